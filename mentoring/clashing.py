"""Meetings ahead that can no longer be held when they are: somebody is away then, or taken elsewhere, or all rest."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Node
from mentoring.appointments import PART
from mentoring.models import Meeting
from mentoring.people import in_order, meeting_title
from programs.appointments import DAYS_AHEAD, DAYS_BACK, Appointment
from programs.clashes import Clash, Surroundings
from programs.frame import roles_on
from programs.models import Introduction
from programs.parts import Advice
from programs.querysets import people_of

AHEAD = timedelta(weeks=8)
OWN_REASONS = {"mentor": Meeting.Reason.MENTOR, "chief": Meeting.Reason.CHIEF, "newcomer": Meeting.Reason.NEWCOMER}
DAY_REASONS = {"holiday": Meeting.Reason.HOLIDAY, "vacation": Meeting.Reason.VACATION}


@dataclass(frozen=True)
class Clashing:
    """A meeting, why it clashes, and the time that it could have instead; None when none was found."""

    meeting: Meeting
    title: str
    clash: Clash
    reason: str
    proposed_at: datetime | None

    @property
    def key(self):
        """What is posted: only what was seen is done."""
        return f"{self.meeting.pk} {self.meeting.revision} {self.proposed_at.isoformat()}" if self.proposed_at else ""


def plannable(person):
    """The introductions under way whose meetings one has to see to: those one leads and those one mentors."""
    led, mentored = Introduction.objects.led_by(person), Introduction.objects.mentored_by(person)
    ids = led.order_by().values("pk").union(mentored.order_by().values("pk"))
    return Introduction.objects.active().filter(pk__in=ids).with_people()


def clashing(introductions, reader=None) -> list[Clashing]:
    """In the order of the calendar, for the next eight weeks; of two that clash with each other one is named.

    A fixed number of queries. A unit's own meetings are not moved for the sake of one.
    """
    found = _Search(list(introductions), reader)
    return sorted(found.rows(), key=lambda row: row.meeting.starts_at)


class _Search:
    def __init__(self, introductions, reader):
        prefetch_related_objects(introductions, "newcomer", *people_of())
        self.reader, self.mine = reader, {row.pk: row for row in introductions}
        today = timezone.localdate()
        self.last = today + AHEAD
        rows = Meeting.objects.planned().filter(introduction__in=self.mine, starts_at__gt=timezone.now())
        # What nobody has chosen the day for gives way to what somebody has.
        self.meetings = sorted(
            rows.until(self.last).select_related("series__template"), key=lambda row: (row.is_pinned, row.starts_at)
        )
        for meeting in self.meetings:
            meeting.introduction = self.mine[meeting.introduction_id]
        people = {pk for row in self.meetings for pk in self._people(row)}
        first, last = today - timedelta(days=DAYS_BACK), self.last + timedelta(days=DAYS_AHEAD)
        self.around = Surroundings(people, first, last)
        self.weeks = _vacation_weeks(introductions)
        self.named = []  # of the meetings that are to move, and are nobody's obstacle any more

    def rows(self):
        for meeting in self.meetings:
            clash = self._clash(meeting)
            if clash:
                yield self._row(meeting, clash)

    def _clash(self, meeting):
        weeks, names = self._weeks(meeting), [*self.named, (PART, meeting.pk)]
        clash = self.around.clash(self._people(meeting), meeting.starts_at, meeting.minutes, weeks, names)
        is_vacation = clash.day_off is not None and clash.day_off.code == "vacation"
        if meeting.is_pinned and not is_vacation:
            clash = Clash(clash.taken, clash.away)  # somebody chose a Saturday
        return Clash(away=clash.away, day_off=clash.day_off) if meeting.may_clash else clash

    def _row(self, meeting, clash):
        self.named.append((PART, meeting.pk))
        proposed_at, by_role = self._proposed(meeting), self._by_role(meeting)
        if proposed_at:
            self.around.diary.add(self._appointment(meeting, proposed_at))
        people = {role: self.around.people[pk] for role, pk in by_role.items() if pk in self.around.people}
        title = meeting_title(meeting, people, self.reader)
        return Clashing(meeting, title, clash, _reason(clash, by_role), proposed_at)

    def _proposed(self, meeting):
        """The nearest free time on a day when its series does not meet already."""
        people, weeks = self._people(meeting), self._weeks(meeting)
        times = self.around.free_times(people, meeting.starts_at, meeting.minutes, weeks, self.named, number=9)
        others = {row.on for row in self.meetings if row.series_id == meeting.series_id and row.pk != meeting.pk}
        return next((at for at in times if timezone.localdate(at) not in others), None)

    def _appointment(self, meeting, starts_at):
        return Appointment(PART, 0, starts_at, meeting.minutes, tuple(self._people(meeting)), meeting.template.kind)

    def _people(self, meeting):
        return in_order(self._by_role(meeting), meeting.template.roles)

    def _by_role(self, meeting):
        introduction = meeting.introduction
        return roles_on(introduction.involvements.all(), meeting.on) | {"newcomer": introduction.newcomer_id}

    def _weeks(self, meeting):
        node = meeting.introduction.node
        return self.weeks.get(node.pk, ()) if node else ()


def _reason(clash, by_role):
    """The code of why it is moved: the week, or whose hindrance it is."""
    if clash.day_off:
        return DAY_REASONS.get(clash.day_off.code, Meeting.Reason.OTHER)
    hindered = {person.pk for person in (clash.away or clash.taken)}
    role = next((role for role in ("mentor", "chief", "newcomer") if by_role.get(role) in hindered), "")
    return OWN_REASONS.get(role, Meeting.Reason.OTHER)


def _vacation_weeks(introductions):
    """{node id: weeks} of the nearest place from its unit up, as programs.days_off says; one query."""
    nodes = {row.node.pk: row.node for row in introductions if row.node}
    paths = {
        node.path[:end] for node in nodes.values() for end in range(node.steplen, len(node.path) + 1, node.steplen)
    }
    rows = sorted(Node.objects.filter(path__in=paths), key=lambda row: -row.depth)
    return {
        pk: _weeks_above(node, [row for row in rows if node.path.startswith(row.path)]) for pk, node in nodes.items()
    }


def _weeks_above(node, rows):
    unit = next((row for row in rows if row.kind == Node.Kind.UNIT), node)
    return next((row.vacation_weeks for row in rows if row.depth <= unit.depth and row.vacation_weeks), ())


def clash_advice(introductions) -> list[Advice]:
    """One sentence about all of them; the page has the rest."""
    number = len(clashing(introductions))
    if not number:
        return []
    label = ngettext("%(count)s meeting clashes.", "%(count)s meetings clash.", number)
    return [
        Advice(
            code="meetings_clash",
            label=label % {"count": number},
            reason=_("Somebody is away or taken then. There are new times to choose."),
            url=reverse("mentoring:clash_list"),
            action=_("See new times"),
        )
    ]
