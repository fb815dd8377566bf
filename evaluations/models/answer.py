import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from evaluations.querysets import BroughtUpQuerySet


class Respondent(models.Model):
    """Somebody who has begun to answer in a role. Whoever takes over the role inherits neither place nor answers."""

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
    question_key = models.SlugField(max_length=80)
    value = models.TextField()  # the key of an option, or own words

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["respondent", "question_key"], name="answer_once_per_question"),
            models.CheckConstraint(condition=~Q(value=""), name="answer_says_something"),
        ]

    def __str__(self):
        return f"{self.respondent_id}: {self.question_key}"


class BroughtUp(models.Model):
    """What a respondent takes to the chief: an own answer, or own words. Read by that chief, not by a successor."""

    occasion = models.ForeignKey("evaluations.Occasion", on_delete=models.CASCADE, related_name="brought_up")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    chief = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    question_key = models.SlugField(max_length=80, blank=True)
    words = models.TextField(blank=True, max_length=2000)
    at = models.DateTimeField()
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = BroughtUpQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "by", "question_key"],
                condition=~Q(question_key=""),
                name="broughtup_once_per_question",
            ),
            models.CheckConstraint(
                condition=(Q(question_key="") & ~Q(words="")) | (~Q(question_key="") & Q(words="")),
                name="broughtup_is_an_answer_or_own_words",
            ),
        ]

    def __str__(self):
        return f"{self.occasion_id}: {self.by_id}"
