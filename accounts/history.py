"""How the history reads to the person it is about, and what the register says about a person.

Every app says what its verbs, rows and data are called; names are looked up for a whole page at once.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Person

Sentence = Any  # a lazy text, or a function from the event to a text
_verbs: dict[str, Sentence] = {}
_types: dict[str, Any] = {}
_extracts: dict[str, tuple[Any, Callable[[Person], Any]]] = {}
_files: list[Callable[[Person], list[tuple[str, str]]]] = []


@dataclass(frozen=True)
class Line:
    """One row of "what others have done and read": somebody, did something, then."""

    who: str
    text: str
    at: datetime
    is_own: bool


def register_verbs(sentences: dict[str, Sentence]) -> None:
    """{"mentoring.meeting_logged": _("logged a meeting")}; the sentence continues after the name of who did it."""
    _verbs.update(sentences)


def register_types(names: dict[str, Any]) -> None:
    """{"programs.introduction": _("your introduction")}; continues after "read"."""
    _types.update(names)


def register_extract(name: str, label: Any, read: Callable[[Person], Any]) -> None:
    """`read(person)` gives what an app has stored about the person, ready for JSON."""
    _extracts[name] = (label, read)


def register_files(read: Callable[[Person], list[tuple[str, str]]]) -> None:
    """`read(person)` gives (what it is, address) of files that are the person's own to take along."""
    _files.append(read)


def files_of(person: Person) -> list[tuple[str, str]]:
    return [file for read in _files for file in read(person)]


def describe(event) -> str:
    """The event as the end of a sentence that began with a name."""
    sentence = _verbs.get(event.verb)
    if sentence is None:
        return _("changed something that concerns you")
    return str(sentence(event) if callable(sentence) else sentence)


def describe_reading(reading) -> str:
    thing = _types.get(reading.object_type)
    return _("read %(thing)s") % {"thing": thing} if thing else _("read something about you")


def lines(rows, reader, tell) -> list[Line]:
    """The rows as Lines, in one query for all names; None did what the site did by itself."""
    names = dict(Person.objects.filter(pk__in={row.by_id for row in rows}).values_list("pk", "name"))
    return [Line(_name(row.by_id, reader, names), tell(row), row.at, row.by_id == reader.pk) for row in rows]


def _name(pk, reader, names):
    if pk == reader.pk:
        return _("You")
    return names.get(pk, "Introportalen" if pk is None else _("Somebody"))


def extract_names() -> list[Any]:
    return [label for label, _read in _extracts.values()]


def extract(person: Person) -> dict[str, Any]:
    """Everything that is stored about the person, by the name each app gave it."""
    return {name: read(person) for name, (_label, read) in _extracts.items()}
