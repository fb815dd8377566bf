from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from evaluations.querysets import OccasionQuerySet
from programs.days_off import moved_because


class Occasion(models.Model):
    """One evaluation of one introduction. It opens and closes by its dates: nothing has to happen that day."""

    class State(models.TextChoices):
        AHEAD = "ahead", pgettext_lazy("evaluation", "Ahead")
        OPEN = "open", pgettext_lazy("evaluation", "Open")
        ANSWERED = "answered", _("All have answered")
        CLOSED = "closed", pgettext_lazy("evaluation", "Closed")
        WITHDRAWN = "withdrawn", pgettext_lazy("evaluation", "Withdrawn")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="evaluations")
    template = models.ForeignKey("evaluations.TemplateEvaluation", on_delete=models.PROTECT, related_name="occasions")
    key = models.SlugField(max_length=80)
    planned_on = models.DateField()  # as the programme says
    opens_on = models.DateField()  # that day, or the next working day
    closes_on = models.DateField()  # the last day to answer
    shifted_because = models.CharField(max_length=20, blank=True)  # a code of programs.days_off
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    revealed_at = models.DateTimeField(null=True, blank=True)  # when the last one sent in and all could read

    objects = OccasionQuerySet.as_manager()

    class Meta:
        ordering = ["opens_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "key"], name="occasion_once_per_introduction_and_key"),
            models.CheckConstraint(
                condition=Q(planned_on__lte=F("opens_on")) & Q(opens_on__lte=F("closes_on")),
                name="occasion_days_are_in_order",
            ),
        ]
        indexes = [
            models.Index(
                fields=["closes_on"], condition=Q(revealed_at=None, withdrawn_at=None), name="occasion_unanswered"
            )
        ]

    def __str__(self):
        return str(self.template)

    def get_absolute_url(self):
        return reverse("evaluations:occasion_detail", args=[self.pk])

    @property
    def state(self):
        return self.state_on(timezone.localdate())

    def state_on(self, day):
        if self.withdrawn_at:
            return self.State.WITHDRAWN
        if self.revealed_at:
            return self.State.ANSWERED
        if day < self.opens_on:
            return self.State.AHEAD
        return self.State.OPEN if day <= self.closes_on else self.State.CLOSED

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def is_closed(self):
        """Closed with a side that was silent."""
        return self.state == self.State.CLOSED

    @property
    def is_revealed(self):
        return self.revealed_at is not None

    @property
    def why(self):
        """Why it does not open on the day that the programme says; in the reader's language."""
        return moved_because(self.planned_on, self.opens_on, self.shifted_because)
