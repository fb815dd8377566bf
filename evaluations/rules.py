"""Who may do what with an evaluation. Rules ask an occasion that has its sides (sides.with_sides).

An answer is read by who wrote it; by the other only when all have sent in, or when one who answered alone says so;
by the chief only what all who answered took there; by nobody else, ever.
"""

from evaluations.models import BroughtUp, Respondent
from evaluations.sides import side_of

UNDECIDED = ("", Respondent.Decision.KEPT)


def can_answer(person, occasion):
    side = side_of(person, occasion)
    is_asked = occasion.is_open and occasion.introduction.state != "discontinued"
    return side is not None and is_asked and not side.has_submitted


def can_take_back(person, occasion):
    """Until the other has sent in too."""
    side = side_of(person, occasion)
    return side is not None and side.has_submitted and occasion.is_open


def can_read_answers(person, occasion, side):
    """May the person read what stands on that side?"""
    if side.person == person:
        return True
    if side_of(person, occasion) is None or not side.has_submitted:
        return False
    return occasion.is_revealed or side.respondent.is_shared_with_other


def can_read_results(person, occasion):
    """One who answered, once there is something of another's to read."""
    others = [side for side in occasion.sides if side.person != person]
    own = side_of(person, occasion)
    if own is not None and occasion.is_revealed:
        return True
    return own is not None and any(can_read_answers(person, occasion, side) for side in others)


def can_bring_up(person, occasion):
    """When all have read; a chief who answers too reads already."""
    chief = occasion.introduction.chief
    is_possible = occasion.is_revealed and chief is not None and side_of(chief, occasion) is None
    return is_possible and side_of(person, occasion) is not None


def can_agree(person, occasion, row):
    """To what was proposed for the chief of today."""
    return can_bring_up(person, occasion) and row.chief_id == occasion.introduction.chief.pk


def can_decide(person, occasion):
    """Closed, and the other was silent: the one who answered decides what becomes of the answers."""
    side = side_of(person, occasion)
    return side is not None and side.has_submitted and occasion.is_closed and side.respondent.decision in UNDECIDED


def can_read_brought_up(person, occasion):
    """The chief it was taken to; a chief of today to whom nothing was taken reads that there is nothing."""
    if occasion.introduction.involves(person, as_any=("chief",)) and side_of(person, occasion) is None:
        return True
    return BroughtUp.objects.readable_by(person).filter(occasion=occasion).exists()
