"""A law as people write it, and what makes two ways of writing it the same law: the number of the act."""

import re

from django.utils.text import slugify

NUMBER = re.compile(r"\b(?:([A-ZÅÄÖ]+(?:-[A-ZÅÄÖ]+)?)\s+)?(\d{4}):(\d+)")
NATIONAL = ("SFS", None)  # the statute book of the country, named or not


def law_key(ref: str) -> str:
    """Such as 2025-400 of "Socialtjänstlag (2025:400)", however its name is inflected and whatever chapter follows."""
    found = NUMBER.search(ref)
    if not found:
        return slugify(ref, allow_unicode=True)
    series, year, number = found.groups()
    return f"{year}-{number}" if series in NATIONAL else f"{series.lower()}-{year}-{number}"
