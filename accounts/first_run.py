"""The address where a new site makes its first administrator; only the terminal of the server can print it."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accounts.errors import AlreadySetUp
from accounts.models import Person

SALT = "accounts.first_run"
LASTS = 24 * 60 * 60


def first_run_url():
    """Absolute; holds for a day, and only while nobody is registered."""
    ensure_nobody_here()
    code = signing.TimestampSigner(salt=SALT).sign("first")
    return settings.SITE_URL + reverse("accounts:first_run", args=[code])


def is_right(code):
    try:
        return signing.TimestampSigner(salt=SALT).unsign(code, max_age=LASTS) == "first"
    except signing.BadSignature:
        return False


def ensure_nobody_here():
    if Person.objects.exists():
        raise AlreadySetUp
