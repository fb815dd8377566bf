import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mentoring.querysets import HandedBackQuerySet, RequestQuerySet


class Request(models.Model):
    """Something a chief asks a newcomer to do. That it was understood is the chief's duty, hence the check-back."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed to the chief")
        DECLINED = "declined", _("Not taken up by the chief")
        OPEN = "open", _("Not checked back")
        WRITTEN = "written", _("Waiting for the chief's answer")
        CHECKED = "checked", _("Checked back")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="requests")
    # A mentor may propose one; until a chief has decided nobody has asked, and the newcomer does not see it.
    proposed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="proposed_requests"
    )
    asked_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="asked_requests"
    )
    asked_at = models.DateTimeField()  # while it is proposed: when it was
    words = models.TextField(max_length=2000)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    checked_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = RequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="request_says_something"),
            models.CheckConstraint(
                condition=Q(state="checked", checked_at__isnull=False) | (~Q(state="checked") & Q(checked_at=None)),
                name="request_is_checked_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(asked_by__isnull=False) | Q(state__in=("proposed", "declined"), proposed_by__isnull=False),
                name="request_is_asked_by_a_chief",
            ),
            models.CheckConstraint(condition=Q(done_at=None) | Q(state="checked"), name="request_is_done_when_checked"),
        ]
        indexes = [
            models.Index(fields=["introduction", "asked_at"]),
            models.Index(fields=["asked_at"], condition=Q(state__in=("open", "written")), name="request_unchecked"),
        ]

    def __str__(self):
        return f"{self.introduction_id}: {self.asked_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("mentoring:request_detail", args=[self.pk])

    @property
    def is_waiting(self):
        return self.state in (self.State.OPEN, self.State.WRITTEN)

    @property
    def is_proposed(self):
        return self.state == self.State.PROPOSED

    @property
    def is_checked(self):
        return self.state == self.State.CHECKED


class CheckBack(models.Model):
    """That both mean the same: marked by both when they have talked, or in the newcomer's own written words."""

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="check_back")
    meeting = models.ForeignKey(
        "mentoring.Meeting", null=True, blank=True, on_delete=models.SET_NULL, related_name="check_backs"
    )
    marked_by_asker_at = models.DateTimeField(null=True, blank=True)
    marked_by_newcomer_at = models.DateTimeField(null=True, blank=True)
    heard = models.TextField(blank=True, max_length=2000)
    means = models.TextField(blank=True, max_length=2000)
    how = models.TextField(blank=True, max_length=2000)
    written_at = models.DateTimeField(null=True, blank=True)
    meant = models.TextField(blank=True, max_length=2000)  # what the asker meant, when it was something else
    answered_at = models.DateTimeField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(written_at=None) | (~Q(heard="") & ~Q(means="") & ~Q(how="")),
                name="checkback_is_written_in_three_parts",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(written_at__isnull=False),
                name="checkback_is_answered_after_it_is_written",
            ),
            models.CheckConstraint(
                condition=Q(meant="") | Q(answered_at__isnull=False), name="checkback_meant_is_said"
            ),
        ]

    def __str__(self):
        return f"{self.request_id}"

    @property
    def is_marked_by_both(self):
        return self.marked_by_asker_at is not None and self.marked_by_newcomer_at is not None


class Turn(models.Model):
    """One turn in the written check-back, kept as it was: the newcomer's three parts, or what the asker meant."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="turns")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    heard = models.TextField(blank=True, max_length=2000)
    means = models.TextField(blank=True, max_length=2000)
    how = models.TextField(blank=True, max_length=2000)
    meant = models.TextField(blank=True, max_length=2000)
    is_agreed = models.BooleanField(default=False)  # “yes, that is it”

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(heard="") & ~Q(means="") & ~Q(how="") & Q(meant="", is_agreed=False))
                | (Q(heard="", means="", how="") & (Q(is_agreed=True, meant="") | (Q(is_agreed=False) & ~Q(meant="")))),
                name="turn_is_of_the_newcomer_or_of_the_asker",
            )
        ]

    def __str__(self):
        return f"{self.request_id}: {self.at:%Y-%m-%d}"

    @property
    def is_newcomers(self):
        return bool(self.heard)


class HandedBack(models.Model):
    """A matter that a mentor hands back to the chief, for it is the chief's to decide. Read by the two of them."""

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="handed_back")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.CharField(max_length=300)
    topic = models.ForeignKey(
        "mentoring.Topic", null=True, blank=True, on_delete=models.SET_NULL, related_name="handed_back"
    )
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answer = models.CharField(max_length=300, blank=True)
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = HandedBackQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "handed back"
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="handedback_says_something"),
            models.CheckConstraint(
                condition=Q(taken_at=None, taken_by=None, answer="")
                | Q(taken_at__isnull=False, taken_by__isnull=False),
                name="handedback_is_taken_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["introduction"], condition=Q(taken_at=None), name="handedback_open")]

    def __str__(self):
        return f"{self.introduction_id}: {self.at:%Y-%m-%d}"

    @property
    def is_taken(self):
        return self.taken_at is not None
