"""Ballots and drafts are kept sealed, all of much the same length.

The key is made of the site's own, which is in no database, and of the round's seal, which is erased at closing; that
of a draft also of a token which only a browser holds. Whoever copies the database while a round is open has noise, and
when the seal is gone, so has the site itself.
"""

import json
import os
from base64 import urlsafe_b64encode
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from surveys.models import Survey

BLOCK = 4096  # bytes; how much somebody has written shows no closer than this
NO_TIME = 0  # Fernet would write the second of the answer in clear beside it


def new_seal() -> bytes:
    return os.urandom(32)


def seal(survey: Survey, content: Any, secret: str = "") -> bytes:
    """The content in a form that only the same survey, with the same secret, opens."""
    plain = json.dumps(content, ensure_ascii=False).encode()
    padded = plain.ljust(-(-len(plain) // BLOCK) * BLOCK)
    return _key(survey, secret).encrypt_at_time(padded, NO_TIME)


def unseal(survey: Survey, sealed: bytes | memoryview, secret: str = "") -> Any:
    """What was sealed. Raises cryptography.fernet.InvalidToken when the secret is another."""
    return json.loads(_key(survey, secret).decrypt(bytes(sealed)))


def _key(survey, secret):
    if not survey.seal:
        raise ValueError("the round has no seal: it has not opened, or it has closed")
    # A site that has changed its key still opens what it sealed with the one before.
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key, survey, secret)) for key in keys])


def _derived(site_key, survey, secret):
    derive = HKDF(SHA256(), length=32, salt=bytes(survey.seal), info=f"surveys.anonymous:{secret}".encode())
    return urlsafe_b64encode(derive.derive(site_key.encode()))
