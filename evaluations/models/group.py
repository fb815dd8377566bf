from django.db import models
from django.db.models import Q


class GroupEvaluation(models.Model):
    """What a group says together of its sessions; there is a row once somebody holds the pen.

    What was asked is kept with the answers: a later edition of the shipped questionnaire changes nothing here.
    """

    cohort = models.OneToOneField("training.Cohort", on_delete=models.CASCADE, related_name="evaluation")
    document = models.JSONField(default=dict)
    writer = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")  # has the pen
    written_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.cohort_id)


class GroupAnswer(models.Model):
    """The group's answer to one question."""

    evaluation = models.ForeignKey(GroupEvaluation, on_delete=models.CASCADE, related_name="answers")
    question_key = models.CharField(max_length=100)
    value = models.JSONField()  # see questionnaires.questions

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "question_key"], name="groupanswer_once_per_question"),
            models.CheckConstraint(condition=~Q(value="") & ~Q(value=[]), name="groupanswer_says_something"),
        ]

    def __str__(self):
        return f"{self.evaluation_id}: {self.question_key}"
