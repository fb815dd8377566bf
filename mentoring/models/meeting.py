from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from look.templatetags.look import at_clock
from mentoring.querysets import MeetingQuerySet
from programs.days_off import moved_at_because
from programs.models.talk import Talk


class Meeting(Talk):
    """One meeting of a series. Its slot never changes, so drafts, calendars and the moved-rate survive a new plan."""

    class Reason(models.TextChoices):
        """Why a meeting was moved or cancelled: never more than that somebody could not come."""

        MENTOR = "mentor", _("the mentor could not come")
        CHIEF = "chief", _("the chief could not come")
        NEWCOMER = "newcomer", _("the newcomer could not come")
        DUTY = "duty", _("something urgent came up at the unit")
        VACATION = "vacation", _("vacation weeks")
        HOLIDAY = "holiday", _("a day off")
        OTHER = "other", _("another reason")

    class Dropped(models.TextChoices):
        """Why a cancelled meeting is not held another day."""

        SOON = "soon", _("the next meeting is soon enough")
        SPOKEN = "spoken", _("you have talked already")
        NOTHING = "nothing", _("there is nothing that needs it")
        NO_TIME = "no_time", _("no time was found")

    class Purpose(models.TextChoices):
        PRACTICAL = "practical", _("Practical matters")
        BOTH = "both", _("Equal parts")
        REFLECTION = "reflection", _("Reflection")

    taken_along = ("series", "introduction")
    form_field = "form_key"

    series = models.ForeignKey("mentoring.Series", on_delete=models.CASCADE, related_name="meetings")
    introduction = models.ForeignKey(
        "programs.Introduction", null=True, blank=True, on_delete=models.CASCADE, related_name="meetings"
    )
    slot = models.CharField(max_length=20)
    first_planned_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    moved_reason = models.CharField(max_length=20, blank=True, choices=Reason.choices)
    reason = models.CharField(max_length=20, blank=True, choices=Reason.choices)  # why it was cancelled
    reason_words = models.CharField(max_length=200, blank=True)  # beside the code, about work and never about health
    dropped_because = models.CharField(max_length=20, blank=True, choices=Dropped.choices)
    replaced_by = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="replaces"
    )
    may_clash = models.BooleanField(default=False)  # somebody chose the time although it clashed
    purpose = models.CharField(max_length=20, blank=True, choices=Purpose.choices)  # for purpose_by alone
    purpose_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    gave_document_feedback = models.BooleanField(default=False)  # on something the newcomer wrote; never on what
    logged_at = models.DateTimeField(null=True, blank=True)
    logged_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    form_key = models.UUIDField(null=True, blank=True, editable=False)
    request_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)  # of one that somebody added

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["series", "slot"], name="meeting_slot_once_per_series"),
            models.CheckConstraint(
                condition=Q(state="held", logged_at__isnull=False, logged_by__isnull=False)
                | (~Q(state="held") & Q(logged_at=None, logged_by=None)),
                name="meeting_is_held_when_logged",
            ),
            models.CheckConstraint(
                condition=(Q(state="cancelled") & ~Q(reason="")) | (~Q(state="cancelled") & Q(reason="")),
                name="meeting_is_cancelled_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(needs_new_date=False) | Q(state="cancelled", replaced_by=None),
                name="meeting_needs_new_date_only_when_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(dropped_because="") | Q(state="cancelled", replaced_by=None, needs_new_date=False),
                name="meeting_is_dropped_only_when_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(purpose="", purpose_by=None) | (~Q(purpose="") & Q(purpose_by__isnull=False)),
                name="meeting_purpose_is_somebodys",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=600), name="meeting_minutes_are_possible"),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | ~Q(replaced_by=F("pk")), name="meeting_does_not_replace_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["introduction", "starts_at"]),
            models.Index(fields=["starts_at"], condition=Q(state="planned"), name="meeting_planned"),
            models.Index(fields=["introduction"], condition=Q(needs_new_date=True), name="meeting_needs_new_date"),
        ]

    def __str__(self):
        return f"{self.series_id} {self.slot} {self.starts_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("mentoring:meeting_detail", args=[self.pk])

    @property
    def template(self):
        return self.series.template

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
    def is_moved(self):
        """To another day, or to another time the same day."""
        return self.starts_at != self.first_planned_at

    @property
    def why(self):
        """Why it was moved or cancelled, as a sentence in the reader's language; empty when it was neither."""
        if self.is_cancelled:
            return " ".join(filter(None, [self._cancelled_because, self._not_replaced_because]))
        if self.moved_reason and self.is_moved:
            return gettext("Moved from %(day)s: %(reason)s.") % {
                "day": self._moved_from,
                "reason": self.get_moved_reason_display(),
            }
        return moved_at_because(self.first_planned_at, self.starts_at, self.shifted_because)

    @property
    def _moved_from(self):
        """The day that was left, or the time when the day is the same."""
        planned_on = timezone.localdate(self.first_planned_at)
        return at_clock(self.first_planned_at) if planned_on == self.on else date_format(planned_on, "D j F")

    @property
    def _cancelled_because(self):
        return gettext("Cancelled: %(reason)s.") % {"reason": self.get_reason_display()}

    @property
    def _not_replaced_because(self):
        """What comes instead, when it is nothing."""
        if not self.dropped_because:
            return ""
        return gettext("Not replaced: %(reason)s.") % {"reason": self.get_dropped_because_display()}


class Attendance(models.Model):
    """Whether a person who belonged at a meeting was there; never why not."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="meeting_attendances")
    was_there = models.BooleanField()
    has_apologised = models.BooleanField(default=False)  # said so before, one way or another

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="attendance_once_per_meeting"),
            models.CheckConstraint(
                condition=Q(was_there=False) | Q(has_apologised=False), name="attendance_apology_is_of_the_absent"
            ),
        ]

    def __str__(self):
        return f"{self.meeting_id}: {self.person_id}"


class Touched(models.Model):
    """A theme that was spoken of at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="touched")
    theme_key = models.SlugField(max_length=80)

    class Meta:
        verbose_name_plural = "touched"
        constraints = [models.UniqueConstraint(fields=["meeting", "theme_key"], name="touched_once_per_meeting")]

    def __str__(self):
        return f"{self.meeting_id}: {self.theme_key}"
