"""Whom a newcomer turns to: what each one does and decides, who is in, and who stands in when somebody is away."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils import timezone

from accounts.models import Absence, Person, Role
from accounts.scope import CHIEFS
from programs.calendar import PUBLIC_DAYS_OFF, Span
from programs.days_off import vacation_weeks

ROLES = ("mentor", "chief")  # in the order in which one asks
NEAREST = "nearest"


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
class Away:
    """A week when the one who is asked first is not at work, and whom to ask then."""

    names: tuple[str, ...] = ()
    ask: Person | None = None
    is_vacation: bool = False


@dataclass
class Support:
    """Everybody around one introduction."""

    helpers: list[Helper]
    stand_ins: list  # Involvement rows that say for whom somebody stands in
    vacation_weeks: list[int] = field(default_factory=list)

    def as_role(self, role):
        return next((helper for helper in self.helpers if helper.role == role), None)

    def ask_instead_of(self, helper, days):
        """The named stand-in of those days, else the first of the others who is in."""
        for row in self.stand_ins:
            if row.stands_in_for_id == helper.person.pk and row.from_on <= days[0] and (row.to_on or days[-1]) >= days[-1]:
                return row.person
        others = [other for other in self.helpers if other.person.pk != helper.person.pk and other.is_in_all(days)]
        return others[0].person if others else None

    def away(self, monday):
        """What makes the week one without the mentor, or without both; None in an ordinary week."""
        days = [day for n in range(5) if PUBLIC_DAYS_OFF.is_working_day(day := monday + timedelta(days=n))]
        asked = [helper for role in ROLES if (helper := self.as_role(role))]
        missing = [helper for helper in asked if helper.is_away_all(days)]
        is_vacation = monday.isocalendar().week in self.vacation_weeks
        if not days or not asked or (not is_vacation and asked[0] not in missing):
            return None
        return Away(
            names=tuple(helper.person.first_name for helper in missing),
            ask=self.ask_instead_of(missing[0] if missing else asked[0], days) or (None if missing else asked[0].person),
            is_vacation=is_vacation,
        )


def support_of(introduction, *, with_vacation=False):
    """Mentor, chief, other helpers and the nearest leader, in four queries at most."""
    helpers = [*_involved(introduction), *_nearest(introduction)]
    away = _absences([helper.person.pk for helper in helpers])
    for helper in helpers:
        helper.absences = away.get(helper.person.pk, [])
    stand_ins = [row for row in introduction.involvements.all() if row.stands_in_for_id]
    weeks = vacation_weeks(introduction.node) if with_vacation and introduction.node else []
    support = Support(helpers, stand_ins, weeks)
    today = timezone.localdate()
    for helper in helpers:
        helper.stand_in = support.ask_instead_of(helper, [today]) if helper.away_until else None
    return support


def _involved(introduction):
    """In the order mentor, chief, others; once a person, in the first role."""
    roles = {row.key: row for row in introduction.version.helpers.all()}
    rows = [row for row in introduction.current_involvements if not row.stands_in_for_id]
    order = {role: place for place, role in enumerate(ROLES)}
    found = {}
    for row in sorted(rows, key=lambda row: (order.get(row.role, len(order)), row.pk)):
        says = roles.get(row.role)
        title, does, decides = (str(says), str(says.does), str(says.decides)) if says else (row.role, "", "")
        found.setdefault(row.person_id, Helper(row.person, row.role, title, does, decides, row.from_on))
    return list(found.values())


def _nearest(introduction):
    """Those who lead the nearest place where somebody does, when they are not already in the list."""
    node = introduction.node
    if node is None:
        return []
    paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    leaders = Role.objects.current().filter(node__path__in=paths, kind__in=CHIEFS).select_related("person", "node")
    known = {row.person_id for row in introduction.current_involvements}
    nearest = sorted(leaders, key=lambda role: (-role.node.depth, role.pk))
    return [
        Helper(role.person, NEAREST, role.get_kind_display(), since=role.from_on)
        for role in nearest
        if role.node.depth == nearest[0].node.depth and role.person_id not in known
    ]


def _absences(people_ids):
    found: dict[int, list[Span]] = {}
    for row in Absence.objects.filter(person__in=people_ids).lasting():
        found.setdefault(row.person_id, []).append(Span(row.from_on, row.to_on))
    return found
