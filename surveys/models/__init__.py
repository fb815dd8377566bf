from surveys.models.anonymous import Ballot, Draft, Participation
from surveys.models.asked import Asked
from surveys.models.improvement import Improvement
from surveys.models.result import Code, Coded, Frozen, Words
from surveys.models.said import Answer, Response
from surveys.models.survey import Reader, SessionQuestions, Survey

__all__ = [
    "Answer",
    "Asked",
    "Ballot",
    "Code",
    "Coded",
    "Draft",
    "Frozen",
    "Improvement",
    "Participation",
    "Reader",
    "Response",
    "SessionQuestions",
    "Survey",
    "Words",
]
