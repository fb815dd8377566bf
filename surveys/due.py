"""Who is told of a round: when it opens, in the middle and before it closes, and only who has not answered yet.

At most one mail and two reminders, by the keys: a round that is prolonged reminds of nothing again. The three moments
exclude each other, so that a late sweep, or a short round, tells of the one that holds.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from outbox.rows import key_of
from programs.calendar import add_working_days
from programs.parts import Due
from surveys import audience
from surveys.models import Asked, Survey
from training.models import Attendance

MOMENTS = ("open", "middle", "last")
BEFORE_CLOSING = 2  # working days
A_WEEK, TWO_WEEKS = timedelta(days=7), timedelta(days=14)  # after one was asked, in a round that people join


def due(on: date) -> Iterator[Due]:
    """Two queries for the rounds, then one statement for each moment, and one for the addresses outside."""
    waiting = Asked.objects.unanswered().exclude(Exists(not_there()))
    for moment, theirs in moments(on).items():
        rows = waiting.filter(theirs)
        key = key_of(f"survey-{moment}", "pk")
        people, outside = rows.filter(person__isnull=False), rows.filter(person=None)
        yield Due(f"survey_{moment}", people.values_list("person_id", key, "pk"))
        yield Due(f"survey_{moment}_outside", outside.values_list("email", "language", key, "pk"), is_outside=True)


def moments(on: date) -> dict[str, Q]:
    """Which of those asked are at which moment on the day `on`."""
    rounds = list(Survey.objects.open_on(on).only("audience", "opens_on", "closes_on", "node").select_related("node"))
    found = {moment: Q(pk__in=[]) for moment in MOMENTS}
    for survey in rounds:
        if audience.of(survey).grows:
            for moment, when in _since_asked(survey, on).items():
                found[moment] |= Q(when, survey=survey.pk)
        else:
            found[moment_of(survey, on)] |= Q(survey=survey.pk)
    return found


def moment_of(survey: Survey, on: date) -> str:
    if on >= add_working_days(survey.closes_on, -BEFORE_CLOSING):
        return "last"
    return "middle" if on >= survey.opens_on + (survey.closes_on - survey.opens_on) / 2 else "open"


def _since_asked(survey, on):
    """A round for those who leave may be open all year: each is reminded by the day when the one was asked."""
    first, second = on - A_WEEK, on - TWO_WEEKS
    return {
        "open": Q(asked_on__gt=first),
        "middle": Q(asked_on__gt=second, asked_on__lte=first),
        "last": Q(asked_on__lte=second),
    }


def not_there() -> QuerySet:
    """It has been said since that one was not at the session: there is nothing to answer."""
    return Attendance.objects.filter(session=OuterRef("survey__session"), person=OuterRef("person"), was_there=False)
