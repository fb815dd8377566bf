import hashlib

from django.db import models
from django.db.models import Q

from programs.appointment_words import neutral_title
from reminders.querysets import ChoiceQuerySet, FeedQuerySet, InvitationQuerySet


class Choice(models.Model):
    """Whether somebody wants what is in the calendar as invitations by mail. Without a row: no."""

    person = models.OneToOneField("accounts.Person", on_delete=models.PROTECT, related_name="calendar_choice")
    gets_invitations = models.BooleanField(default=False)

    objects = ChoiceQuerySet.as_manager()

    def __str__(self):
        return f"{self.person_id}: {self.gets_invitations}"


class Feed(models.Model):
    """An address that other calendars fetch; whoever has it can read it, so only a hash of its secret part is kept."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="feeds")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    request_key = models.UUIDField(unique=True, editable=False)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = FeedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(closed_at=None), name="feed_open_once_per_person")
        ]

    def __str__(self):
        return f"{self.person_id} {self.made_at:%Y-%m-%d}"


def hash_of(token: str) -> str:
    """A plain hash is enough for what nobody can guess: the token has 256 bits."""
    return hashlib.sha256(token.encode()).hexdigest()


class Invitation(models.Model):
    """What one person's own calendar has been told by mail of one appointment, last time.

    A former mentor has a row that says cancelled, and is told nothing more.
    """

    class State(models.TextChoices):
        REQUESTED = "requested"
        CANCELLED = "cancelled"

    FACTS = ("starts_at", "minutes", "kind", "place")  # a change of these is told

    uid = models.UUIDField(unique=True, editable=False)
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="calendar_invitations")
    part = models.CharField(max_length=20)
    refers_id = models.BigIntegerField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    sequence = models.PositiveIntegerField(default=0)  # rises with every mail, so that a later one wins
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "part", "refers_id"], name="invitation_once_per_appointment")
        ]
        indexes = [models.Index(fields=["starts_at"], condition=Q(state="requested"), name="invitation_requested")]

    def __str__(self):
        return f"{self.part} {self.refers_id} {self.sequence} {self.state}"

    @property
    def name(self) -> tuple[int, str, int]:
        return self.person_id, self.part, self.refers_id

    @property
    def key(self) -> str:
        """Of the message that tells it."""
        return f"calendar:{self.pk}:{self.sequence}"

    @property
    def title(self) -> str:
        return neutral_title(self.kind)

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED

    def tells(self, appointment) -> bool:
        return all(getattr(self, name) == getattr(appointment, name) for name in self.FACTS)

    def take(self, appointment) -> None:
        for name in self.FACTS:
            setattr(self, name, getattr(appointment, name))
