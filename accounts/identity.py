"""Finds Swedish personal identity numbers in free text, however they are written; no such number belongs here.

Ten or twelve digits, a day that exists (in a coordination number 60 is added to it) and a check digit that agrees.
About one mobile number in twenty passes too, so the writer may say that a match is something else.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from stdnum import luhn

BETWEEN = r"[\s.+/:\-‐-―−]{0,3}"
# The year, month and day are set apart alike. The last four stand together, or a day followed by a clock
# (2026-09-28 13.00) would be a number every tenth time; nor are they the year of the next day (2026-09-28–2026-10-02).
NUMBER = re.compile(
    r"(?<!\d)(?=(?P<whole>(?:18|19|20)?"
    rf"(?P<year>\d\d)(?P<between>{BETWEEN})(?P<month>0[1-9]|1[0-2])(?P=between)(?P<day>\d\d){BETWEEN}(?P<last>\d{{4}}))"
    r"(?!\d)(?![-./]\d\d[-./]\d\d))"
)
COORDINATION = 60


@dataclass(frozen=True)
class Match:
    """Where in the text a number stands, as it was written there."""

    start: int
    end: int
    text: str


def find_personal_numbers(text: str) -> list[Match]:
    """Every valid personal identity or coordination number in the text, in order and without overlap."""
    plain, positions = _plain(text)
    found: list[Match] = []
    for candidate in filter(_is_number, NUMBER.finditer(plain)):
        start, end = positions[candidate.start("whole")], positions[candidate.end("whole") - 1] + 1
        if not found or start >= found[-1].end:
            found.append(Match(start, end, text[start:end]))
    return found


def _plain(text: str) -> tuple[str, list[int]]:
    """The text with compatible characters made alike and invisible ones left out, and where each came from."""
    characters = [
        (str(unicodedata.decimal(part, part)), position)
        for position, written in enumerate(text)
        for part in unicodedata.normalize("NFKC", written)
        if unicodedata.category(part) != "Cf"
    ]
    return "".join(character for character, _ in characters), [position for _, position in characters]


def _is_number(candidate: re.Match[str]) -> bool:
    year, month, day, last = candidate.group("year", "month", "day", "last")
    return _is_day(int(year), int(month), int(day)) and luhn.is_valid(year + month + day + last)


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day - COORDINATION if day > COORDINATION else day)
    except ValueError:
        return False
    return True
