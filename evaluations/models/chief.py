import uuid

from django.db import models
from django.db.models import Q

from evaluations.querysets import BroughtUpQuerySet


class BroughtUp(models.Model):
    """What those who answered take to the chief together: a question, or own words. One proposes, the others say yes.

    Read once all agree; by the chief it was proposed for, not by a successor.
    """

    occasion = models.ForeignKey("evaluations.Occasion", on_delete=models.CASCADE, related_name="brought_up")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    chief = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    question_key = models.SlugField(max_length=80, blank=True)
    words = models.TextField(blank=True, max_length=2000)
    at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = BroughtUpQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["occasion", "chief", "question_key"],
                condition=~Q(question_key=""),
                name="broughtup_once_per_question_and_chief",
            ),
            models.CheckConstraint(
                condition=(Q(question_key="") & ~Q(words="")) | (~Q(question_key="") & Q(words="")),
                name="broughtup_is_an_answer_or_own_words",
            ),
        ]

    def __str__(self):
        return f"{self.occasion_id}: {self.by_id}"


class Consent(models.Model):
    """One of those who answered says yes to it; the own answer goes along only when that is said too."""

    brought_up = models.ForeignKey(BroughtUp, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    with_answer = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["brought_up", "person"], name="consent_once_per_person")]

    def __str__(self):
        return f"{self.brought_up_id}: {self.person_id}"
