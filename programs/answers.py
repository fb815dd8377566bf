"""What parts answer with: changes, entries in the calendar, what to show, to bring up and to remind of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

POINTERS = ("template", "template_id", "theme")  # in the values of a change: rows of a version


@dataclass(frozen=True)
class Change:
    """One difference between a plan as it is and as it should be.

    `before` is None for a new row and `after` for a withdrawn one; they hold what the part needs, as plain values.
    `label`, `on`, `thread` and `reason` are what a preview shows: a text, a day, the key of the series, and why the
    day is another than the rhythm says. At a start, one with neither tells of a day that is left out.
    """

    part: str
    key: str
    occurrence: str = ""
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    label: str = ""
    on: date | None = None
    thread: str = ""
    reason: str = ""

    @property
    def place(self) -> tuple[str, str, str]:
        """Which row it is about: what a chief declines is remembered by it."""
        return self.part, self.key, self.occurrence

    @property
    def at(self) -> datetime | None:
        """The time that it is moved to by the clock; None when that is as the rhythm says."""
        first, now = ((self.after or {}).get(name) for name in ("first_planned_at", "starts_at"))
        return datetime.fromisoformat(now) if first and now and first[10:16] != now[10:16] else None

    @property
    def is_of_words_only(self) -> bool:
        """Nothing moves: the row only points at the words of another version."""
        return _without_pointers(self.before) == _without_pointers(self.after)


def _without_pointers(values):
    return values and {name: value for name, value in values.items() if name not in POINTERS}


@dataclass(frozen=True)
class Entry:
    """Something in the calendar of an introduction or a node: a meeting, a session, an evaluation.

    `on` is the day, `starts_at` the instant when there is one; `kind` chooses the bead (joint, mentor, chief-mentor,
    group, course, evaluation, item); `state` is planned, held, cancelled or moved; `reason` explains a moved or
    cancelled one in the reader's language; `fragment` with `data` is what the part shows beside it, such as what
    to read before a session.
    """

    on: date
    kind: str
    label: str
    starts_at: datetime | None = None
    minutes: int = 0
    place: str = ""
    detail: str = ""
    state: str = "planned"
    reason: str = ""
    url: str = ""
    thread: str = ""
    introduction_id: int | None = None
    part: str = ""
    fragment: str = ""  # a template of the part's own, shown beside the entry with `data`
    data: Any = None

    @property
    def is_held(self):
        return self.state == "held"


@dataclass(frozen=True)
class Thread:
    """A named row of beads on the phase line: one series of meetings or sessions."""

    key: str
    kind: str
    label: str
    is_counted: bool = True
    to_newcomer: str = ""  # the label for the newcomer, who is one of those who meet

    @property
    def own_label(self) -> str:
        return self.to_newcomer or self.label


@dataclass(frozen=True)
class Section:
    """What a part shows at a place; the template is rendered with the context plus the request."""

    template: str
    context: dict[str, Any]
    order: int = 50


@dataclass(frozen=True)
class BringUp:
    """Something to talk about at the next meeting.

    `source` says where it comes from: newcomer, theme, request, last (time) or ahead. With `with_role` it is brought up
    only where somebody in that role belongs.
    """

    introduction_id: int
    source: str
    label: str
    detail: str = ""
    url: str = ""
    theme_key: str = ""
    item_key: str = ""
    topic_id: int | None = None  # of what somebody put on the next meeting
    with_role: str = ""


@dataclass(frozen=True)
class Advice:
    """A word of advice about a plan, never a block: a sentence, its reason and where to mend it."""

    code: str
    label: str
    reason: str = ""
    url: str = ""
    action: str = ""
    introduction_id: int | None = None
    is_missing: bool = False  # the organisation's own omission


@dataclass(frozen=True)
class Due:
    """One kind of reminder and to whom it goes; `rows` selects values (person_id, key, refers_id), key being unique.

    With `is_outside` it goes to addresses outside the site: (address, language, key, refers_id).
    """

    kind: str
    rows: QuerySet
    refers_to: str = ""
    due_on: date | None = None
    is_outside: bool = False
