from django.db import models
from django.db.models import Q

from checklists.querysets import PreparationQuerySet


class Preparation(models.Model):
    """Something the unit has ready before the first day: a computer, a card, a desk."""

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="preparations")
    key = models.SlugField(max_length=80)
    template = models.ForeignKey("checklists.TemplateItem", on_delete=models.PROTECT, related_name="preparations")
    ready_from_on = models.DateField()
    ready_by_on = models.DateField()
    ready_at = models.DateTimeField(null=True, blank=True)
    ready_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_withdrawn = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    PLANNED = ("template", "ready_from_on", "ready_by_on", "is_withdrawn", "revision")
    occurrence = 1

    objects = PreparationQuerySet.as_manager()

    class Meta:
        ordering = ["template__order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["introduction", "key"], name="preparation_once_per_introduction"),
            models.CheckConstraint(
                condition=Q(ready_at=None, ready_by=None) | Q(ready_at__isnull=False, ready_by__isnull=False),
                name="preparation_ready_at_and_by_go_together",
            ),
        ]
        indexes = [models.Index(fields=["ready_by_on"], condition=Q(ready_at=None), name="preparation_not_ready")]

    def __str__(self):
        return str(self.template)

    @property
    def is_ready(self):
        return self.ready_at is not None

    @property
    def is_movable(self):
        return not self.is_ready

    @property
    def planned(self):
        """What a proposal compares, as plain values."""
        values = {"template": self.template_id, "theme": self.template.theme_id, "is_prepared": True}
        return values | {"from_on": self.ready_from_on, "to_on": self.ready_by_on}

    def plan(self, after):
        """Take over the values of a proposal; None withdraws."""
        self.revision += 1 if self.pk else 0
        self.is_withdrawn = after is None
        if after:
            self.template_id, self.ready_from_on, self.ready_by_on = after["template"], after["from_on"], after["to_on"]
