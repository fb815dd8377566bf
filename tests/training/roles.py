"""Who gets what, for every part of the cast."""

import pytest
from django.urls import reverse

PARTS = [
    "newcomer",
    "mentor",
    "chief",
    "deputy",
    "coordinator",
    "administrator",
    "colleague",
    "second_newcomer",
    "stranger",
]
READERS = {"newcomer": 200, "mentor": 200, "chief": 200, "deputy": 200, "coordinator": 200, "administrator": 200}


def table(**status):
    """(part, expected status) for every part of the cast; those not named see nothing."""
    return pytest.mark.parametrize(("part", "status"), [(part, status.get(part, 404)) for part in PARTS])


def url(name, *args):
    return reverse(f"training:{name}", args=args)
