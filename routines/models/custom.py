from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from routines.querysets import CustomQuerySet


class Custom(models.Model):
    """How it is done here though no routine says so: written by one who has just learnt it, approved by a mentor."""

    class State(models.TextChoices):
        PROPOSED = "proposed", pgettext_lazy("unwritten rule", "Waits for an answer")
        APPROVED = "approved", pgettext_lazy("unwritten rule", "Approved")
        DECLINED = "declined", pgettext_lazy("unwritten rule", "Not now")

    node = models.ForeignKey("accounts.Node", on_delete=models.PROTECT, related_name="customs")
    routine = models.ForeignKey(
        "routines.Routine", null=True, blank=True, on_delete=models.SET_NULL, related_name="customs"
    )
    about = models.CharField(_("What it is about"), max_length=200)
    text = models.TextField(_("This is how we do it"))
    writer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=State.choices, default=State.PROPOSED)
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    reply = models.TextField(_("Reply to the one who wrote it"), blank=True)
    closed_on = models.DateField(null=True, blank=True)
    request_key = models.UUIDField(unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = CustomQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at=None, decided_by=None)
                | ~Q(state="proposed") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="custom_is_decided_by_somebody",
            ),
            models.CheckConstraint(condition=~Q(state="declined", reply=""), name="custom_is_declined_with_a_reply"),
        ]
        indexes = [models.Index(fields=["node"], condition=Q(state="proposed"), name="custom_waiting_at_node")]

    def __str__(self):
        return self.about

    def get_absolute_url(self):
        return reverse("routines:custom_detail", args=[self.pk])

    @property
    def is_waiting(self):
        return self.state == self.State.PROPOSED and self.closed_on is None

    @property
    def is_shown(self):
        """Does everybody at the place read it?"""
        return self.state == self.State.APPROVED and self.closed_on is None
