"""What allauth does to an account is kept in our own history."""

from allauth.account.signals import email_changed, password_changed, password_reset

from accounts.services import mark_joined, record


def connect():
    password_reset.connect(reset, dispatch_uid="accounts.reset")
    password_changed.connect(password, dispatch_uid="accounts.password")
    email_changed.connect(address, dispatch_uid="accounts.address")


def reset(request, user, **kwargs):
    """The reset link came to the person's own mailbox, so it does for an invitation that was never opened."""
    mark_joined(user)
    record(user, "accounts.password_reset", user, about=user)


def password(request, user, **kwargs):
    record(user, "accounts.password_changed", user, about=user)


def address(request, user, **kwargs):
    record(user, "accounts.person_changed", user, about=user, fields=["email"])
