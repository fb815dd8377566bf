"""What is wrong in a program file, and where: said in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

Path = tuple[str | int, ...]
Lines = dict[Path, int]

LONGEST_SHOWN = 60


@dataclass(frozen=True)
class FileError:
    """One error. `line` counts from 1 and is None without a file; `field` is such as "items.receive-a-report.weeks"."""

    file: str
    line: int | None
    field: str
    message: str

    def __str__(self) -> str:
        where = _("%(file)s, line %(line)s") % {"file": self.file, "line": self.line} if self.line else self.file
        return ": ".join(filter(None, [where, self.field, self.message]))


class NotUsable(Exception):
    """A file that cannot be used, with everything that is wrong in it."""

    def __init__(self, errors: list[FileError]):
        super().__init__("\n".join(map(str, errors)))
        self.errors = errors


class ProgramFileError(NotUsable):
    """Of a program file."""


class Problem(Exception):
    """An error by its place in the content; one that stops the reading carries its line instead."""

    def __init__(self, message: str, path: Path = (), line: int | None = None):
        super().__init__(message)
        self.path, self.line = path, line

    def at_line(self, file: str) -> FileError:
        return FileError(file, self.line, "", str(self))

    def line_in(self, lines: Lines) -> int | None:
        """The line of the place, or of the nearest thing around it: what is missing has no line of its own."""
        around = (self.path[:end] for end in range(len(self.path), -1, -1))
        return next((lines[path] for path in around if path in lines), None)


def field_name(data: Any, path: Path) -> str:
    """A path in words: rows by their key, or by their number from 1 when they have none."""
    names = []
    for step in path:
        data = _step(data, step)
        key = data.get("key") if isinstance(step, int) and isinstance(data, dict) else None
        names.append(str(key or (step + 1 if isinstance(step, int) else step)))
    return ".".join(names)


def _step(data, step):
    try:
        return data[step]
    except (KeyError, IndexError, TypeError):
        return None


def not_possible(value: Any, possible: Iterable[str]) -> str:
    """That a value cannot stand there, and what can."""
    return _("“%(value)s” is not possible here.") % {"value": shortened(value)} + " " + instead_of(value, possible)


def instead_of(value: Any, possible: Iterable[str]) -> str:
    """What was probably meant, or all that it could have been."""
    possible = list(possible)
    if near := get_close_matches(str(value), possible, n=1):
        return _("Did you mean “%(near)s”?") % {"near": near[0]}
    return _("Choose from: %(possible)s.") % {"possible": ", ".join(possible)}


def shortened(value: Any) -> str:
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
