"""A walk-through of the workload: when it was and what was re-prioritised stay, its figures only until the next one."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from workload.querysets import RhythmQuerySet, WalkThroughQuerySet


class WalkThrough(models.Model):
    """That newcomer and chief went through it on a day, and what they put first or off: tasks, never a case."""

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="walk_throughs")
    on = models.DateField()
    reprioritised = models.CharField(max_length=500, blank=True)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = WalkThroughQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["introduction", "on"])]

    def __str__(self):
        return f"{self.introduction_id} {self.on}"

    def get_absolute_url(self):
        return reverse("workload:workload", args=[self.introduction_id])


class Figures(models.Model):
    """Counts and levels of the latest walk-through. The key is the introduction's: there is room for no second row."""

    class Difficulty(models.IntegerChoices):
        LIGHT = 1, pgettext_lazy("cases", "Light")
        RATHER_LIGHT = 2, pgettext_lazy("cases", "Rather light")
        MIXED = 3, pgettext_lazy("cases", "Mixed")
        RATHER_HEAVY = 4, pgettext_lazy("cases", "Rather heavy")
        HEAVY = 5, pgettext_lazy("cases", "Heavy")

    class Stress(models.IntegerChoices):
        NONE = 1, pgettext_lazy("stress", "None")
        LITTLE = 2, pgettext_lazy("stress", "A little")
        SOME = 3, pgettext_lazy("stress", "Rather much")
        MUCH = 4, pgettext_lazy("stress", "Much")
        TOO_MUCH = 5, pgettext_lazy("stress", "Too much")

    introduction = models.OneToOneField(
        "programs.Introduction", primary_key=True, on_delete=models.CASCADE, related_name="workload_figures"
    )
    walk_through = models.OneToOneField(WalkThrough, on_delete=models.CASCADE, related_name="figures")
    cases = models.PositiveSmallIntegerField(null=True, blank=True)
    difficulty = models.PositiveSmallIntegerField(null=True, blank=True, choices=Difficulty.choices)
    flexitime = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)  # hours, also below zero
    stress = models.PositiveSmallIntegerField(null=True, blank=True, choices=Stress.choices)

    class Meta:
        verbose_name_plural = "figures"
        constraints = [
            models.CheckConstraint(
                condition=Q(difficulty=None) | Q(difficulty__range=(1, 5)), name="figures_difficulty"
            ),
            models.CheckConstraint(condition=Q(stress=None) | Q(stress__range=(1, 5)), name="figures_stress"),
            models.CheckConstraint(
                condition=~Q(cases=None, difficulty=None, flexitime=None, stress=None), name="figures_say_something"
            ),
        ]

    def __str__(self):
        return f"{self.introduction_id}"


class Rhythm(models.Model):
    """How often the workload is gone through, when next, and who takes it up."""

    class Weeks(models.IntegerChoices):
        NONE = 0, _("No set interval")
        FOUR = 4, _("Every 4 weeks")
        SIX = 6, _("Every 6 weeks")
        EIGHT = 8, _("Every 8 weeks")
        TWELVE = 12, _("Every 12 weeks")

    class TakenUpBy(models.TextChoices):
        CHIEF = "chief", _("The chief")
        NEWCOMER = "newcomer", _("The newcomer")

    introduction = models.OneToOneField(
        "programs.Introduction", on_delete=models.CASCADE, related_name="workload_rhythm"
    )
    weeks = models.PositiveSmallIntegerField(default=Weeks.NONE, choices=Weeks.choices)
    next_on = models.DateField(null=True, blank=True)
    taken_up_by = models.CharField(max_length=10, default=TakenUpBy.CHIEF, choices=TakenUpBy.choices)
    revision = models.PositiveIntegerField(default=0)

    objects = RhythmQuerySet.as_manager()

    def __str__(self):
        return f"{self.introduction_id}: {self.weeks}"
