"""What a page shows while somebody answers: questions under headings, how many are answered, how long it takes."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.forms import BoundField
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.words import Words
from questionnaires.form import field_name
from questionnaires.questions import WORDS, Kind, Question, asked

MINUTES = {
    Kind.SCALE: 0.35,
    Kind.CHOICE: 0.5,
    Kind.SEVERAL: 0.75,
    Kind.RANK: 1.5,
    Kind.NUMBER: 0.35,
    Kind.LINE: 0.75,
    Kind.TEXT: 2.5,
}
STEP = 5
OF_KINDS = {  # the headings of questions that stand in no section
    Kind.SCALE: gettext_lazy("How it has been"),
    Kind.CHOICE: gettext_lazy("From now on"),
    Kind.TEXT: gettext_lazy("In your own words"),
}


def minutes_for(questions: Iterable[Question]) -> int:
    """About how long it takes: to the minute for a few questions, then in steps of five."""
    exact = sum(MINUTES[question.kind] for question in questions)
    return max(1, round(exact)) if exact < STEP else STEP * round(exact / STEP)


@dataclass(frozen=True)
class Step:
    """One step of “who reads”, on the thread."""

    title: str
    text: str


@dataclass(frozen=True)
class Follows:
    """Which answers to which earlier question it is asked after."""

    number: int
    question: Question
    options: tuple[str, ...]

    @property
    def words(self) -> str:
        """The answers as one reads them."""
        return get_text_list([f"”{words}”" for key, words in self.question.choices if key in self.options])


@dataclass
class Row:
    """One question in the form."""

    number: int
    question: Question
    field: BoundField
    own_words: BoundField | None
    follows: Follows | None
    is_asked: bool

    @property
    def is_answered(self):
        return self.is_asked and self.field.value() not in (None, "", [], {})

    @property
    def other(self):
        return next((option.key for option in self.question.options if option.is_other), None)

    @property
    def layout(self):
        """Which of the three ways it is set: one labelled field, a fieldset with a row of steps, or with a list."""
        if self.question.kind in (*WORDS, Kind.NUMBER):
            return "field"
        return "scale" if self.question.kind == Kind.SCALE else "list"


@dataclass
class Group:
    """Questions under one heading."""

    name: str | Words
    help: str | Words
    rows: list[Row]
    warns: bool = False  # before the first place to write freely in

    @property
    def first(self):
        return self.rows[0].number

    @property
    def last(self):
        return self.rows[-1].number

    @property
    def total(self):
        return sum(row.is_asked for row in self.rows)

    @property
    def answered(self):
        return sum(row.is_answered for row in self.rows)

    @property
    def has_words(self):
        """Is there anywhere to write freely?"""
        return any(row.question.is_text or row.own_words for row in self.rows)


def groups_of(form) -> list[Group]:
    """The questions of an AnswersForm under the headings of its sections; without sections, by their kind."""
    groups = list(_groups(form))
    for group in groups:
        if group.has_words:
            group.warns = True
            break
    return groups


def _groups(form):
    rows = {row.question.key: row for row in _rows(form)}
    if not any(section.key for section in form.sections):
        runs = groupby(rows.values(), key=lambda row: OF_KINDS.get(row.question.kind, _("Questions")))
        yield from (Group(name, "", list(run)) for name, run in runs)
    for section in form.sections:
        if section.key and (own := [rows[question.key] for question in section.questions if question.key in rows]):
            yield Group(section.name or _("Questions"), section.help, own)


def _rows(form):
    given = form.typed if form.is_bound and form.errors is not None else form.saved
    open_now = {question.key for question in asked(form.questions, given)}
    numbers = {question.key: number for number, question in enumerate(form.questions, start=1)}
    by_key = {question.key: question for question in form.questions}
    for question in form.questions:
        yield Row(
            numbers[question.key],
            question,
            form[field_name(question.key)],
            form[field_name(question.other_key)] if question.has_other else None,
            _follows(question.when, numbers, by_key),
            question.key in open_now,
        )


def _follows(when, numbers, by_key):
    """Nothing when the earlier question is not one of this reader's."""
    if when is None or when.question not in by_key:
        return None
    return Follows(numbers[when.question], by_key[when.question], when.options)
