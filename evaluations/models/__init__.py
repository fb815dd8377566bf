from evaluations.models.answer import Answer, BroughtUp, Respondent
from evaluations.models.occasion import Occasion
from evaluations.models.template import Question, Questionnaire, TemplateEvaluation

__all__ = ["Answer", "BroughtUp", "Occasion", "Question", "Questionnaire", "Respondent", "TemplateEvaluation"]
