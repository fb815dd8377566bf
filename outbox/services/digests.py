"""Everything that can wait goes in one mail a person and day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from outbox.models import Message
from outbox.querysets import DIGEST
from outbox.rows import NOTHING, key_of
from outbox.services.posting import post_rows, wake


@transaction.atomic
def compose_digests(now: datetime) -> None:
    """Make today's digest for everybody who has something waiting and can be reached; the key allows one a day.

    Whoever calls knows that today is a day and an hour for it.
    """
    today = timezone.localdate(now)
    _release_former(today)
    # Nobody writes to people who have left.
    Message.objects.waiting().filter(person__is_active=False).update(state=Message.State.DROPPED)
    reachable = Message.objects.for_digest(today).filter(person__email__isnull=False)
    recipients = reachable.values_list("person_id", key_of(f"{DIGEST}:{today}", "person_id"), NOTHING).distinct()
    if post_rows(DIGEST, recipients, due_on=today, at=now):
        transaction.on_commit(wake)


def _release_former(today):
    """What a digest did not carry away on its own day goes with today's."""
    former = Message.objects.waiting().filter(kind=DIGEST, due_on__lt=today)
    Message.objects.waiting().filter(digest__in=former).update(digest=None)
    former.update(state=Message.State.DROPPED)
