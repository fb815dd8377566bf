"""The link to answer without signing in: signed, and of one who is asked. Having answered, it shows nothing more."""

from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from surveys.models import Asked

SIGNER = Signer(salt="surveys.link", sep=".")


def link_of(asked: Asked) -> str:
    """Absolute, for mails: of one outside the key is in the address; somebody here signs in."""
    if asked.person_id:
        return settings.SITE_URL + reverse("surveys:survey_answer", args=[asked.survey_id])
    return settings.SITE_URL + reverse("surveys:outside_answer", args=[token_of(asked)])


def token_of(asked: Asked) -> str:
    return SIGNER.sign(asked.link_key.hex)


def asked_of(token: str) -> Asked | None:
    """Whose the link is; None when it was never made here."""
    try:
        key = UUID(SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
    return Asked.objects.to_visit().filter(person=None, link_key=key).first()
