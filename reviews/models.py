"""A talk about how it goes: chief, mentor and newcomer, or whom the programme says, at times that it says."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programs.days_off import moved_because
from programs.models.talk import Talk
from programs.models.template import TemplateRow, once_per_version
from programs.words import Words, WordsField
from reviews.querysets import ReviewQuerySet

POSSIBLE_MINUTES = Q(minutes__gte=5, minutes__lte=600)


class TemplateReview(TemplateRow):
    """When people talk about how it goes, who they are, and the words for how it went, if the programme has any."""

    summary = WordsField()
    offset = models.CharField(max_length=10)  # an Offset from the start date, "3m"
    minutes = models.PositiveSmallIntegerField(default=60)
    roles = models.JSONField(default=list)  # role keys: chief, mentor, newcomer
    is_optional = models.BooleanField(default=False)
    outcomes = models.JSONField(default=list)  # [{"key": …, "text": {"sv": …, "en": …}}], in the order of the scale
    agenda = models.JSONField(default=list)  # [{"sv": …, "en": …}, …]

    class Meta(TemplateRow.Meta):
        default_related_name = "reviews"
        constraints = [
            *once_per_version("templatereview"),
            models.CheckConstraint(condition=POSSIBLE_MINUTES, name="templatereview_minutes_are_possible"),
        ]

    @property
    def scale(self):
        """(key, words) of the outcomes, in their order; empty when the programme names none."""
        return [(outcome["key"], Words(outcome["text"])) for outcome in self.outcomes]


class Review(Talk):
    """One review of one introduction. It holds days and codes and no free text: notes belong to the meetings."""

    class Reason(models.TextChoices):
        """Why it was moved or cancelled: never more than that somebody could not come."""

        CHIEF = "chief", _("the chief could not come")
        MENTOR = "mentor", _("the mentor could not come")
        NEWCOMER = "newcomer", _("the newcomer could not come")
        DUTY = "duty", _("something urgent came up at the unit")
        NOT_NEEDED = "not_needed", _("those who meet do not need it")
        OTHER = "other", _("another reason")

    taken_along = ("template", "introduction")
    form_field = "request_key"

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="reviews")
    template = models.ForeignKey(TemplateReview, on_delete=models.PROTECT, related_name="reviews")
    key = models.SlugField(max_length=80)
    planned_on = models.DateField()  # as the programme says
    on = models.DateField()  # that day, the next working day, or the one that somebody chose
    time = models.TimeField(null=True, blank=True)  # once somebody has agreed on one
    outcome = models.SlugField(max_length=80, blank=True)  # a key of the template's scale
    reason = models.CharField(max_length=20, blank=True, choices=Reason.choices)
    held_at = models.DateTimeField(null=True, blank=True)  # when somebody noted that it took place
    held_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    request_key = models.UUIDField(null=True, blank=True, editable=False)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "key"], name="review_once_per_introduction_and_key"),
            models.CheckConstraint(
                condition=Q(state="held", held_at__isnull=False, held_by__isnull=False)
                | (~Q(state="held") & Q(held_at=None, held_by=None)),
                name="review_is_held_when_noted",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(state="held"), name="review_has_an_outcome_only_when_held"
            ),
            models.CheckConstraint(
                condition=~Q(state="cancelled") | ~Q(reason=""), name="review_is_cancelled_with_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(needs_new_date=False) | Q(state="cancelled"),
                name="review_needs_new_date_only_when_cancelled",
            ),
            models.CheckConstraint(condition=POSSIBLE_MINUTES, name="review_minutes_are_possible"),
        ]
        indexes = [models.Index(fields=["on"], condition=Q(state="planned"), name="review_planned")]

    def __str__(self):
        return str(self.template)

    def get_absolute_url(self):
        return reverse("reviews:review_detail", args=[self.pk])

    @property
    def starts_at(self):
        """The instant, once there is a time."""
        return timezone.make_aware(datetime.combine(self.on, self.time)) if self.time else None

    @property
    def is_withdrawn(self):
        return self.state == self.State.WITHDRAWN

    @property
    def is_optional(self):
        return self.template.is_optional

    @property
    def is_over(self):
        """Its day has passed and nobody has noted how it went."""
        return self.is_planned and self.on < timezone.localdate()

    @property
    def is_moved(self):
        return self.on != self.planned_on

    @property
    def said(self):
        """The outcome in the programme's words."""
        return str(dict(self.template.scale).get(self.outcome, ""))

    @property
    def why(self):
        """Why it was moved or cancelled, as a sentence in the reader's language; empty when it was neither."""
        reason = {"reason": self.get_reason_display()}
        if self.is_cancelled and not self.needs_new_date:
            return gettext("Skipped: %(reason)s.") % reason
        if self.is_cancelled:
            return gettext("Cancelled: %(reason)s.") % reason
        if self.reason and self.is_moved:
            day = {"day": date_format(self.planned_on, "D j F")}
            return gettext("Moved from %(day)s: %(reason)s.") % (day | reason)
        return moved_because(self.planned_on, self.on, self.shifted_because)
