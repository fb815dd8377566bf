from accounts.signals import person_invited
from outbox.mail import invitation_key
from outbox.services import post


def connect():
    person_invited.connect(invited, dispatch_uid="outbox.invited")


def invited(person, by, at=None, **kwargs):
    post(invitation_key(person), person, "invitation", by.pk, at=at)
