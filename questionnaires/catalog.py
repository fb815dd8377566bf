"""The questionnaires that are shipped with the product, each named by its key."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from programs.words import Words
from questionnaires import files
from questionnaires.questions import Sheet
from questionnaires.questions import read as read_sheet


@dataclass(frozen=True)
class Shipped:
    path: Path

    @property
    def key(self) -> str:
        return self.path.stem

    @property
    def document(self) -> files.Document:
        """As `files.read` gives it, read once in a process; shared, so nobody changes it."""
        return _read(self.path)

    @property
    def name(self) -> Words:
        return Words(self.document["questionnaire"]["name"])

    @property
    def summary(self) -> Words:
        return Words(self.document["questionnaire"]["summary"])

    @property
    def sheet(self) -> Sheet:
        return read_sheet(self.document)


@cache
def _read(path):
    return files.read(path)


@cache
def shipped() -> tuple[Shipped, ...]:
    """By file name."""
    return tuple(map(Shipped, sorted(files.CATALOG.glob("*.yaml"))))


def shipped_by_key(key: str) -> Shipped:
    """KeyError when nothing of the name is shipped."""
    return {each.key: each for each in shipped()}[key]
