import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checklists.querysets import WishQuerySet


class Wish(models.Model):
    """What the newcomer would like to learn or do, in own words; chief or mentor takes it up or answers why not."""

    class State(models.TextChoices):
        OPEN = "open", _("Not answered yet")
        TAKEN_UP = "taken_up", _("Taken up")
        ANSWERED = "answered", _("Answered")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="wishes")
    text = models.CharField(max_length=300)
    theme = models.ForeignKey("programs.Theme", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    wished_at = models.DateTimeField()
    state = models.CharField(max_length=20, choices=State.choices, default=State.OPEN)
    item = models.OneToOneField(
        "checklists.Item", null=True, blank=True, on_delete=models.PROTECT, related_name="wish"
    )  # what became of it
    answer = models.CharField(max_length=500, blank=True)  # why not, or not now
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    request_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    revision = models.PositiveIntegerField(default=0)

    objects = WishQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "wishes"
        ordering = ["wished_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", item=None, answer="", answered_at=None, answered_by=None)
                | Q(state="taken_up", item__isnull=False, answered_at__isnull=False, answered_by__isnull=False)
                | (
                    Q(state="answered", item=None, answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")
                ),
                name="wish_is_open_taken_up_or_answered",
            )
        ]
        indexes = [models.Index(fields=["introduction"], condition=Q(state="open"), name="wish_open")]

    def __str__(self):
        return f"{self.introduction_id} {self.wished_at:%Y-%m-%d}"

    def get_absolute_url(self):
        return reverse("checklists:wish_detail", args=[self.pk])

    @property
    def is_open(self):
        return self.state == self.State.OPEN
