"""What somebody may want to be otherwise in a plan that is under way, and the frame that each would give.

Pure, apart from what they read of the introduction's own rows: nothing is written here.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar, Protocol

from django.utils.translation import gettext as _

from accounts.models import Node, Person
from look.templatetags.look import day_month
from programs.cadence import Offset
from programs.calendar import PUBLIC_DAYS_OFF, Span
from programs.days_off import vacation_weeks
from programs.errors import CannotBe
from programs.frame import Frame, Term
from programs.lengths import lengths_of
from programs.longest import longest_on
from programs.models import Alteration, Category, Introduction
from programs.pace import FULL, Pace, Tempo
from programs.vacation import VACATION, is_stretched, repaused

Kind = Alteration.Kind
A_DAY = timedelta(days=1)


class Intent(Protocol):
    """`frame` gives what the plan would be made from; a CannotBe where there can be no such plan."""

    kind: ClassVar[str]

    @property
    def reason(self) -> str: ...
    def frame(self, introduction: Introduction, frame: Frame) -> Frame: ...


@dataclass(frozen=True)
class MoveStart:
    """The first day is another; everything that is counted from it moves along, the length stays."""

    start_on: date
    reason: str = ""
    kind: ClassVar[str] = Kind.START

    def frame(self, introduction, frame):
        if not PUBLIC_DAYS_OFF.is_working_day(self.start_on):
            raise CannotBe(_("The first day is a day off. Choose a working day."))
        moved = replace(frame, start_on=self.start_on, tempos=_begun_with(frame.pace, self.start_on))
        close, end = _counted_ends(introduction, frame, self.start_on)
        return with_ends(repaused(replace(moved, counted_end_on=end), _weeks_at(frame)), close, end)


@dataclass(frozen=True)
class Rest:
    """A pause: what comes after it waits, except meetings of the series in `goes_on`.

    `instead_of`: the first day of a pause that is there already and becomes this one. No last day takes it away.
    """

    from_on: date
    to_on: date | None
    reason: str = ""
    goes_on: tuple[str, ...] = ()
    instead_of: date | None = None
    kind: ClassVar[str] = Kind.PAUSE

    def frame(self, introduction, frame):
        kept = [row for row in frame.pace.tempos if not (row.is_pause and row.from_on == self.instead_of)]
        if self.to_on is not None:
            self._check(self.to_on, frame, kept)
            kept.append(Tempo(self.from_on, 0, self.to_on, self.reason, self.goes_on))
        return repaced(frame, kept)

    def _check(self, to_on: date, frame, kept):
        if to_on < self.from_on:
            raise CannotBe(_("The last day cannot be before the first one."))
        if not frame.start_on <= self.from_on <= frame.end_on:
            raise CannotBe(_("A pause begins while the introduction is under way."))
        others = [row for row in kept if row.is_pause and row.reason != VACATION]
        if any(row.from_on <= to_on and self.from_on <= row.to_on for row in others):
            raise CannotBe(_("There is a pause already on some of these days. Change that one instead."))


@dataclass(frozen=True)
class Extend:
    """Close support, or the whole, lasts until another day."""

    close_support_until_on: date
    end_on: date
    reason: str = ""
    kind: ClassVar[str] = Kind.EXTEND

    def frame(self, introduction, frame):
        if self.end_on < self.close_support_until_on:
            raise CannotBe(_("The introduction cannot end before its close support does."))
        if self.close_support_until_on <= frame.start_on:
            raise CannotBe(_("The close support cannot end before it has begun."))
        last_on = max(longest_on(introduction.version, frame.pace), frame.end_on)
        if self.end_on > last_on:
            raise CannotBe(_("The programme lets the introduction last until %(day)s.") % {"day": day_month(last_on)})
        if self.close_support_until_on != frame.close_support_until_on:
            close = frame.pace.counted(self.close_support_until_on)
            frame = replace(frame, close_support_until_on=self.close_support_until_on, counted_close_on=close)
        if self.end_on > frame.end_on:
            frame = repaused(replace(frame, counted_end_on=frame.pace.counted(self.end_on)), _weeks_at(frame))
        if self.end_on != frame.end_on:
            frame = replace(frame, end_on=self.end_on, counted_end_on=frame.pace.counted(self.end_on))
        return frame


@dataclass(frozen=True)
class Work:
    """Other working hours from a day on; `is_stretched`: the plan goes at that pace from then."""

    extent: int
    from_on: date
    is_stretched: bool = True
    reason: str = ""
    kind: ClassVar[str] = Kind.WORK

    def frame(self, introduction, frame):
        if not 1 <= self.extent <= FULL:
            raise CannotBe(_("Working hours are between 1 and 100 per cent."))
        kept = [row for row in frame.pace.tempos if row.is_pause or row.from_on < self.from_on]
        before = Pace(frame.start_on, tuple(row for row in kept if not row.is_pause))
        percent = self.extent if self.is_stretched else FULL
        if before.percent_on(self.from_on) != percent:
            kept.append(Tempo(max(self.from_on, frame.start_on), percent))
        return replace(repaced(frame, kept), extent=self.extent)


@dataclass(frozen=True)
class Recategorise:
    """Another background: which items there are, and how long the support is close."""

    category: Category
    reason: str = ""
    kind: ClassVar[str] = Kind.CATEGORY

    def frame(self, introduction, frame):
        if self.category.version_id != introduction.version_id:
            raise CannotBe(_("The programme that is followed has no such background. Choose another one."))
        close, end = standard_ends(introduction, self.category, frame.start_on)
        return with_ends(replace(frame, category_key=self.category.key), close, end)


@dataclass(frozen=True)
class Relocate:
    """Another unit from a day on, and whoever has a role there then; `although`: why a full mentor is chosen."""

    node: Node
    from_on: date
    people: tuple[tuple[str, Person], ...] = ()
    reason: str = ""
    although: str = ""
    kind: ClassVar[str] = Kind.UNIT

    def frame(self, introduction, frame):
        if introduction.placements.filter(to_on=None, from_on__gt=self.from_on).exists():
            raise CannotBe(_("The unit has been changed from a later day already. Take that back first."))
        moved = replace(frame, node_id=self.node.pk)
        for role, person in self.people:
            moved = Reassign(role, person, self.from_on).frame(introduction, moved)
        return moved


@dataclass(frozen=True)
class Reassign:
    """Somebody else has a role from a day on; `although`: why a mentor is chosen who is full."""

    role: str
    person: Person
    from_on: date
    reason: str = ""
    although: str = ""
    kind: ClassVar[str] = Kind.PERSON

    def frame(self, introduction, frame):
        if self.person.pk == introduction.newcomer_id:
            raise CannotBe(_("Nobody is their own helper. Choose somebody else."))
        if any(row.to_on is None and (row.from_on or date.min) > self.from_on for row in frame.terms_of([self.role])):
            raise CannotBe(_("Somebody takes over on a later day already. Take that back first."))
        others = [self._until(row) for row in frame.terms]
        terms = (*filter(None, others), Term(self.role, self.person.pk, self.from_on))
        return replace(frame, people=frame.people | {self.role: self.person.pk}, terms=terms)

    def _until(self, row):
        if row.role != self.role or row.stands_in_for_id or (row.to_on and row.to_on < self.from_on):
            return row
        ends_on = self.from_on - A_DAY
        return replace(row, to_on=ends_on) if row.from_on is None or row.from_on <= ends_on else None


@dataclass(frozen=True)
class StandIn:
    """Somebody comes in another's place between two days; the role is still the other's."""

    role: str
    person: Person
    stands_in_for: Person
    from_on: date
    to_on: date
    reason: str = ""
    kind: ClassVar[str] = Kind.STAND_IN

    @property
    def term(self) -> Term:
        return Term(self.role, self.person.pk, self.from_on, self.to_on, self.stands_in_for.pk)

    def frame(self, introduction, frame):
        if self.to_on < self.from_on:
            raise CannotBe(_("The last day cannot be before the first one."))
        if self.person.pk in (introduction.newcomer_id, self.stands_in_for.pk):
            raise CannotBe(_("Choose somebody else than the one who is away."))
        days = Span(self.from_on, self.to_on)
        held = [row for row in frame.terms_of([self.role]) if row.person_id == self.stands_in_for.pk]
        if not any(row.part_of(days) for row in held):
            raise CannotBe(_("%(name)s does not have that role then.") % {"name": self.stands_in_for.name})
        others = [row for row in frame.stand_ins_of([self.role]) if row.stands_in_for_id == self.stands_in_for.pk]
        if any(row.part_of(days) for row in others):
            raise CannotBe(_("Somebody stands in already on some of these days."))
        return replace(frame, terms=(*frame.terms, self.term))


def _weeks_at(frame: Frame) -> list[int]:
    """The vacation weeks where the plan is, if it rests in them at all."""
    return vacation_weeks(Node.objects.get(pk=frame.node_id)) if is_stretched(frame.pace) else []


def repaced(frame: Frame, tempos) -> Frame:
    """At other tempos: what is counted stays, so the ends move."""
    pace = Pace(frame.start_on, tuple(sorted(tempos, key=lambda row: row.from_on)))
    close = frame.counted_close_on or frame.close_support_until_on
    return with_ends(replace(frame, tempos=pace), close, frame.last_counted_on)


def with_ends(frame: Frame, counted_close_on: date, counted_end_on: date) -> Frame:
    """With both ends where the pace puts them; how long it may become is `programs.replanning`'s to say."""
    frame = replace(frame, counted_close_on=counted_close_on, counted_end_on=counted_end_on)
    close, end = frame.pace.day(counted_close_on), frame.pace.day(counted_end_on)
    return replace(frame, close_support_until_on=close, end_on=end)


def standard_ends(introduction: Introduction, category: Category, start_on: date) -> tuple[date, date]:
    """The last day of close support and of the whole, as the programme counts for a background and an experience."""
    lengths = lengths_of(introduction.version, category, introduction.experience)
    close, end = (Offset.parse(length).after(start_on) - A_DAY for length in lengths)
    return close, max(close, end)


def _counted_ends(introduction, frame, start_on):
    """Months are counted from the new day; lengths that somebody chose stay as many days."""
    close, end = frame.counted_close_on or frame.close_support_until_on, frame.last_counted_on
    if (close, end) == standard_ends(introduction, introduction.category, frame.start_on):
        return standard_ends(introduction, introduction.category, start_on)
    moved = start_on - frame.start_on
    return close + moved, end + moved


def _begun_with(pace, start_on):
    """The same tempos; one that held from the first day holds from the new one."""
    rows = (replace(row, from_on=start_on) if _held_from_first(row, pace) else row for row in pace.tempos)
    return Pace(start_on, tuple(rows))


def _held_from_first(row, pace):
    return not row.is_pause and row.from_on == pace.start_on
