"""Who is to be at which meeting, on its day: whoever stands in for somebody then comes in their place."""

from collections import defaultdict

from django.db.models import Q

from accounts.models import Role
from accounts.scope import CHIEFS
from mentoring.models import Meeting, Series
from mentoring.people import ORDER
from programs.appointments import Appointment
from programs.models import Introduction, Involvement

PART = "mentoring"


def appointments(people, first, last):
    """Of the introductions and of the units; a fixed number of queries."""
    meetings = Meeting.objects.filter(state__in=("planned", "held")).between(first, last)
    meetings = meetings.filter(_of(people)) if people is not None else meetings
    rows = list(meetings.select_related("series__template", "series__node"))
    those = _Those(rows)
    found = [_appointment(row, those) for row in rows]
    wanted = None if people is None else set(people)
    return [row for row in found if wanted is None or wanted.intersection(row.people)]


def _of(people):
    """Meetings where some of them may belong."""
    ids = list(people)
    newcomers = Introduction.objects.filter(newcomer__in=ids).values_list("pk", flat=True)
    helped = Involvement.objects.filter(person__in=ids).values_list("introduction_id", flat=True)
    held = Role.objects.filter(person__in=ids, kind__in=(*CHIEFS, "mentor")).values_list("node__path", flat=True)
    paths = {low[:end] for low in held for end in range(4, len(low) + 1, 4)}
    units = Series.objects.filter(node__path__in=paths).values_list("pk", flat=True)
    return Q(introduction__in={*newcomers, *helped}) | Q(series__in=list(units))


class _Those:
    """Everybody with a role around some meetings, and from when to when."""

    def __init__(self, meetings):
        introductions = {row.introduction_id for row in meetings if row.introduction_id}
        self.newcomers = dict(Introduction.objects.filter(pk__in=introductions).values_list("pk", "newcomer_id"))
        self.terms = defaultdict(list)
        for row in Involvement.objects.filter(introduction__in=introductions).order_by("from_on", "pk"):
            self.terms[row.introduction_id].append(row)
        nodes = {row.series.node.path for row in meetings if row.series.node_id}
        self.at_units = list(_at_units()) if nodes else []

    def by_role(self, introduction_id, day):
        """{role: person id} on a day."""
        terms = self.terms[introduction_id]
        then = [row for row in terms if row.from_on <= day and (row.to_on is None or day <= row.to_on)]
        held = {row.role: row.person_id for row in then if row.stands_in_for_id is None}
        for row in then:
            if row.stands_in_for_id and held.get(row.role) == row.stands_in_for_id:
                held[row.role] = row.person_id
        return held | {"newcomer": self.newcomers[introduction_id]}

    def at_unit(self, node, roles, day):
        """As mentoring.people.unit_participants says, on a day."""
        low, high = node.path_range
        return sorted(
            {
                person_id
                for person_id, role, path, from_on, to_on in self.at_units
                if role in roles and low <= path < high and from_on <= day and (to_on is None or day <= to_on)
            }
        )


def _at_units():
    """(person id, role, path, from, to) of those with a role in an introduction under way."""
    active = Introduction.objects.active().filter(placements__to_on=None)
    return Involvement.objects.filter(introduction__in=active.values("pk"), stands_in_for=None).values_list(
        "person_id", "role", "introduction__placements__node__path", "from_on", "to_on"
    )


def _appointment(meeting, those):
    template, day = meeting.template, meeting.on
    if meeting.introduction_id is None:
        people, by_role = those.at_unit(meeting.series.node, template.roles, day), {}
    else:
        by_role = those.by_role(meeting.introduction_id, day)
        known = [role for role in ORDER if role in template.roles] + [r for r in template.roles if r not in ORDER]
        people = list(dict.fromkeys(by_role[role] for role in known if role in by_role))
    return Appointment(
        part=PART,
        refers_id=meeting.pk,
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        people=tuple(people),
        kind=template.kind,
        thread=meeting.series.key,
        organiser_id=by_role.get("mentor") if "mentor" in template.roles else by_role.get("chief"),
        place=meeting.place,
        url=meeting.get_absolute_url(),
        introduction_id=meeting.introduction_id,
        is_held=meeting.is_held,
    )
