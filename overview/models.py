from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from overview.querysets import PrintoutQuerySet


class Printout(models.Model):
    """Something printed of an introduction, as it was when somebody asked for it. One that says the same is kept."""

    class Kind(models.TextChoices):
        PLAN = "plan", _("Introduction plan")
        CERTIFICATE = "certificate", _("Certificate")
        HANDOVER = "handover", _("Handover")

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="printouts")
    kind = models.CharField(max_length=20, choices=Kind.choices, default=Kind.PLAN)
    language = models.CharField(max_length=10)
    fingerprint = models.CharField(max_length=64)  # of everything that it says and how it looks
    html = models.TextField(blank=True)  # what it is made from, until it is made
    content = models.BinaryField(null=True)
    ordered_at = models.DateTimeField()
    made_at = models.DateTimeField(null=True, blank=True)

    objects = PrintoutQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "kind", "language", "fingerprint"], name="printout_once_per_content"
            ),
            models.CheckConstraint(
                condition=Q(made_at=None, content=None) | Q(made_at__isnull=False, content__isnull=False, html=""),
                name="printout_has_content_when_it_is_made",
            ),
        ]

    def __str__(self):
        return f"{self.introduction_id} {self.kind} {self.language} {self.fingerprint[:8]}"

    @property
    def is_made(self):
        return self.made_at is not None
