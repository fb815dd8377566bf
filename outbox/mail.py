"""The mails about the account itself: they go at once, and their links are made when they leave."""

from datetime import timedelta

from allauth.account.app_settings import PASSWORD_RESET_TOKEN_GENERATOR
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.invitations import LASTS, invitation_url
from accounts.models import Person
from outbox.digest import KIND as DIGEST
from outbox.kinds import Kind, Mail

RESET_LASTS = timedelta(days=1)


def invitations(messages):
    """An invitation holds until it is accepted, replaced by a newer one or too old."""
    inviters = Person.objects.in_bulk({message.refers_id for message in messages})
    return {
        message.pk: _invitation(message.person, inviters.get(message.refers_id))
        for message in messages
        if _is_open(message.person) and message.key == invitation_key(message.person)
    }


def invitation_key(person):
    return f"invitation:{person.pk}:{person.invited_at.timestamp()}"


def _is_open(person):
    return person.joined_at is None and person.invited_at and timezone.now() - person.invited_at < LASTS


def _invitation(person, inviter):
    if inviter and inviter.pk != person.pk:
        invited = _("%(name)s has invited you to Introportalen.") % {"name": inviter.name}
    else:
        invited = _("You have been invited to Introportalen.")
    return Mail(
        subject=_("Welcome to Introportalen"),
        heading=_("Welcome, %(name)s") % {"name": person.first_name},
        paragraphs=(
            invited,
            _("It is where introductions of new colleagues are planned and followed. Choose a password to begin."),
        ),
        url=invitation_url(person),
        action=_("Choose a password"),
        note=_("The link is yours alone, works once and for %(days)s days.") % {"days": LASTS.days},
    )


def password_resets(messages):
    """A fresh link each: nothing that opens an account is ever stored."""
    return {
        message.pk: _password_reset(message.person)
        for message in messages
        if timezone.now() - message.created_at < RESET_LASTS
    }


def _password_reset(person):
    token = PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    return Mail(
        subject=_("New password for Introportalen"),
        heading=_("New password"),
        paragraphs=(_("Somebody, probably you, has asked for a new password for Introportalen."),),
        url=reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), token]),
        action=_("Choose a new password"),
        note=_("If it was not you, you need not do anything. Your password stays as it is."),
    )


def email_confirmations(messages):
    """To the address that is to be confirmed, which need not be the one that the person has now."""
    addresses = EmailAddress.objects.filter(verified=False).in_bulk({message.refers_id for message in messages})
    return {
        message.pk: _email_confirmation(addresses[message.refers_id])
        for message in messages
        if message.refers_id in addresses
    }


def _email_confirmation(address):
    return Mail(
        subject=_("Confirm your e-mail address"),
        heading=_("Confirm your e-mail address"),
        paragraphs=(_("This address has been given for your account in Introportalen."),),
        url=reverse("account_confirm_email", args=[EmailConfirmationHMAC(address).key]),
        action=_("Confirm the address"),
        note=_("If you do not know of this, you need not do anything."),
        to=address.email,
    )


def tests(messages):
    return {
        message.pk: Mail(
            subject=_("A test from Introportalen"),
            heading=_("Mail works"),
            paragraphs=(_("You asked for this mail on the page about what has been sent."),),
            url=reverse("outbox:message_list"),
            action=_("Back to the page"),
        )
        for message in messages
    }


KINDS = [
    DIGEST,
    Kind("invitation", gettext_lazy("Invitation"), invitations, is_immediate=True),
    Kind("password_reset", gettext_lazy("New password"), password_resets, is_immediate=True),
    Kind("email_confirmation", gettext_lazy("Confirmation of address"), email_confirmations, is_immediate=True),
    Kind("test", gettext_lazy("Test mail"), tests, is_immediate=True),
]
