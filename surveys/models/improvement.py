import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from surveys.improvements.querysets import ImprovementQuerySet


class Improvement(models.Model):
    """What was heard, and what is done about it: told to those who answered, also when the answer is no."""

    class State(models.TextChoices):
        DECIDED = "decided", pgettext_lazy("improvement", "Decided")
        UNDER_WAY = "under_way", pgettext_lazy("improvement", "Under way")
        DONE = "done", pgettext_lazy("improvement", "Done")
        DECLINED = "declined", pgettext_lazy("improvement", "No")

    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="improvements")
    # Where it was heard: a round, the evaluation of a group, or neither (a conversation).
    survey = models.ForeignKey(
        "surveys.Survey", null=True, blank=True, on_delete=models.PROTECT, related_name="improvements"
    )
    cohort = models.ForeignKey(
        "training.Cohort", null=True, blank=True, on_delete=models.PROTECT, related_name="improvements"
    )
    heard = models.CharField(max_length=500)
    answer = models.TextField(max_length=2000)
    state = models.CharField(max_length=20, choices=State.choices, default=State.DECIDED)
    owner = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(
        "programs.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="improvements"
    )  # the one that took it up
    decided_on = models.DateField()
    changed_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)  # when those who answered can read it
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = ImprovementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(survey=None) | Q(cohort=None), name="improvement_was_heard_in_one_place")
        ]

    def __str__(self):
        return self.heard

    def get_absolute_url(self):
        return reverse("surveys:improvement_edit", args=[self.pk])

    @property
    def is_told(self):
        return self.told_at is not None

    @property
    def group(self):
        """The group that was heard, at its end or after one of its sessions; None for others."""
        return self.survey.session.cohort if self.survey and self.survey.session else self.cohort
