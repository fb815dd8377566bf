import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from surveys.querysets import AskedQuerySet


class Asked(models.Model):
    """Somebody who is asked in a round: a person here, or an address outside the system.

    `groups` says which group of each declared split the one belongs to ({"municipality": "12"}), as of the day when
    the round opened. It never says whether the one has answered.
    """

    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="asked")
    person = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="surveys_asked"
    )
    email = models.EmailField(blank=True)  # of one outside; empty for a person here
    language = models.CharField(max_length=5, default="sv")
    groups = models.JSONField(default=dict)
    asked_on = models.DateField(default=timezone.localdate)  # later than the round for those who join it
    link_key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # of the signed link

    objects = AskedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "person"], condition=Q(person__isnull=False), name="asked_once_per_person"
            ),
            models.UniqueConstraint(fields=["survey", "email"], condition=~Q(email=""), name="asked_once_per_address"),
            models.CheckConstraint(
                condition=Q(person=None) & ~Q(email="") | Q(person__isnull=False, email=""),
                name="asked_is_a_person_or_an_address",
            ),
        ]

    def __str__(self):
        return f"{self.survey_id}: {self.pk}"
