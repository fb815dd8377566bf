"""Answers with names: of rounds where somebody named reads them."""

from django.db import models


class Response(models.Model):
    """What one says who is asked; a draft until it is sent in, read by nobody else until then."""

    asked = models.OneToOneField("surveys.Asked", on_delete=models.CASCADE, related_name="response")
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)
    window = models.CharField(max_length=40, blank=True)  # that saved last; see surveys.windows

    def __str__(self):
        return str(self.asked_id)


class Answer(models.Model):
    """The answer to one question, as questionnaires.questions describes it."""

    response = models.ForeignKey(Response, on_delete=models.CASCADE, related_name="answers")
    question_key = models.CharField(max_length=100)  # or that of the own words beside “other”
    value = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "question_key"], name="survey_answer_once_per_question")
        ]

    def __str__(self):
        return f"{self.response_id}: {self.question_key}"
