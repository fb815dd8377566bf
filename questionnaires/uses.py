"""Where a questionnaire is asked. The apps above say it; nobody here knows them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from accounts.models import Person
from questionnaires.models import Questionnaire


@dataclass(frozen=True)
class Use:
    """One time that it is asked, was asked or is going to be."""

    label: str
    edition_number: int
    on: date | None = None
    url: str = ""


Source = Callable[[Questionnaire, Person], list[Use]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """`source` tells where a questionnaire is used, of what the person may see."""
    _sources.append(source)
    return source


def uses_of(questionnaire: Questionnaire, person: Person) -> list[Use]:
    """The latest first."""
    found = [use for source in _sources for use in source(questionnaire, person)]
    return sorted(found, key=lambda use: use.on or date.max, reverse=True)
