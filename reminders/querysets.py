from django.db import models
from django.db.models import CharField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Concat

from outbox.models import Message

INVITATION, CANCELLATION = "calendar_invitation", "calendar_cancellation"  # kinds of message


class ChoiceQuerySet(models.QuerySet):
    def wanting(self):
        """Those who get invitations and can be reached."""
        return self.filter(gets_invitations=True, person__is_active=True, person__email__isnull=False)


class FeedQuerySet(models.QuerySet):
    def open(self):
        return self.filter(closed_at=None, person__is_active=True)


class InvitationQuerySet(models.QuerySet):
    def requested(self):
        return self.filter(state="requested")

    def with_mail(self):
        """What became of the mails: `last_mail` is the state of the newest, `has_left` whether any may have left."""
        mine = Message.objects.filter(refers_id=OuterRef("pk"), kind__in=(INVITATION, CANCELLATION))
        number, sequence = Cast(OuterRef("pk"), CharField()), Cast(OuterRef("sequence"), CharField())
        newest = mine.filter(key=Concat(Value("calendar:"), number, Value(":"), sequence))
        left = mine.filter(Q(state__in=("sent", "failed")) | Q(state="waiting", lease__isnull=False))
        return self.annotate(
            last_mail=Subquery(newest.values("state")[:1]),
            mailed_at=Subquery(newest.values("sent_at")[:1]),
            has_left=Exists(left),
        )

    def newest_first(self):
        return self.order_by("-changed_at", "starts_at", "pk")
