from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Talk(models.Model):
    """People of an introduction sit down together, or do not: what a meeting and a progress review have in common."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        HELD = "held", _("Took place")
        CANCELLED = "cancelled", _("Cancelled")
        WITHDRAWN = "withdrawn", _("No longer in the plan")

    # Of these nothing changes while somebody changes the talk, and who does has fetched them to ask the rules.
    taken_along: ClassVar[tuple[str, ...]]
    form_field: ClassVar[str]  # where the key of the last form saved stands: a repeat is no change

    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State.choices, default=State.PLANNED)
    shifted_because = models.CharField(max_length=20, blank=True)  # a code of programs.days_off
    needs_new_date = models.BooleanField(default=False)
    is_pinned = models.BooleanField(default=False)  # somebody chose the day: a new plan leaves it alone
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True

    @property
    def is_planned(self):
        return self.state == self.State.PLANNED

    @property
    def is_held(self):
        return self.state == self.State.HELD

    @property
    def is_cancelled(self):
        return self.state == self.State.CANCELLED
