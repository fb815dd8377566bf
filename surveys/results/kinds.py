"""What the answers to a question say, by its kind."""

from questionnaires.questions import Kind, Question
from surveys.counting import Cell
from surveys.results.graded import TONES, Columns, Stacked, Steps
from surveys.results.ranked import Chosen, Ordered, Ranked
from surveys.results.rows import Result


def result_of(question: Question, cell: Cell | None, population=None, recoded=None) -> Result:
    """The result of a question with options or numbers."""
    kinds = {Kind.CHOICE: Chosen, Kind.SEVERAL: Ranked, Kind.RANK: Ordered, Kind.NUMBER: Columns}
    if question.kind == Kind.SCALE:
        kind: type[Result] = Stacked if len(question.steps) in TONES else Steps
    else:
        kind = kinds[Kind(question.kind)]
    return kind(question, cell, population, recoded or {})
