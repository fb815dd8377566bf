from django.utils import timezone

from programs.rules import leads


def can_read_handover(person, introduction):
    """The newcomer, those who help now or from a coming day, and whoever leads; not those who read plans only."""
    is_theirs = introduction.newcomer_id == person.pk or helps_or_will(person, introduction)
    return introduction.is_active and (is_theirs or leads(person, introduction))


def helps_or_will(person, introduction):
    today = timezone.localdate()
    rows = [row for row in introduction.involvements.all() if row.person_id == person.pk]
    return any(row.to_on is None or row.to_on >= today for row in rows)
