"""From YAML to plain values and the line of each; nothing but text, numbers, true and false gets in.

PyYAML takes a file apart, in C where that is built, and knows YAML 1.1. What a word means is decided here, as in YAML
1.2: “yes” and “13:00” are words, and 010 is ten.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path as FilePath
from typing import Any

import yaml
from django.utils.translation import gettext as _

from programs.files.problem import Lines, Path, Problem

LARGEST = 1_000_000
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # many times faster where it is there

NO_LINE_ENDS = dict.fromkeys(map(ord, "\x85\u2028\u2029"), " ")  # they were in YAML 1.1, and are in no editor

# What is written without quotation marks and is no text. What is written like a number and is none stays a text.
PLAIN: dict[str, Callable[[str], Any]] = {
    r"true|True|TRUE|false|False|FALSE": lambda text: text.lower() == "true",
    r"~|null|Null|NULL|": lambda text: None,
    r"[-+]?[0-9][0-9_]*": int,
    r"[-+]?([0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?|[0-9][0-9_]*[eE][-+]?[0-9]+|\.[0-9_]+([eE][-+][0-9]+)?)": float,
}


def read_text(path: FilePath) -> str:
    """The text of a file; a Problem if it is missing, too large or not UTF-8."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        raise Problem(_("The file cannot be opened.")) from error
    return decode(content)


def decode(content: bytes) -> str:
    """The same for what has been uploaded."""
    if len(content) > LARGEST:
        raise Problem(_("The file is larger than 1 MB. A file of this kind is text and much smaller."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Problem(_("The file is not in UTF-8. Save it as UTF-8 and try again."), line=line) from error


def parse(text: str) -> tuple[Any, Lines]:
    """The plain content and the line of every place in it; a Problem where it cannot be read."""
    if len(text) > LARGEST:
        raise Problem(_("The file is larger than 1 MB. A file of this kind is text and much smaller."))
    try:
        reader = _Reader(text.translate(NO_LINE_ENDS))
        return reader.document(), {(): 1} | reader.lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise Problem(_not_yaml(), line=mark.line + 1 if mark else None) from error
    except yaml.YAMLError as error:
        raise Problem(_not_yaml()) from error
    except RecursionError as error:
        raise Problem(_("The file has too many levels inside each other.")) from error


def _not_yaml():
    return _(
        "This cannot be read. Look at this line and the one before it: spaces and not tabs at the beginning, "
        "a space after every colon, and quotation marks in pairs."
    )


class _Reader:
    """Turns what comes in a text, one thing after the other, into plain values and remembers their lines."""

    def __init__(self, text: str):
        self.lines: Lines = {}
        self._events = yaml.parse(text, Loader=LOADER)

    def document(self) -> Any:
        """The only document; None in a text that says nothing."""
        first = next((self._value(event, ()) for event in self._events if isinstance(event, yaml.NodeEvent)), None)
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise Problem(_not_yaml(), line=_line(event))
        return first

    def _value(self, event: yaml.Event, path: Path) -> Any:
        self.lines.setdefault(path, _line(event))
        _refuse(event)
        if isinstance(event, yaml.MappingStartEvent):
            return {name: self._value(child, (*path, name)) for name, child in self._fields(path)}
        if isinstance(event, yaml.SequenceStartEvent):
            return [self._value(child, (*path, number)) for number, child in enumerate(self._inside())]
        return _scalar(event)

    def _fields(self, path: Path) -> Iterator[tuple[str, yaml.Event]]:
        seen: dict[str, int] = {}
        for event in self._inside():
            line = _line(event)
            _refuse(event)
            if not isinstance(event, yaml.ScalarEvent):
                raise Problem(_not_yaml(), line=line)
            name = event.value
            if name in seen:
                message = _("“%(name)s” is written twice; the first is on line %(line)s. Keep one of them.")
                raise Problem(message % {"name": name, "line": seen[name]}, path, line)
            seen[name] = self.lines[(*path, name)] = line
            yield name, next(self._events)

    def _inside(self) -> Iterator[yaml.Event]:
        """What comes until the mapping or the list ends that has just begun."""
        return iter(self._next_inside, None)

    def _next_inside(self):
        event = next(self._events)
        return None if isinstance(event, yaml.CollectionEndEvent) else event


def _line(event):
    return event.start_mark.line + 1


def _refuse(event):
    if event.anchor:
        # an alias can make a small file endless
        raise Problem(_("Anchors (&) and aliases (*) cannot be used. Write the text again."), line=_line(event))
    if event.tag:
        message = _("Words that begin with ! cannot be used. Put the text in quotation marks.")
        raise Problem(message, line=_line(event))


def _scalar(event):
    if any(character < " " and character not in "\n\t" or character == "\x7f" for character in event.value):
        raise Problem(_("There is a character here that cannot be shown. Take it away."), line=_line(event))
    is_plain, _is_quoted = event.implicit
    means = next((means for form, means in PLAIN.items() if is_plain and re.fullmatch(form, event.value)), str)
    try:
        return means(event.value)
    except ValueError:
        return event.value
