"""Whom a newcomer turns to: what each one does and decides, who is in, and who stands in when somebody is away."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Absence, Person, Role
from accounts.scope import CHIEFS
from programs.calendar import PUBLIC_DAYS_OFF, Span
from programs.days_off import vacation_weeks
from programs.pace import Pace

ROLES = ("mentor", "chief")  # in the order in which one asks
NEAREST, LEADER = "nearest", "team-leader"  # found in the organisation; what the programme says of such a one


@dataclass
class Helper:
    """Somebody to ask, in one role."""

    person: Person
    role: str
    title: str
    does: str = ""
    decides: str = ""
    since: date | None = None
    absences: list[Span] = field(default_factory=list)
    stand_in: Person | None = None  # whom to ask today instead

    def absence_on(self, day):
        return next((span for span in self.absences if span.from_on <= day <= span.to_on), None)

    @property
    def away_until(self):
        """The last day of what keeps the person away today; None when the person is in."""
        span = self.absence_on(timezone.localdate())
        return span.to_on if span else None

    def is_away_all(self, days):
        return bool(days) and all(self.absence_on(day) for day in days)

    def is_in_all(self, days):
        return not any(self.absence_on(day) for day in days)


@dataclass(frozen=True)
class Former:
    """Somebody who had a role, or will stand in; the list under the people of today."""

    person: Person
    title: str
    from_on: date
    to_on: date | None
    stands_in_for: Person | None


@dataclass(frozen=True)
class Away:
    """A week when the one who is asked first is not at work, and whom to ask then."""

    names: tuple[str, ...] = ()
    ask: Person | None = None
    is_vacation: bool = False
    is_pause: bool = False

    @property
    def whom(self):
        """Name and, when there is one, number of the one to ask."""
        return ", ".join(filter(None, [self.ask.name, self.ask.phone])) if self.ask else ""


@dataclass
class Support:
    """Everybody around one introduction."""

    helpers: list[Helper]
    stand_ins: list  # Involvement rows that say for whom somebody stands in
    others: list[Former] = field(default_factory=list)
    vacation_weeks: list[int] = field(default_factory=list)
    pace: Pace | None = None

    @property
    def is_working_day(self):
        return PUBLIC_DAYS_OFF.is_working_day(timezone.localdate())

    def as_role(self, role):
        return next((helper for helper in self.helpers if helper.role == role), None)

    def ask_instead_of(self, helper, days):
        """The named stand-in of those days, else somebody who is in: the nearest leader, the chief, then others."""
        named = [row.person for row in self.stand_ins if row.stands_in_for_id == helper.person.pk and covers(row, days)]
        others = [other.person for other in self.leaders_first if other is not helper and other.is_in_all(days)]
        return next(iter(named + others), None)

    @property
    def leaders_first(self):
        """A mentor comes last: whoever asks instead of the chief may need a decision."""
        order = (NEAREST, LEADER, "chief")
        return sorted(
            self.helpers, key=lambda row: (row.role == "mentor", order.index(row.role) if row.role in order else 9)
        )

    def away(self, monday):
        """What makes the week one without the mentor, without both, or a pause; None in an ordinary week."""
        days = [day for n in range(5) if PUBLIC_DAYS_OFF.is_working_day(day := monday + timedelta(days=n))]
        asked = [helper for role in ROLES if (helper := self.as_role(role))]
        missing = [helper for helper in asked if helper.is_away_all(days)]
        is_vacation = monday.isocalendar().week in self.vacation_weeks
        if days and self.pace and all(self.pace.pause_on(day) for day in days):
            return Away(is_pause=True)
        if not days or not (is_vacation or asked[:1] == missing[:1] != []):
            return None
        names = tuple(helper.person.first_name for helper in missing)
        first = (missing or asked)[:1]
        return Away(names, self.ask_instead_of(first[0], days) if first else None, is_vacation)


def covers(involvement, days):
    return involvement.from_on <= days[0] and (involvement.to_on is None or involvement.to_on >= days[-1])


def support_of(introduction, *, with_vacation=False):
    """Mentor, chief, other helpers and the nearest leader, in three queries at most."""
    roles = {row.key: row for row in introduction.version.rows("helpers")}
    helpers = [*_involved(introduction, roles), *_nearest(introduction, roles.get(LEADER))]
    away = _absences([helper.person.pk for helper in helpers])
    for helper in helpers:
        helper.absences = away.get(helper.person.pk, [])
    stand_ins = [row for row in introduction.involvements.all() if row.stands_in_for_id]
    weeks = vacation_weeks(introduction.node) if with_vacation and introduction.node else []
    support = Support(helpers, stand_ins, _others(introduction, roles), weeks, introduction.pace)
    today = timezone.localdate()
    for helper in helpers:
        helper.stand_in = support.ask_instead_of(helper, [today]) if helper.away_until else None
    return support


def _involved(introduction, roles):
    """In the order mentor, chief, others; once a person, in the first role."""
    rows = [row for row in introduction.current_involvements if not row.stands_in_for_id]
    order = {role: place for place, role in enumerate(ROLES)}
    found = {}
    for row in sorted(rows, key=lambda row: (order.get(row.role, len(order)), row.pk)):
        title = str(roles.get(row.role, row.role))
        helper = Helper(row.person, row.role, title, *_words(roles.get(row.role)), row.from_on)
        found.setdefault(row.person_id, helper)
    return list(found.values())


def _words(says):
    """What the programme says that a role does and decides."""
    return (str(says.does), str(says.decides)) if says else ("", "")


def _others(introduction, roles):
    holders = introduction.holders
    return [
        Former(row.person, str(roles.get(row.role, row.role)), row.from_on, row.to_on, row.stands_in_for)
        for row in introduction.involvements.all()
        if row not in holders
    ]


def _nearest(introduction, says):
    """Those who lead the nearest place where somebody does, when they are not already in the list."""
    node = introduction.node
    if node is None:
        return []
    paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    leaders = Role.objects.current().filter(node__path__in=paths, kind__in=CHIEFS).select_related("person", "node")
    known = {row.person_id for row in introduction.current_involvements}
    nearest = sorted(leaders, key=lambda role: (-role.node.depth, role.pk))
    return [
        Helper(role.person, NEAREST, f"{role.get_kind_display()}, {role.node}", *_words(says), role.from_on)
        for role in nearest
        if role.node.depth == nearest[0].node.depth and role.person_id not in known
    ]


def _absences(people_ids):
    found: dict[int, list[Span]] = {}
    for row in Absence.objects.filter(person__in=people_ids).lasting():
        found.setdefault(row.person_id, []).append(Span(row.from_on, row.to_on))
    return found
