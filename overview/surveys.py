"""What the first pages say of rounds of questions: to those who are asked, and to those who ask."""

from surveys.models import Improvement
from surveys.selectors import results_in, to_answer, told_lately, under_way

AHEAD = (Improvement.State.DECIDED, Improvement.State.UNDER_WAY)


def asked_of(person):
    """What waits to be answered, and whether something has come of it; three queries."""
    return {"to_answer": to_answer(person), "told_lately": told_lately(person)}


def run_by(person):
    """The rounds that are open or have been counted lately, and what is still to be done; three queries."""
    return {
        "surveys_open": under_way(person),
        "surveys_closed": results_in(person),
        "improvements_ahead": Improvement.objects.kept_by(person).filter(state__in=AHEAD).count(),
    }
