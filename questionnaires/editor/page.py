"""What the page of a draft shows: its sections and questions as sentences, each with the way to change and move it."""

from dataclasses import dataclass
from functools import cached_property

from programs.documents_rows import fingerprint
from questionnaires.editor.document import QUESTIONS, SECTIONS, Place, order, steps
from questionnaires.editor.draft import Draft
from questionnaires.editor.texts import is_bilingual, lacking, texts_of
from questionnaires.page import minutes_for
from questionnaires.questions import Question, Section
from questionnaires.sentences import about, condition


@dataclass(frozen=True)
class Moves:
    """Where ↑ and ↓ lead; empty at the ends."""

    up: str
    down: str
    url: str


@dataclass(frozen=True)
class Line:
    """One question."""

    number: int
    question: Question
    url: str
    about: str
    condition: str
    moves: Moves
    lacks_english: bool


@dataclass(frozen=True)
class Part:
    """One section; `number` counts from 1."""

    number: int
    section: Section
    title: str
    url: str
    add_url: str
    moves: Moves
    lines: list[Line]


class EditPage:
    def __init__(self, draft: Draft):
        self.draft = draft

    @cached_property
    def order(self):
        """What a move is seen against."""
        return fingerprint(order(self.draft.document))

    @cached_property
    def lacking(self):
        """How many texts are in one language only, in a questionnaire that has two."""
        return lacking(self.draft.document) if self.is_bilingual else 0

    @cached_property
    def is_bilingual(self):
        return is_bilingual(self.draft.document)

    @property
    def minutes(self):
        return minutes_for(self.draft.sheet.questions)

    @cached_property
    def parts(self) -> list[Part]:
        numbers = {question.key: number for number, question in enumerate(self.draft.sheet.questions, 1)}
        return [self._part(n, section, numbers) for n, section in enumerate(self.draft.sheet.sections, 1)]

    def _part(self, number, section, numbers):
        draft, place = self.draft, (SECTIONS, section.key)
        lines = [self._line(question, numbers[question.key]) for question in section.questions]
        title, add_url = draft.title(place), draft.url_to("question_add", section.key)
        return Part(number, section, title, draft.url_of(place), add_url, self._moves(place), lines)

    def _line(self, question, number):
        place, sheet = (QUESTIONS, question.key), self.draft.sheet
        lacks = self.is_bilingual and not all(text.is_whole for text in texts_of(self.draft.row(place)))
        url, moves = self.draft.url_of(place), self._moves(place)
        return Line(number, question, url, about(question), condition(question, sheet), moves, lacks)

    def _moves(self, place: Place):
        return Moves(*steps(self.draft.document, place), self.draft.url_to("row_move", *place))
