"""What an administrator does when mail has failed."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from accounts.models import Event, Person
from accounts.services import event, record
from outbox.models import Message
from outbox.querysets import MessageQuerySet
from outbox.services.posting import post, wake


@transaction.atomic
def retry(message: Message, *, by: Person) -> None:
    """Try a failed message again from the beginning; what a digest carried is asked again whether it holds."""
    if _reopen([message.pk]):
        record(by, "outbox.message_retried", message, about=message.person, kind=message.kind)


@transaction.atomic
def retry_all(messages: MessageQuerySet, *, by: Person) -> int:
    """Try every failed message of the queryset again, as after a fault of the mail server; how many there were."""
    failed = list(messages.failed().select_related("person"))
    _reopen([message.pk for message in failed])
    Event.objects.bulk_create(
        event(by, "outbox.message_retried", message, about=message.person, kind=message.kind) for message in failed
    )
    return len(failed)


def _reopen(ids):
    failed = Message.objects.failed().filter(Q(pk__in=ids) | Q(digest__in=ids))
    changed = failed.update(state=Message.State.WAITING, digest=None, attempts=0, error="", leased_until=None)
    if changed:
        transaction.on_commit(wake)
    return changed


def post_test(request_key: UUID, *, by: Person) -> None:
    """A mail to the administrator's own address that shows whether mail works."""
    post(f"test:{request_key}", by, "test")
