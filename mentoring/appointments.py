"""Who is to be at which meeting, on its day: whoever stands in for somebody then comes in their place."""

from collections import defaultdict

from django.db.models import Q

from accounts.models import Role
from accounts.querysets import in_ranges
from accounts.scope import CHIEFS
from mentoring.models import Meeting, Series
from mentoring.people import in_order
from programs.appointments import Appointment
from programs.frame import roles_on
from programs.models import Involvement, Placement
from programs.terms import Terms, introductions_of

PART = "mentoring"


def appointments(people, first, last):
    """Of the introductions and of the units; a fixed number of queries."""
    meetings = Meeting.objects.filter(state__in=("planned", "held")).between(first, last)
    meetings = meetings.filter(_of(people)) if people is not None else meetings
    rows = list(meetings.select_related("series__template", "series__node"))
    terms = Terms({row.introduction_id for row in rows if row.introduction_id})
    units = AtUnits({row.series.node for row in rows if row.series.node_id})
    found = [_of_introduction(row, terms) if row.introduction_id else _of_unit(row, units) for row in rows]
    wanted = None if people is None else set(people)
    return [row for row in found if wanted is None or wanted.intersection(row.people)]


def _of(people):
    """Meetings where some of them may belong."""
    held = Role.objects.filter(person__in=people, kind__in=(*CHIEFS, "mentor")).values_list("node__path", flat=True)
    paths = {low[:end] for low in held for end in range(4, len(low) + 1, 4)}
    units = Series.objects.filter(node__path__in=paths).values_list("pk", flat=True)
    return Q(introduction__in=introductions_of(people)) | Q(series__in=list(units))


class AtUnits:
    """As mentoring.people.unit_participants says, on a day: two queries at most."""

    def __init__(self, nodes):
        ranges = [node.path_range for node in nodes]
        placed = Placement.objects.filter(in_ranges(ranges, "node__path"), to_on=None, introduction__state="active")
        self.paths = dict(placed.values_list("introduction", "node__path")) if ranges else {}
        self.terms = defaultdict(list)
        for row in Involvement.objects.filter(introduction__in=self.paths).order_by("from_on", "pk"):
            self.terms[row.introduction_id].append(row)

    def people(self, node, roles, day):
        low, high = node.path_range
        near = [pk for pk, path in self.paths.items() if low <= path < high]
        held = [roles_on(self.terms[pk], day) for pk in near]
        return sorted({by_role[role] for by_role in held for role in roles if role in by_role})

    @property
    def everybody(self):
        """Whoever has any role there, ever."""
        return {row.person_id for rows in self.terms.values() for row in rows}


def _of_introduction(meeting, terms):
    roles, by_role = meeting.template.roles, terms.by_role(meeting.introduction_id, meeting.on)
    organiser = by_role.get("mentor") if "mentor" in roles else by_role.get("chief")
    return _appointment(meeting, in_order(by_role, roles), organiser)


def _of_unit(meeting, units):
    return _appointment(meeting, units.people(meeting.series.node, meeting.template.roles, meeting.on))


def _appointment(meeting, people, organiser_id=None):
    return Appointment(
        part=PART,
        refers_id=meeting.pk,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        people=tuple(people),
        kind=meeting.template.kind,
        thread=meeting.series.key,
        organiser_id=organiser_id,
        place=meeting.place,
        url=meeting.get_absolute_url(),
        introduction_id=meeting.introduction_id,
        is_held=meeting.is_held,
    )
