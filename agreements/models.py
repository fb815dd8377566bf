"""What was fitted of the programme's role agreement for one introduction, and who has accepted it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse


class Agreement(models.Model):
    """That the text is another than the programme's; where nobody has changed anything there is no row."""

    introduction = models.OneToOneField("programs.Introduction", on_delete=models.CASCADE, related_name="agreement")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    revision = models.PositiveIntegerField(default=0)

    def __str__(self):
        return f"{self.introduction_id}: {self.revision}"

    def get_absolute_url(self):
        return reverse("agreements:agreement", args=[self.introduction_id])


class Line(models.Model):
    """One line that is other than the programme says: changed, left out (no text) or added (about no other)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="lines")
    role = models.CharField(max_length=80)
    about = models.CharField(max_length=16, blank=True)  # agreements.sheet.key_of() the programme's line
    text = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "role", "about"], condition=~Q(about=""), name="line_once_about_another"
            ),
            models.CheckConstraint(condition=~Q(about="", text=""), name="line_says_something_or_leaves_out"),
        ]

    def __str__(self):
        return f"{self.agreement_id}: {self.role}"


class Acceptance(models.Model):
    """Somebody has read and accepted one wording among these people; another wording is another fingerprint."""

    introduction = models.ForeignKey("programs.Introduction", on_delete=models.CASCADE, related_name="acceptances")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="acceptances")
    role = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["introduction", "person", "role", "fingerprint"], name="acceptance_once_of_a_wording"
            )
        ]

    def __str__(self):
        return f"{self.introduction_id}: {self.role}"
