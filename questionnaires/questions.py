"""What can be asked: the content of a questionnaire as plain values, read from its document.

A document is the content of a questionnaire file, with every text as {"sv": …, "en": …}. Keys of questions and options
stay the same over editions, so that years compare though the words change.

An answer is plain JSON: the key of an option (scale, choice), a list of keys (several, in the order of the options;
rank, the first first), a number, or own words (line, text). Own words beside the option “other” are an answer of their
own, kept under `Question.other_key`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import TextChoices

from programs.words import Words

DO_NOT_KNOW = "do-not-know"  # the last step of a scale, which is no step
OTHER = ".other"

Value = str | int | list[str]
Answers = Mapping[str, Value]


class Kind(TextChoices):
    SCALE = "scale"
    CHOICE = "choice"
    SEVERAL = "several"
    RANK = "rank"
    NUMBER = "number"
    LINE = "line"
    TEXT = "text"


CLOSED = (Kind.SCALE, Kind.CHOICE, Kind.SEVERAL, Kind.RANK)  # answered with the keys of options
WORDS = (Kind.LINE, Kind.TEXT)


@dataclass(frozen=True)
class Option:
    """`is_other`: whoever takes it may write own words beside it, which can later be recoded into options."""

    key: str
    text: Words
    is_other: bool = False


@dataclass(frozen=True)
class When:
    """Asked only when an earlier question was answered with one of these options."""

    question: str
    options: tuple[str, ...]

    def holds(self, answers: Answers) -> bool:
        given = answers.get(self.question)
        return not set(given if isinstance(given, list) else [given]).isdisjoint(self.options)


@dataclass(frozen=True)
class Question:
    """One question; `roles` are those who get it (empty: everybody).

    `ends`: the names of the lowest and the highest step of a scale in numbers. `bands`: the lower limits that the
    answers to a number are counted in. `at_most`: how many may be chosen or ranked.
    """

    key: str
    kind: str
    text: Words
    help: Words
    roles: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    ends: tuple[Words, Words] | None = None
    bands: tuple[int, ...] = ()
    unit: Words | None = None
    at_most: int | None = None
    when: When | None = None

    def __str__(self) -> str:
        return str(self.text)

    @property
    def is_text(self) -> bool:
        return self.kind in WORDS

    @property
    def other_key(self) -> str:
        """Where the own words beside the option “other” are kept."""
        return self.key + OTHER

    @property
    def has_other(self) -> bool:
        return any(option.is_other for option in self.options)

    @cached_property
    def steps(self) -> list[str]:
        """The keys of a scale's steps from the lowest, without “do not know”."""
        return [option.key for option in self.options if option.key != DO_NOT_KNOW]

    @property
    def choices(self) -> list[tuple[str, Words]]:
        """(key, words) of the options, in their order."""
        return [(option.key, option.text) for option in self.options]

    def score(self, value: Value) -> int | None:
        """Where an answer stands on a scale, the lowest step being 1; None for “do not know”."""
        return self.steps.index(value) + 1 if value in self.steps else None

    def say(self, value: Value) -> str:
        """An answer as it is read: the words of what was chosen, the number, or the own words."""
        if self.kind not in CLOSED:
            return str(value)
        words = dict(self.choices)
        given = value if isinstance(value, list) else [value]
        return ", ".join(str(words[key]) for key in given if key in words)

    def distance(self, one: Value, other: Value) -> int:
        """Steps between two answers: 0 when they are the same or say nothing of each other, 1 for other choices."""
        nothing: tuple[Any, ...] = (None, "", [], DO_NOT_KNOW)
        if self.kind in WORDS or one in nothing or other in nothing:
            return 0
        if self.kind == Kind.SCALE:
            return abs((self.score(one) or 0) - (self.score(other) or 0))
        return int(one != other)


@dataclass(frozen=True)
class Section:
    """Questions under one heading; the first may have none."""

    key: str
    name: Words
    help: Words
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything that a questionnaire asks."""

    key: str
    name: Words
    intro: Words
    sections: tuple[Section, ...]

    @cached_property
    def questions(self) -> list[Question]:
        return [question for section in self.sections for question in section.questions]

    @cached_property
    def by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    def for_role(self, role: str) -> list[Question]:
        return [question for question in self.questions if not question.roles or role in question.roles]


def asked(questions: list[Question], answers: Answers) -> list[Question]:
    """Those that are asked, given what has been answered: a question that was not asked opens no other."""
    given: dict[str, Value] = {}
    rows = []
    for question in questions:
        if question.when is None or question.when.holds(given):
            rows.append(question)
            if question.key in answers:
                given[question.key] = answers[question.key]
    return rows


def read(document: Mapping[str, Any]) -> Sheet:
    """A sheet from a checked document: with sections, or with questions at once as in a program file."""
    head = document.get("questionnaire", document)
    sections = document.get("sections") or [{"key": "", "questions": document["questions"]}]
    return Sheet(head["key"], Words(head["name"]), _words(head, "intro"), tuple(_section(row) for row in sections))


def _words(row, name):
    return Words(row.get(name) or {})


def _section(row):
    questions = tuple(question(each) for each in row["questions"])
    return Section(row["key"], _words(row, "name"), _words(row, "help"), questions)


def question(row: Mapping[str, Any]) -> Question:
    """One question from its row in a document."""
    when = row.get("when")
    ends = row.get("ends")
    return Question(
        key=row["key"],
        kind=row["kind"],
        text=Words(row["text"]),
        help=_words(row, "help"),
        roles=tuple(row.get("for", ())),
        options=tuple(_options(row)),
        ends=(Words(ends["low"]), Words(ends["high"])) if ends else None,
        bands=tuple(row.get("bands", ())),
        unit=Words(row["unit"]) if row.get("unit") else None,
        at_most=row.get("at_most"),
        when=When(when["question"], tuple(when["options"])) if when else None,
    )


def _options(row):
    """As written; or the numbers of a scale whose ends are named, with “do not know” last unless it is left out."""
    for option in row.get("options", ()):
        yield Option(option["key"], Words(option["text"]), option.get("other", False))
    if "steps" in row:
        yield from (Option(str(step), Words(sv=str(step), en=str(step))) for step in range(1, row["steps"] + 1))
        if row.get("do_not_know", True):
            yield Option(DO_NOT_KNOW, Words(sv="Vet inte", en="Do not know"))
