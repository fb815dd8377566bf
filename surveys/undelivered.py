"""Which addresses outside a round's mails did not reach: seen by who had them written to, and by nobody else."""

from outbox.models import Message


def not_delivered(survey) -> list[str]:
    """Addresses whose last word is that a mail failed; one query, none of a round of people here."""
    asked = survey.asked.filter(person=None)
    failed = Message.objects.failed().filter(person=None, kind__startswith="survey_", refers_id__in=asked.values("pk"))
    return sorted(set(failed.values_list("email", flat=True)))
