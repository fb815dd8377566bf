from django.db import models


class Reply(models.Model):
    """Whether somebody comes to an appointment: a meeting, a session, a review. The last answer counts; never why."""

    part = models.CharField(max_length=20)
    refers_id = models.BigIntegerField()
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="replies")
    is_coming = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(fields=["part", "refers_id", "person"], name="reply_once_per_appointment")
        ]
        indexes = [models.Index(fields=["person", "part"])]

    def __str__(self):
        return f"{self.part} {self.refers_id}: {self.person_id}"
