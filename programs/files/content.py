"""The content of a program file, in which a rule finds its way and keeps clear of what the schema did not accept."""

from collections.abc import Collection, Iterator
from typing import Any

from programs.files.problem import Path


class Content:
    def __init__(self, data: dict[str, Any], broken: Collection[Path] = ()):
        self.data = data
        self._broken = broken

    def places(self, pattern: str) -> Iterator[tuple[Path, Any]]:
        """Every place that fits a pattern such as "items/*/after/*", of the right shape or not."""
        return places(self.data, pattern)

    def keys(self, section: str) -> list[str]:
        return [key for _path, key in self.places(f"{section}/*/key") if isinstance(key, str)]

    def rows(self, section: str) -> Iterator[tuple[Path, dict[str, Any]]]:
        """The rows of a section that have the right shape."""
        return ((path, row) for path, row in self.places(f"{section}/*") if self.is_sound(path))

    def is_sound(self, path: Path) -> bool:
        """Nothing is broken there, inside it or around it."""
        return not any(all(a == b for a, b in zip(path, broken, strict=False)) for broken in self._broken)


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
