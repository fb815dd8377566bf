"""What is decided about a plan that is under way: it becomes another, it follows a newer version, it is done."""

import uuid
from datetime import timedelta

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.models.introduction import Introduction

REGRET = timedelta(days=2)  # so long a change of a plan can be taken back


class Alteration(models.Model):
    """One change of a plan that somebody decided: what it was from, what it became, and every line that followed.

    `before` and `after` are the facts that the plan is made from (programs.facts); `lines` are the rows of the parts.
    """

    class Kind(models.TextChoices):
        START = "start", _("Another first day")
        PAUSE = "pause", _("A pause")
        EXTEND = "extend", _("More time")
        WORK = "work", _("Other working hours")
        CATEGORY = "category", _("Another background")
        UNIT = "unit", _("Another unit")
        PERSON = "person", _("Other people")
        STAND_IN = "stand_in", _("A stand-in for a time")
        SERIES = "series", _("Other times for the meetings")

    class Reason(models.TextChoices):
        """Neutral codes: why somebody is away is nobody's business here."""

        AWAY = "away", _("Away from work")
        OTHER_DUTY = "other_duty", _("Other work for a time")
        UNIT = "unit", _("The unit needs it")
        KNOWS_MORE = "knows_more", _("Knows more than the plan assumed")
        KNOWS_LESS = "knows_less", _("Needs more than the plan assumed")
        MISTAKEN = "mistaken", _("It was wrong from the beginning")

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="alterations")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    reason = models.CharField(max_length=20, blank=True, choices=Reason.choices)
    before = models.JSONField(encoder=DjangoJSONEncoder)
    after = models.JSONField(encoder=DjangoJSONEncoder)
    lines = models.JSONField(encoder=DjangoJSONEncoder)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField()  # the introduction's own, when this was done: does anything follow it?

    class Meta:
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None) | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="alteration_undone_at_and_by_go_together",
            )
        ]

    def __str__(self):
        return f"{self.introduction_id}: {self.kind}"

    def get_absolute_url(self):
        return reverse("overview:alteration", args=[self.pk])

    @property
    def is_undone(self):
        return self.undone_at is not None

    def can_be_undone(self, at=None):
        """For two days, while the introduction is under way and nothing has been decided about it since."""
        is_fresh = (at or timezone.now()) <= self.decided_at + REGRET
        is_last = self.introduction.is_active and self.introduction.revision == self.revision
        return is_fresh and is_last and not self.is_undone


class Adoption(models.Model):
    """What a chief decided when a newer version of the programme was offered to an introduction."""

    class State(models.TextChoices):
        ACCEPTED = "accepted", _("All taken over")
        PARTLY = "partly", _("Partly taken over")
        STAYED = "stayed", _("Stays as it is")

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="adoptions")
    version = models.ForeignKey("programs.Version", on_delete=models.PROTECT, related_name="adoptions")
    former = models.ForeignKey(
        "programs.Version", null=True, on_delete=models.PROTECT, related_name="+"
    )  # what was left
    state = models.CharField(max_length=20, choices=State.choices)
    declined = models.JSONField(default=list)  # [[part, key, occurrence], …]: lines that were not taken over
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction", "version"], name="adoption_decided_once_per_version")
        ]

    def __str__(self):
        return f"{self.version}: {self.state}"


class SignOff(models.Model):
    """What the chief says about one competence area: can work on her own with it, or with support to begin with."""

    class State(models.TextChoices):
        OWN = "own", _("On one’s own")
        SUPPORTED = "supported", _("With support to begin with")

    introduction = models.ForeignKey(Introduction, on_delete=models.CASCADE, related_name="sign_offs")
    area_key = models.SlugField(max_length=80)
    state = models.CharField(max_length=20, choices=State.choices)
    signed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    signed_on = models.DateField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["introduction", "area_key"], name="signoff_once_per_area_and_introduction")
        ]

    def __str__(self):
        return f"{self.area_key}: {self.state}"
