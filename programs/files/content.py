"""The content of a program file, in which a rule finds its way and keeps clear of what the schema did not accept."""

from collections.abc import Collection, Iterator
from typing import Any

from programs.files.problem import Path


class Content:
    """With `base`, what it extends is found as well: rows that are inherited stand at negative numbers, last at -1."""

    def __init__(self, own: dict[str, Any], broken: Collection[Path] = (), base: dict[str, Any] | None = None):
        head = own.get("program")
        self.extends = isinstance(head, dict) and "extends" in head
        self.own, self._broken = own, broken
        self.base = base or {}
        self.is_whole = not self.extends or base is not None

    @property
    def head(self) -> dict[str, Any]:
        """What the section `program` says, with what is inherited; empty when it is not of the right shape."""
        own = self.own.get("program")
        return {**self.base.get("program", {}), **own} if own and self.is_sound(("program",)) else {}

    def places(self, pattern: str) -> Iterator[tuple[Path, Any]]:
        """Every place that fits a pattern such as "items/*/after/*", of the right shape or not."""
        section, _slash, rows = pattern.partition("/")
        inherited = self.base.get(section, [])
        for (number, *rest), value in places(inherited, rows):
            yield (section, int(number) - len(inherited), *rest), value
        yield from places(self.own, pattern)

    def keys(self, section: str) -> list[str]:
        return [key for _path, key in self.places(f"{section}/*/key") if isinstance(key, str)]

    def rows(self, section: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The rows of a section that have the right shape."""
        return ((path, row) for path, row in self.places(f"{section}/*") if self.is_sound(path))

    def section(self, name: str, otherwise: Any = None) -> Any:
        """What stands there, or in what is extended."""
        return self.own.get(name, self.base.get(name, otherwise))

    def is_sound(self, path: Path) -> bool:
        """Nothing is broken there, inside it or around it."""
        return not any(all(a == b for a, b in zip(path, broken, strict=False)) for broken in self._broken)


def is_inherited(path: Path) -> bool:
    return any(isinstance(step, int) and step < 0 for step in path[:2])


def places(value: Any, pattern: str, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place inside a value that fits a pattern, with what stands there."""
    step, _slash, rest = pattern.partition("/")
    children: list[tuple[str | int, Any]] = []
    if isinstance(value, list) and step == "*":
        children = list(enumerate(value))
    elif isinstance(value, dict) and step in value:
        children = [(step, value[step])]
    for name, child in children:
        if rest:
            yield from places(child, rest, (*path, name))
        else:
            yield (*path, name), child
