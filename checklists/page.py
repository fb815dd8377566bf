"""The checklist as a page shows it: rows under themes, filtered, with what each row needs to be shown and changed."""

import uuid
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils import timezone

from checklists.models import Item, Level, Reflection
from checklists.reasons import reasons_of
from checklists.rules import can_confirm_practice, can_read_levels, can_set_level, can_write_reflection
from checklists.selectors import OnAgenda, on_agenda
from programs import parts
from programs.models import Introduction, Theme
from programs.responsible import Responsible, responsible_in
from programs.words import Words
from routines.models import Routine

SHOWS = ("phase", "all", "bring-up", "not-started")


@dataclass(frozen=True)
class Topic:
    """The hidden fields of the form that puts something on the next meeting."""

    kind: str
    key: str
    text: str
    request_key: uuid.UUID = field(default_factory=uuid.uuid4)


def topic_of(kind, row):
    return Topic(kind, row.key, str(row))


@dataclass
class Row:
    """One item and what this reader may see and do; `was` is the level before a change that can be undone."""

    item: Item
    reads_level: bool = False
    can_set: bool = False
    can_reflect: bool = False
    routines: list[Any] = field(default_factory=list)
    reflection: Reflection | None = None
    is_on_agenda: bool = False
    was: Level | None = None
    people: dict[str, Responsible] = field(default_factory=dict)  # by role, of the introduction
    can_confirm: bool = False
    reasons: list[str] = field(default_factory=list)

    @property
    def responsible(self):
        """Who sees to it today; None for what somebody added in own words."""
        return self.people.get(self.item.template.responsible) if self.item.template_id else None

    @property
    def confirmer(self):
        """Who confirms what is practised at home."""
        return self.people.get(self.item.practice["confirmed_by"])

    @property
    def practice(self):
        """What is practised at home, in the reader's language."""
        return Words(self.item.practice["text"]) if self.item.practice else ""

    @property
    def topic(self):
        return topic_of("item", self.item)

    @property
    def steps(self):
        """(level, is it the present one, has it been passed) for the four buttons."""
        return [(level, level == self.item.level, 0 < level < self.item.level) for level in Level]


@dataclass
class ThemeRows:
    theme: Theme
    rows: list[Row]
    started: int
    total: int
    touched_on: Any = None


class Checklist:
    """Asks the database only for what is used: a changed row needs the items to count, not the routines."""

    def __init__(self, introduction: Introduction, reader, show: str = "phase"):
        self.introduction, self.reader = introduction, reader
        self.reads_levels = can_read_levels(reader, introduction)
        shows = [name for name in SHOWS if name != "not-started" or self.reads_levels]
        self.show = show if show in shows else "phase"
        self.shows = shows
        self.reasons: dict[int, list[str]] = {}

    @cached_property
    def items(self):
        rows = Item.objects.of([self.introduction]).with_words()
        items = list(rows.order_by("theme__order", "template__order", "occurrence", "pk"))
        for item in items:
            item.introduction = self.introduction
        return items

    @cached_property
    def open_items(self):
        return [item for item in self.items if item.is_open]

    @property
    def left_out(self):
        return [item for item in self.items if not item.is_open]

    @cached_property
    def phase_ids(self):
        """The phases under way; before the first and between two the next to come, at last the last."""
        today = timezone.localdate()
        phases = {item.phase for item in self.open_items}
        days = {phase.pk: self.introduction.days_of(phase) for phase in phases}
        under_way = {pk for pk, (first_on, last_on) in days.items() if first_on <= today <= last_on}
        coming = sorted((first_on, pk) for pk, (first_on, _) in days.items() if first_on > today)
        past = sorted((last_on, pk) for pk, (_, last_on) in days.items())
        return under_way or {pk for _, pk in coming[:1] or past[-1:]}

    @cached_property
    def agenda(self) -> OnAgenda:
        return on_agenda(self.introduction, self.reader)

    def is_on_agenda(self, item):
        return item.key in self.agenda.items or item.theme.key in self.agenda.themes

    def chosen(self, show):
        tests = {
            "phase": lambda item: item.phase.pk in self.phase_ids,
            "all": lambda item: True,
            "bring-up": self.is_on_agenda,
            "not-started": lambda item: not item.is_started,
        }
        return [item for item in self.open_items if tests[show](item)]

    @cached_property
    def filters(self):
        """(name, number of items) of each filter."""
        return [(name, len(self.chosen(name))) for name in self.shows]

    @cached_property
    def level_counts(self):
        """(level, number of items) among those that are shown."""
        counts = Counter(item.level for item in self.chosen(self.show))
        return [(level, counts[level]) for level in Level]

    @cached_property
    def themes(self) -> list[ThemeRows]:
        """The themes of what is shown; how far each has come is counted over all its items."""
        started = Counter(item.theme_id for item in self.open_items if item.is_started)
        total = Counter(item.theme_id for item in self.open_items)
        found: dict[int, ThemeRows] = {}
        for item in self.chosen(self.show):
            pk = item.theme_id
            mine = found.setdefault(pk, ThemeRows(item.theme, [], started[pk], total[pk]))
            mine.rows.append(Row(item, reads_level=self.reads_levels))
        return list(found.values())

    def fill(self, saved_id=None, was=None):
        """Give the rows all that a whole page shows; `saved_id` and `was` tell which change can be undone."""
        linked, reflections = self._linked(), self._reflections()
        people = responsible_in([self.introduction])[self.introduction.pk]
        touched = parts.touched([self.introduction]).get(self.introduction.pk, {})
        self.reasons = reasons_of(self.introduction, [*self.chosen(self.show), *self.left_out])
        for group in self.themes:
            group.touched_on = touched.get(group.theme.key)
            for row in group.rows:
                row.routines = [linked[key] for key in row.item.routine_keys if key in linked]
                row.reflection = reflections.get(row.item.pk)
                row.is_on_agenda = row.item.key in self.agenda.items
                row.can_set = can_set_level(self.reader, row.item)
                row.can_reflect = can_write_reflection(self.reader, row.item)
                row.people = people
                row.can_confirm = can_confirm_practice(self.reader, row.item)
                row.reasons = self.reasons[row.item.pk]
                row.was = was if row.item.pk == saved_id else None
        return self

    def _linked(self):
        keys = [key for group in self.themes for row in group.rows for key in row.item.routine_keys]
        return Routine.objects.linked(keys, self.introduction.node)

    def _reflections(self):
        rows = Reflection.objects.readable_by(self.reader).filter(item__introduction=self.introduction)
        return {row.item_id: row for row in rows.with_readers()}
