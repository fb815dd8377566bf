from questionnaires.models.questionnaire import Edition, Questionnaire

__all__ = ["Edition", "Questionnaire"]
