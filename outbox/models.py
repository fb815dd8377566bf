from django.db import models
from django.db.models import Q

from outbox.failures import explanation
from outbox.kinds import kind_label
from outbox.querysets import DIGEST, MessageQuerySet, SentMailQuerySet


class Message(models.Model):
    """One message to one person: posted once, sent once, seen when it fails. Never its text, only what it refers to.

    Somebody outside the site is an address and a language; only mails of their own go there, never a digest.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        DROPPED = "dropped"  # no longer held when it was about to leave
        FAILED = "failed"

    key = models.CharField(max_length=200, unique=True)
    person = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="messages")
    email = models.EmailField(blank=True)  # of one outside; empty for a person here
    language = models.CharField(max_length=5, blank=True)  # of one outside
    kind = models.CharField(max_length=60)
    refers_id = models.BigIntegerField(null=True)
    due_on = models.DateField()
    is_immediate = models.BooleanField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    digest = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="lines")
    lease = models.UUIDField(null=True)  # the sweep that last took it
    leased_until = models.DateTimeField(null=True)  # nobody else takes it before; after a failure, nobody at all
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=100, blank=True)  # class of the exception and the SMTP code, never a text
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
                name="message_sent_and_sent_at_go_together",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, email="") | (Q(person=None, is_immediate=True) & ~Q(email="")),
                name="message_is_to_a_person_or_an_address",
            ),
        ]
        indexes = [
            models.Index(fields=["is_immediate", "due_on"], condition=Q(state="waiting"), name="message_waiting"),
            models.Index(fields=["lease"], condition=Q(state="waiting"), name="message_leased"),
            models.Index(fields=["id"], condition=Q(state="failed"), name="message_failed"),
        ]

    def __str__(self):
        return f"{self.key} {self.state}"

    @property
    def address(self):
        return (self.person.email or "") if self.person else self.email

    @property
    def recipient(self):
        return self.person.name if self.person else self.email

    @property
    def written_in(self):
        """The language of the reader."""
        return self.person.language if self.person else self.language

    @property
    def kind_label(self):
        return kind_label(self.kind)

    @property
    def reason(self):
        return explanation(self.error)

    @property
    def is_failed(self):
        return self.state == self.State.FAILED

    @property
    def is_digest(self):
        return self.kind == DIGEST


class SentMail(models.Model):
    """A mail as it was read, kept only where there is no mail server: on a laptop and in the demo."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="kept")
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()  # the mail's own part; the page around it has the style
    calendar = models.TextField(blank=True)  # what a calendar would have read
    at = models.DateTimeField()

    objects = SentMailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-at"])]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.subject}"
