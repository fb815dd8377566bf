"""A program file: read, checked against program.schema.json and its own cross-references, and told in plain words.

The format is described in catalog/program.schema.json and docs/program-files.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from programs.files.additions import addition_problems
from programs.files.content import Content, is_inherited
from programs.files.links import link_problems
from programs.files.normal import normal
from programs.files.problem import FileError, Lines, Problem, ProgramFileError, field_name
from programs.files.rows import row_problems
from programs.files.shape import shape_problems
from programs.files.source import LARGEST, decode, parse, read_text
from programs.files.times import time_problems
from programs.files.writing import write

__all__ = [
    "LARGEST",
    "CatalogEntry",
    "FileError",
    "ProgramFileError",
    "catalog",
    "check",
    "normal",
    "read",
    "read_bytes",
    "read_string",
    "write",
]

MOST_TOLD = 200
CATALOG = Path(__file__).resolve().parent.parent / "catalog"


def read(path: Path | str) -> dict[str, Any]:
    """The checked content of a program file in its normal form, where every text is {"sv": …, "en": …}."""
    path = Path(path)
    try:
        text = read_text(path)
    except Problem as problem:
        raise ProgramFileError([problem.at_line(path.name)]) from problem
    return read_string(text, file=path.name)


def read_bytes(content: bytes, file: str = "", base: Any = None) -> dict[str, Any]:
    """As `read`, for a file that has been uploaded."""
    try:
        text = decode(content)
    except Problem as problem:
        raise ProgramFileError([problem.at_line(file)]) from problem
    return read_string(text, file=file, base=base)


def read_string(text: str, file: str = "", base: Any = None) -> dict[str, Any]:
    """As `read`, for a text that is no file on disk; `base` is the whole content of what the file extends."""
    try:
        data, lines = parse(text)
    except Problem as problem:
        raise ProgramFileError([problem.at_line(file)]) from problem
    if errors := check(data, base=base, file=file, lines=lines):
        raise ProgramFileError(errors)
    return normal(data)


def check(data: Any, *, base: Any = None, file: str = "", lines: Lines | None = None) -> list[FileError]:
    """Every error in the content of a program file, in its order; an empty list when it can be used.

    A file that extends another is checked together with `base`, the whole content of what it extends. Without that,
    nothing is said of what may stand there.
    """
    found = {
        FileError(file, problem.line_in(lines or {}), field_name(data, problem.path), str(problem)): None
        for problem in _problems(data, base)
        if not is_inherited(problem.path)
    }
    return sorted(found, key=lambda error: error.line or 0)


def _problems(data, base) -> Iterator[Problem]:
    shape = list(islice(shape_problems(data), MOST_TOLD))
    yield from shape
    if isinstance(data, dict) and len(shape) < MOST_TOLD:
        content = Content(data, broken=[problem.path for problem in shape], base=base)
        for rule in (addition_problems, link_problems, row_problems, time_problems):
            yield from rule(content)


@dataclass(frozen=True)
class CatalogEntry:
    """A program file that is shipped with the product, named by its programme's key."""

    path: Path

    @property
    def key(self) -> str:
        return self.path.stem

    @property
    def content(self) -> dict[str, Any]:
        """As `read` gives it, read once in a process; shared, so nobody changes it."""
        return _shipped(self.path)

    @property
    def name(self) -> dict[str, str]:
        return self.content["program"]["name"]


@cache
def _shipped(path):
    return read(path)


def catalog() -> tuple[CatalogEntry, ...]:
    """The shipped program files, by file name."""
    return tuple(map(CatalogEntry, sorted(CATALOG.glob("*.yaml"))))
