from django.db import models

from checklists.querysets import ReflectionQuerySet


class Reflection(models.Model):
    """What the newcomer thinks about an item; for the writer alone until shared."""

    item = models.ForeignKey("checklists.Item", on_delete=models.CASCADE, related_name="reflections")
    by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="reflections")
    text = models.TextField()
    written_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "by"], name="reflection_once_per_item_and_writer")]

    def __str__(self):
        return f"{self.item_id} {self.written_at:%Y-%m-%d}"


class ReflectionReader(models.Model):
    """Somebody the writer has chosen to share with; a successor in the role inherits nothing."""

    reflection = models.ForeignKey(Reflection, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["reflection", "person"], name="reflection_shared_once_with_each")
        ]

    def __str__(self):
        return f"{self.reflection_id} {self.person}"
