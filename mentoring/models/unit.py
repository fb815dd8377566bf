"""What chiefs and mentors have of their own: the agenda of their meetings, and how the mentors are held up."""

import uuid
from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.querysets import GatheringQuerySet, PointQuerySet


class Point(models.Model):
    """A point for a meeting of chiefs and mentors: what a newcomer needs, where they disagree, the load.

    Read by the chiefs and mentors of the unit. What the chief decided holds; it is never taken up through the newcomer.
    """

    class Kind(models.TextChoices):
        NEED = "need", _("What a newcomer needs")
        DISAGREEMENT = "disagreement", _("Where we see it differently")
        LOAD = "load", _("How much the mentors carry")

    series = models.ForeignKey("mentoring.Series", on_delete=models.CASCADE, related_name="points")
    meeting = models.ForeignKey(
        "mentoring.Meeting", null=True, blank=True, on_delete=models.SET_NULL, related_name="points"
    )  # where it was taken up; none while it waits
    introduction = models.ForeignKey(
        "programs.Introduction", null=True, blank=True, on_delete=models.CASCADE, related_name="points"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.CharField(max_length=300)
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    decision = models.CharField(max_length=300, blank=True)
    decided_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = PointQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="point_says_something"),
            models.CheckConstraint(
                condition=Q(decision="", decided_by=None, decided_at=None)
                | (~Q(decision="") & Q(decided_by__isnull=False, decided_at__isnull=False)),
                name="point_is_decided_by_somebody",
            ),
        ]

    def __str__(self):
        return f"{self.series_id} {self.kind} {self.at:%Y-%m-%d}"


class Gathering(models.Model):
    """A time for the mentors of a place alone: supervision by somebody from outside, or with each other. No notes."""

    class Kind(models.TextChoices):
        SUPERVISION = "supervision", _("Supervision for mentors")
        PEERS = "peers", _("Mentors among themselves")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Took place")
        CANCELLED = "cancelled", _("Cancelled")

    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="gatherings")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    place = models.CharField(max_length=200, blank=True)
    led_by = models.CharField(max_length=120, blank=True)  # the supervisor from outside
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    request_key = models.UUIDField(default=uuid.uuid4, editable=False)  # of the form, which may plan several
    number = models.PositiveSmallIntegerField(default=1)  # which of those it planned
    revision = models.PositiveIntegerField(default=0)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["request_key", "number"], name="gathering_once_per_form"),
            models.CheckConstraint(
                condition=Q(minutes__gte=5, minutes__lte=600), name="gathering_minutes_are_possible"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], condition=Q(state="planned"), name="gathering_planned")]

    def __str__(self):
        return f"{self.node} {self.kind} {self.starts_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("mentoring:gathering_detail", args=[self.pk])

    @property
    def on(self):
        return timezone.localdate(self.starts_at)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def has_begun(self):
        return self.starts_at <= timezone.now()

    @property
    def is_planned(self):
        return self.state == self.State.PLANNED

    @property
    def is_held(self):
        return self.state == self.State.HELD

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED


class Gathered(models.Model):
    """Whether a mentor was there."""

    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField()
    has_apologised = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "gathered"
        constraints = [
            models.UniqueConstraint(fields=["gathering", "person"], name="gathered_once_per_person"),
            models.CheckConstraint(
                condition=Q(was_there=False) | Q(has_apologised=False), name="gathered_apology_is_of_the_absent"
            ),
        ]

    def __str__(self):
        return f"{self.gathering_id}: {self.person_id}"


class Trained(models.Model):
    """A step of the mentors' own training that a mentor has done; the steps are in mentoring.unit.training."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="mentor_training")
    step = models.SlugField(max_length=80)
    on = models.DateField()

    class Meta:
        verbose_name_plural = "trained"
        constraints = [models.UniqueConstraint(fields=["person", "step"], name="trained_once_per_step")]

    def __str__(self):
        return f"{self.person_id}: {self.step}"


class MentorProfile(models.Model):
    """What a mentor says about the own experience, so that newcomer and mentor suit each other."""

    person = models.OneToOneField("accounts.Person", on_delete=models.PROTECT, related_name="mentor_profile")
    since = models.PositiveSmallIntegerField(null=True, blank=True)  # the year when this work began
    areas = models.JSONField(default=list)  # own words, such as “familjehem”
    languages = models.JSONField(default=list)  # own words
    has_own_cases = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.person_id}"
