import uuid
from datetime import timedelta

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from programs.models.talk import Talk
from training.querysets import MaterialQuerySet, SessionQuerySet


class Session(Talk):
    """One dated session of a cohort. The slot is the day's place in the order; the theme can change places."""

    class Reason(models.TextChoices):
        LEADER = "leader", _("the leader could not come")
        GROUP = "group", _("too few could come")
        ROOM = "room", _("there was no room")
        DAY_OFF = "day_off", _("a day off")
        OTHER = "other", _("another reason")

    class Dropped(models.TextChoices):
        """Why a cancelled session is not held another day."""

        TOGETHER = "together", _("its theme is taken up at another session")
        ALONE = "alone", _("each takes it up with the mentor")
        NOTHING = "nothing", _("the group does not need it")
        NO_TIME = "no_time", _("no time was found")

    taken_along = ("cohort", "template")
    form_field = "form_key"

    cohort = models.ForeignKey("training.Cohort", on_delete=models.CASCADE, related_name="sessions")
    template = models.ForeignKey("training.TemplateSession", on_delete=models.PROTECT, related_name="sessions")
    slot = models.CharField(max_length=10)
    first_planned_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    actual_minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # said when the attendance is taken
    reason = models.CharField(max_length=20, blank=True, choices=Reason.choices)  # why somebody moved or cancelled it
    reason_words = models.CharField(max_length=200, blank=True)  # beside the code, about work and never about health
    dropped_because = models.CharField(max_length=20, blank=True, choices=Dropped.choices)
    times_moved = models.PositiveSmallIntegerField(default=0)
    times_cancelled = models.PositiveSmallIntegerField(default=0)
    form_key = models.UUIDField(null=True, blank=True, editable=False)

    objects = SessionQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cohort", "slot"], name="session_slot_once_per_cohort"),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="session_is_cancelled_for_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(state="cancelled", needs_new_date=True, dropped_because="")
                | (Q(state="cancelled", needs_new_date=False) & ~Q(dropped_because=""))
                | (~Q(state="cancelled") & Q(needs_new_date=False, dropped_because="")),
                name="session_is_replaced_or_dropped_when_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(actual_minutes=None) | Q(state="held"), name="session_lasted_only_when_held"
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], condition=Q(state="planned"), name="session_planned_starts_at")]

    def __str__(self):
        return f"{self.cohort}: {self.template}"

    def get_absolute_url(self):
        return reverse("training:session_detail", args=[self.pk])

    @property
    def on(self):
        return timezone.localdate(self.starts_at)

    @property
    def ends_at(self):
        return self.starts_at + timedelta(minutes=self.lasted)

    @property
    def lasted(self):
        """What it took when it is held, else what is planned."""
        return self.actual_minutes or self.minutes

    @property
    def number(self):
        """Its place in the order of days, from 1."""
        return int(self.slot[1:])

    @property
    def has_begun(self):
        return self.starts_at <= timezone.now()


class Attendance(models.Model):
    """Was somebody there? One row per person when the attendance has been taken; never why not."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    was_there = models.BooleanField()
    has_apologised = models.BooleanField(default=False)  # said so before, one way or another

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "person"], name="attendance_once_per_session"),
            models.CheckConstraint(
                condition=Q(was_there=False) | Q(has_apologised=False), name="session_apology_is_of_the_absent"
            ),
        ]

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


class Material(models.Model):
    """Something on another site that belongs to a session: slides, a film, a text."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=120)
    url = models.URLField(max_length=500, validators=[URLValidator(schemes=["https"])])
    added_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = MaterialQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.title
