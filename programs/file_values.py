"""How a program file writes a weekday and a clock time."""

from datetime import time

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_weekday(text: str | None, default: int = 0) -> int:
    """0 for monday; the default when the file says nothing."""
    return WEEKDAYS.index(text) if text else default


def read_clock(text: str | None, default: time = time(9)) -> time:
    """ "13.00" as a time; the default when the file says nothing."""
    if not text:
        return default
    hour, minute = str(text).split(".")
    return time(int(hour), int(minute))


def without_empty(row: dict) -> dict:
    """A row of a file says only what there is to say."""
    return {field: value for field, value in row.items() if value not in (None, "", [], {})}
