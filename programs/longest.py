"""How long an introduction may become: two years, unless the programme says or is longer. Pauses are not counted."""

from datetime import date, timedelta

from programs.cadence import Offset
from programs.demands import demands_of
from programs.models import Version
from programs.pace import Pace

TWO_YEARS = Offset(24, "m")


def longest_of(version: Version) -> Offset:
    """What the programme says, else two years or the longest of its own lengths."""
    if said := demands_of(version).longest:
        return Offset.parse(said)
    rows = (*version.rows("categories"), *demands_of(version).experience_lengths)
    lengths = {version.length, *(row.length for row in rows)} - {""}
    return max(TWO_YEARS, *map(Offset.parse, lengths), key=lambda offset: offset.days_about)


def longest_on(version: Version, pace: Pace) -> date:
    """The last day that an introduction may have."""
    return pace.only_pauses().day(longest_of(version).after(pace.start_on) - timedelta(days=1))
