from django.conf import settings
from django.db import models


class Event(models.Model):
    """Who did what to which row, and whom it is about. Append-only; ids and codes, never a name or a text."""

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    codes = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["about", "-at"]), models.Index(fields=["object_type", "object_id", "-at"])]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.object_type} {self.object_id}"


class Reading(models.Model):
    """Who read what about whom, once per reader, row and day."""

    on = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+")
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    object_type = models.CharField(max_length=60)
    object_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "object_type", "object_id", "on"], name="reading_once_a_day")
        ]
        indexes = [models.Index(fields=["about", "-at"])]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.object_type} {self.object_id}"
