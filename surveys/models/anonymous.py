"""What an anonymous round keeps while it is open. No row here, nor any two together, says who has answered what."""

import uuid

from django.db import models


class Participation(models.Model):
    """That somebody has answered: neither when nor what."""

    asked = models.OneToOneField("surveys.Asked", on_delete=models.CASCADE, related_name="participation")

    def __str__(self):
        return str(self.asked_id)


class Ballot(models.Model):
    """Somebody's answers and coarse groups, sealed until closing; then they are counted and all ballots are gone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="ballots")
    sealed = models.BinaryField()

    def __str__(self):
        return str(self.survey_id)


class Draft(models.Model):
    """Answers not yet sent in, sealed, under a key that only the respondent's browser can make."""

    key = models.CharField(max_length=64, primary_key=True)  # SHA-256 of the browser's token and whose it is
    survey = models.ForeignKey("surveys.Survey", on_delete=models.CASCADE, related_name="drafts")
    sealed = models.BinaryField()
    revision = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.survey_id)
