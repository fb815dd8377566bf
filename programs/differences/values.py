"""How one field's two values are told: what it says now, and what it said before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

SHORT = 60  # characters of a text that is told as it stands; of a longer one only that it is new


@dataclass(frozen=True)
class Said:
    kind: str
    sentence: str


@dataclass(frozen=True)
class Field:
    """A field of a row: its name for a reader, what kind of change it is, and how a value is told.

    `words(names, value)` tells a value, or each value of a list. `size` says which of two values comes first or is
    smaller: the kind is then one of the two in `kinds`. `tell(names, before, after)` is a sentence of the field's own.
    `nothing` is what it means that nothing is said, where that means something.
    """

    name: Any
    kind: str = "other"
    words: Callable[[Any, Any], str] = lambda names, value: str(value)
    size: Callable[[Any], float] | None = None
    kinds: tuple[str, str] = ("earlier", "later")
    is_list: bool = False
    nothing: Any = ""
    tell: Callable[[Any, Any, Any], str] | None = None


@dataclass(frozen=True)
class Rows:
    """Rows that are told apart by `key`: what they are called, their fields, and what is said of a new one."""

    one: Any
    many: Any
    fields: dict[str, Any] = field(default_factory=dict)
    key: str = "key"
    label: Callable[[Any, dict[str, Any]], str] | None = None
    told: Callable[[Any, dict[str, Any]], str] | None = None

    def tell(self, names, row) -> str:
        """What a new row is, in a few words; a draft's row may lack what is told."""
        try:
            return f"{self.told(names, row)}." if self.told else ""
        except (LookupError, TypeError, ValueError, AttributeError):
            return ""


def differs(before: Any, after: Any) -> bool:
    old, new = (None if value in ("", [], {}) else value for value in (before, after))
    return old != new


def said(names, field: Field, before: Any, after: Any) -> Said:
    """The kind and the sentence of one changed field. A draft may hold anything: what cannot be told is “changed”."""
    try:
        kind, sentence = _kind(field, before, after), _sentence(names, field, before, after)
    except (LookupError, TypeError, ValueError, AttributeError):
        kind, sentence = "other", ""
    return Said(kind, sentence or _("%(field)s: changed") % {"field": field.name})


def _kind(field, before, after):
    if field.size is None or not before or not after:
        return field.kind
    old, new = field.size(before), field.size(after)
    return field.kind if old == new else field.kinds[new > old]


def _sentence(names, field, before, after):
    if field.tell and before and after:
        return field.tell(names, before, after)
    if field.is_list and (before and after or not field.nothing):
        return _of_lists(names, field, before or [], after or [])
    return _of_values(names, field, before, after)


def _words(names, field, value):
    if not value:
        return str(field.nothing)
    return ", ".join(field.words(names, one) for one in value) if field.is_list else field.words(names, value)


def _of_values(names, field, before, after):
    old, new = (_words(names, field, value) for value in (before, after))
    if old == new:
        return ""
    if field.kind == "words" and max(len(old), len(new)) > SHORT:
        return _("%(field)s: new words") % {"field": field.name}
    patterns = {
        (True, True): _("%(field)s: %(after)s, previously %(before)s"),
        (False, True): _("%(field)s: %(after)s, previously nothing"),
        (True, False): _("%(field)s: nothing, previously %(before)s"),
    }
    return patterns[bool(old), bool(new)] % {"field": field.name, "before": old, "after": new}


def _of_lists(names, field, before, after):
    old, new = ([field.words(names, value) for value in listed] for listed in (before, after))
    told = [
        (_("%(field)s: also %(words)s"), [words for words in new if words not in old]),
        (_("%(field)s: no longer %(words)s"), [words for words in old if words not in new]),
    ]
    sentences = [pattern % {"field": field.name, "words": ", ".join(words)} for pattern, words in told if words]
    if not sentences and old != new:
        sentences = [_("%(field)s: another order") % {"field": field.name}]
    return "; ".join(sentences)
