"""What can be sent. Every app registers its own kinds in AppConfig.ready; this app knows none of them.

A kind is asked when its messages are about to leave, so that what is sent is true at that moment.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from outbox.models import Message


@dataclass(frozen=True)
class Line:
    """One thing in a digest: never a confidential word.

    `at` is a day or an instant and is shown as "Today 13.00-14.00"; without it the line is something that waits for
    the reader. `url` is a path on this site, used when the line is alone in its mail.
    """

    label: str
    url: str = ""
    at: date | datetime | None = None
    minutes: int = 0
    detail: str = ""

    @property
    def is_instant(self) -> bool:
        return isinstance(self.at, datetime)

    @property
    def day(self) -> date | None:
        return timezone.localdate(self.at) if isinstance(self.at, datetime) else self.at


@dataclass(frozen=True)
class CalendarPart:
    """What a calendar reads in the mail: an iCalendar text, and the method that stands in it."""

    method: str
    text: str


@dataclass(frozen=True)
class Mail:
    """A mail with one purpose and one link. `url` is on this site; `to` only when it is not the person's own."""

    subject: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    url: str = "/"
    action: str = ""
    note: str = ""
    day: date | None = None
    lines: tuple[Line, ...] = ()
    to: str = ""
    calendar: CalendarPart | None = None


Rendered = Mapping[int, Line | Mail]


@dataclass(frozen=True)
class Kind:
    """A kind of message.

    `render` takes all messages of the kind that are about to leave to readers of one language, which is active, and
    answers {message id: Line} (Mail for an immediate kind) in a fixed number of queries. A message that is left out
    no longer holds and is dropped. `moves` names the part whose appointments it tells changes of: whoever has them in
    the own calendar is told there instead (see `register_elsewhere`).
    """

    name: str
    label: "StrOrPromise"
    render: "Callable[[Sequence[Message]], Rendered]"
    is_immediate: bool = False
    moves: str = ""


Elsewhere = Callable[[str, "Sequence[Message]"], set[int]]

_kinds: dict[str, Kind] = {}
_elsewhere: list[Elsewhere] = []


def register_elsewhere(answer: Elsewhere) -> None:
    """`answer(part, messages)` gives the ids of messages whose readers are told of the change in another way."""
    _elsewhere.append(answer)


def told_elsewhere(kind: Kind, messages: "Sequence[Message]") -> set[int]:
    return {pk for answer in _elsewhere for pk in answer(kind.moves, messages)} if kind.moves else set()


def register(kind: Kind) -> None:
    """Called once for each kind, when its app is ready."""
    _kinds[kind.name] = kind


def kind_named(name: str) -> Kind:
    """A LookupError for a kind that nobody registered: a misspelt one must not wait for ever."""
    return _kinds[name]


def kind_label(name: str) -> "StrOrPromise":
    return _kinds[name].label if name in _kinds else name
