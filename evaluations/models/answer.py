from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Respondent(models.Model):
    """Somebody who answers in a role; all of them have a row once one has begun, for then it is said who reads.

    Whoever takes over the role inherits neither place nor answers.
    """

    class Decision(models.TextChoices):
        KEPT = "kept", _("Only I read them")
        OTHER = "other", _("The other reads them")
        CHIEF = "chief", _("The chief reads them")
        BOTH = "both", _("The other and the chief read them")
        DELETED = "deleted", _("They are deleted")

    occasion = models.ForeignKey("evaluations.Occasion", on_delete=models.CASCADE, related_name="respondents")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="evaluations_answered")
    role = models.CharField(max_length=40)
    saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decision = models.CharField(max_length=20, blank=True, choices=Decision.choices)  # of one who answered alone
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["occasion", "role"], name="respondent_once_per_occasion_and_role"),
            models.CheckConstraint(
                condition=Q(decision="") | Q(submitted_at__isnull=False), name="respondent_decides_over_sent_answers"
            ),
        ]

    def __str__(self):
        return f"{self.occasion_id}: {self.role}"

    @property
    def is_shared_with_other(self):
        return self.decision in (self.Decision.OTHER, self.Decision.BOTH)


class Answer(models.Model):
    """What one respondent says to one question. A draft until it is submitted; read by nobody else until then."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="answers")
    question_key = models.CharField(max_length=100)  # of own words beside an option: Question.other_key
    value = models.JSONField()  # see questionnaires.questions

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "question_key"], name="answer_once_per_question"),
            models.CheckConstraint(condition=~Q(value="") & ~Q(value=[]), name="answer_says_something"),
        ]

    def __str__(self):
        return f"{self.respondent_id}: {self.question_key}"
