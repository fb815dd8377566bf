from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from training.querysets import SessionQuerySet


class Session(models.Model):
    """One dated session of a cohort."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Held")
        CANCELLED = "cancelled", _("Cancelled")

    class Reason(models.TextChoices):
        LEADER = "leader", _("the leader could not come")
        GROUP = "group", _("too few could come")
        ROOM = "room", _("there was no room")
        DAY_OFF = "day_off", _("a day off")
        OTHER = "other", _("another reason")

    cohort = models.ForeignKey("training.Cohort", on_delete=models.CASCADE, related_name="sessions")
    template = models.ForeignKey("training.TemplateSession", on_delete=models.PROTECT, related_name="sessions")
    slot = models.CharField(max_length=10)
    first_planned_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    moved_code = models.CharField(max_length=20, blank=True)  # why the rhythm's day was not kept: holiday, vacation
    reason = models.CharField(max_length=20, blank=True, choices=Reason.choices)  # why somebody moved or cancelled it
    times_moved = models.PositiveSmallIntegerField(default=0)
    revision = models.PositiveIntegerField(default=0)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "slot"], name="session_slot_once_per_cohort"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="session_is_cancelled_for_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], condition=Q(state="planned"), name="session_planned_starts_at")]

    def __str__(self):
        return f"{self.cohort}: {self.template}"

    def get_absolute_url(self):
        return reverse("training:session_detail", args=[self.pk])


class Attendance(models.Model):
    """Was somebody there? One row per person when the attendance has been taken."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="attendance_once_per_session")]

    def __str__(self):
        return f"{self.person} {self.was_there}"


class HaveRead(models.Model):
    """The reader has read what was set for the session; seen by the reader and the session's leaders only."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="have_read")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "person"], name="haveread_once_per_session")]

    def __str__(self):
        return f"{self.person} {self.session}"
