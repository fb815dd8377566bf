from evaluations.models.answer import Answer, Respondent
from evaluations.models.chief import BroughtUp, Consent
from evaluations.models.group import GroupAnswer, GroupEvaluation
from evaluations.models.occasion import Occasion
from evaluations.models.template import Questionnaire, TemplateEvaluation

__all__ = [
    "Answer",
    "BroughtUp",
    "Consent",
    "GroupAnswer",
    "GroupEvaluation",
    "Occasion",
    "Questionnaire",
    "Respondent",
    "TemplateEvaluation",
]
