from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from routines.querysets import OpinionQuerySet


class Opinion(models.Model):
    """Whether a routine helped somebody, and what was missing. Those who keep the routine read it without a name."""

    routine = models.ForeignKey("routines.Routine", on_delete=models.CASCADE, related_name="opinions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    has_helped = models.BooleanField()
    missing = models.TextField(_("What was missing?"), blank=True)
    given_on = models.DateField()

    objects = OpinionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["routine", "person"], name="opinion_once_per_person")]

    def __str__(self):
        return f"{self.routine} · {self.has_helped}"
