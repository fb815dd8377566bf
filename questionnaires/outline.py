"""What a questionnaire asks, to read through: its sections, its questions in words, and how long it takes."""

from dataclasses import dataclass
from functools import cached_property

from programs.words import Words
from questionnaires.page import minutes_for
from questionnaires.questions import Question, Sheet, read
from questionnaires.sentences import about, condition

MANY = 8  # so many answers to choose between are folded until somebody looks for them


@dataclass(frozen=True)
class Line:
    """One question."""

    number: int
    question: Question
    about: str
    condition: str

    @property
    def answers(self):
        """The words to choose between; the numbers of a scale go without saying."""
        return [] if self.question.ends else [str(option.text) for option in self.question.options]

    @property
    def is_long(self):
        return len(self.answers) > MANY


class Outline:
    """`document` may be a draft in which sections are still empty."""

    def __init__(self, document):
        self.head = document["questionnaire"]
        self.document = document

    @cached_property
    def sheet(self) -> Sheet:
        return read(self.document | {"sections": [row for row in self._sections if row.get("questions")] or [EMPTY]})

    @property
    def _sections(self):
        return self.document.get("sections") or []

    @property
    def summary(self):
        return Words(self.head.get("summary") or {})

    @property
    def count(self):
        return len(self.sheet.questions)

    @property
    def minutes(self):
        return minutes_for(self.sheet.questions)

    @cached_property
    def sections(self):
        """[(section, its lines)]."""
        numbers = {question.key: number for number, question in enumerate(self.sheet.questions, 1)}
        return [
            (section, [self._line(question, numbers[question.key]) for question in section.questions])
            for section in self.sheet.sections
            if section.questions
        ]

    def _line(self, question, number):
        return Line(number, question, about(question), condition(question, self.sheet))


EMPTY: dict = {"key": "", "questions": []}
