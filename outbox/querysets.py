from django.db import models
from django.db.models import Case, Q, Value, When
from django.utils import timezone

from accounts.models import Employment
from accounts.querysets import in_ranges

DIGEST = "digest"


class MessageQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state="waiting")

    def failed(self):
        return self.filter(state="failed")

    def sendable(self, now):
        """Mails that may leave now: to somebody who can be reached, and not in another worker's hands.

        A digest belongs to its day: what it did not carry away goes with the next one.
        """
        today = timezone.localdate(now)
        return self.waiting().filter(
            Q(due_on=today) | (Q(due_on__lt=today) & ~Q(kind=DIGEST)),
            Q(leased_until=None) | Q(leased_until__lte=now),
            Q(person__is_active=True, person__email__isnull=False) | Q(person=None),
            is_immediate=True,
        )

    def for_digest(self, on):
        """What waits for somebody's next digest."""
        return self.waiting().filter(is_immediate=False, digest=None, due_on__lte=on)

    def not_in_digest(self):
        """Mails of their own and what still waits; the lines of a digest are seen as that digest."""
        return self.filter(digest=None)

    def visible_to(self, person):
        """Administrators see what went to those who work, or soon will, at their node or below it.

        Addresses outside belong to no node: whoever had them written to sees there what did not arrive.
        """
        employed = Employment.objects.filter(
            Q(to_on=None) | Q(to_on__gte=timezone.localdate()),
            in_ranges(person.scope.ranges("administrator"), "node__path"),
        )
        return self.filter(person__in=employed.values("person_id"))

    def failed_first(self):
        is_failed = Case(When(state="failed", then=Value(0)), default=Value(1))
        return self.order_by(is_failed, "-pk")


class SentMailQuerySet(models.QuerySet):
    def visible_to(self, person, is_demo=False):
        """Everybody reads the own mails; in the demo, where all people are invented, all of them."""
        from outbox.models import Message

        if is_demo:
            return self
        managed = Message.objects.visible_to(person).order_by().values("pk")
        return self.filter(Q(message__person=person) | Q(message__in=managed))
