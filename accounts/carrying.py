"""What was posted after the session had ended goes through the sign-in inside the page; nothing of it is stored.

A form with much to lose says whose text it is with `mark(person)` in a field of its own. Whoever then signs in gets it
back only as that person: at a shared computer the next one does not.
"""

from dataclasses import dataclass

from django.core import signing

FIELD = "written_by"
SALT = "accounts.carrying"
LIVES = 60 * 60 * 24  # seconds; whoever signs in later than this begins anew


@dataclass(frozen=True)
class Carried:
    """A form as it was posted: where to, and its fields."""

    path: str
    fields: list[tuple[str, str]]


def mark(person):
    return signing.dumps(person.pk, salt=SALT)


def is_marked_by(person, text):
    """Does a form say that the person wrote it? One that says nothing is nobody else's."""
    return not text or _writer(text) == person.pk


def pack(request):
    """What was posted, as a text for the sign-in page; empty when the form does not say whose it is."""
    writer = _writer(request.POST.get(FIELD, ""))
    if writer is None:
        return ""
    names = [name for name in request.POST if name not in (FIELD, "csrfmiddlewaretoken")]
    fields = [(name, value) for name in names for value in request.POST.getlist(name)]
    return signing.dumps({"by": writer, "path": request.path, "fields": fields}, salt=SALT, compress=True)


def unpack(text, person):
    """What the person posted before signing in; None when there is nothing, or it is somebody else's."""
    found = _load(text, LIVES)
    if not isinstance(found, dict) or found["by"] != person.pk:
        return None
    return Carried(found["path"], [(name, value) for name, value in found["fields"]])


def _writer(text):
    found = _load(text)
    return found if isinstance(found, int) else None


def _load(text, seconds=None):
    try:
        return signing.loads(text, salt=SALT, max_age=seconds)
    except signing.BadSignature:
        return None
