"""How many introductions a programme has room for at a time, such as trainee posts."""

from django.db.models import Count

from programs.demands import demands_of
from programs.errors import NoSeat
from programs.models import Introduction, Program


def taken_by_program(programs) -> dict[int, int]:
    """{program id: introductions under way}, of any version; one query."""
    rows = Introduction.objects.active().filter(version__program__in=programs).order_by()
    return dict(rows.values_list("version__program_id").annotate(Count("pk")))


def is_full(version, taken: dict[int, int]) -> bool:
    seats = demands_of(version).seats
    return seats is not None and taken.get(version.program_id, 0) >= seats


def take_seat(introduction: Introduction) -> None:
    """Called when it has just been made, within its transaction: raises NoSeat when it is one too many.

    Two starts wait for each other, so that the last seat is given once.
    """
    seats = demands_of(introduction.version).seats
    if seats is None:
        return
    program = Program.objects.select_for_update().get(pk=introduction.version.program_id)
    if taken_by_program([program])[program.pk] > seats:
        raise NoSeat(seats)
