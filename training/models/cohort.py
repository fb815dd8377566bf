import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from training.models.template import Kind
from training.querysets import CohortQuerySet


class Cohort(models.Model):
    """A fixed set of people who meet for an ordered series of sessions."""

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("cohort", "Open")
        CLOSED = "closed", _("Closed to new members")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="cohorts")
    series = models.ForeignKey("training.TemplateSessionSeries", on_delete=models.PROTECT, related_name="cohorts")
    name = models.CharField(max_length=120)
    seats = models.PositiveSmallIntegerField(default=8)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = CohortQuerySet.as_manager()

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("training:cohort_detail", args=[self.pk])

    @property
    def is_finished(self):
        """Of one with_counts()."""
        return self.held > 0 and not self.ahead and not self.undated

    @property
    def is_open(self):
        return self.state == self.State.OPEN


class Leader(models.Model):
    """Who leads the sessions of a cohort: for group sessions its mentors."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="leaders")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="led_cohorts")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cohort", "person"], name="leader_once_per_cohort")]

    def __str__(self):
        return f"{self.person}, {self.cohort}"


class Member(models.Model):
    """A newcomer in a cohort, or one who waits for a group to be opened."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for a group")
        MEMBER = "member", _("Member")
        LEFT = "left", _("Has left")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="memberships")
    series_key = models.SlugField(max_length=80)
    cohort = models.ForeignKey(Cohort, null=True, blank=True, on_delete=models.PROTECT, related_name="members")
    state = models.CharField(max_length=20, choices=State.choices)
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction", "cohort"], name="member_once_per_cohort"),
            models.UniqueConstraint(
                fields=["introduction", "series_key"],
                condition=~Q(state="left"),
                name="member_of_one_cohort_per_series",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", cohort=None) | (Q(cohort__isnull=False) & ~Q(state="waiting")),
                name="member_waits_or_has_a_cohort",
            ),
        ]

    def __str__(self):
        return f"{self.introduction}: {self.series_key} {self.state}"
