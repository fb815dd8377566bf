from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.utils import timezone

from outbox.services import post


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up: people are invited. What allauth wants to mail goes through the outbox."""

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        """A LookupError for a mail that this site does not know: it must not be lost in silence."""
        SENDERS[template_prefix](email, context)


def password_reset(email, context):
    _post("password_reset", context["user"])


def email_confirmation(email, context):
    address = EmailAddress.objects.get(user=context["user"], email=email)
    _post("email_confirmation", address.user, address.pk)


def _post(kind, person, refers_id=None):
    # A double click is one mail; who asks again after a minute gets another.
    post(f"{kind}:{person.pk}:{timezone.now():%Y%m%d%H%M}", person, kind, refers_id)


SENDERS = {
    "account/email/password_reset_key": password_reset,
    "account/email/email_confirmation": email_confirmation,
    "account/email/email_confirmation_signup": email_confirmation,
}
