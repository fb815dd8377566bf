"""What is asked, and when: as a version says it."""

from functools import cached_property

from django.db import models

from programs.models.template import TemplateRow, once_per_version
from questionnaires.questions import Question, Sheet, read


class Questionnaire(TemplateRow):
    """Questions that are asked together, as their row of the program file; several evaluations may ask the same."""

    document = models.JSONField()

    class Meta(TemplateRow.Meta):
        default_related_name = "questionnaires"
        constraints = once_per_version("questionnaire")

    @cached_property
    def sheet(self) -> Sheet:
        return read(self.document)

    @property
    def questions(self) -> list[Question]:
        return self.sheet.questions

    def questions_for(self, role: str) -> list[Question]:
        return self.sheet.for_role(role)


class TemplateEvaluation(TemplateRow):
    """When a questionnaire is answered, by whom and for how long. Without a name it has the questionnaire's."""

    offset = models.CharField(max_length=10)  # an Offset from the start date, "3m"
    questionnaire = models.ForeignKey(Questionnaire, on_delete=models.CASCADE)
    answered_by = models.JSONField(default=list)  # role keys
    open_days = models.PositiveSmallIntegerField(default=14)

    class Meta(TemplateRow.Meta):
        default_related_name = "evaluations"
        constraints = once_per_version("templateevaluation")

    def __str__(self):
        return str(self.name or self.questionnaire.name)
