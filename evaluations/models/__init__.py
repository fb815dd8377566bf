from evaluations.models.answer import Answer, BroughtUp, Respondent
from evaluations.models.group import GroupAnswer, GroupEvaluation
from evaluations.models.occasion import Occasion
from evaluations.models.template import Question, Questionnaire, TemplateEvaluation

__all__ = [
    "Answer",
    "BroughtUp",
    "GroupAnswer",
    "GroupEvaluation",
    "Occasion",
    "Question",
    "Questionnaire",
    "Respondent",
    "TemplateEvaluation",
]
