"""The mentors' own times in a mentor's week and calendar."""

from mentoring.models import Gathering
from mentoring.unit.appointments import PART
from programs.parts import Entry


def entries(reader, start, end):
    """Those of the places where the reader is mentor; one query."""
    if reader is None or not reader.scope.holds("mentor"):
        return []
    return [_entry(row) for row in Gathering.objects.of(reader).between(start, end)]


def _entry(gathering):
    return Entry(
        on=gathering.on,
        kind="supervision",
        label=gathering.get_kind_display(),
        starts_at=gathering.starts_at,
        minutes=gathering.minutes,
        place=gathering.place,
        detail=gathering.led_by,
        state=gathering.state,
        url=gathering.get_absolute_url(),
        part=PART,
    )
