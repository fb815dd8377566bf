"""What rounds do by the calendar: they open, people join them, they close. A late sweep catches up by itself."""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from surveys import audience
from surveys.models import Survey
from surveys.services.asking import ask, join
from surveys.services.closing import close_survey
from surveys.services.sessions import ended, open_after


def sweep(now: datetime | None = None) -> None:
    """Each round is a transaction of its own; one that breaks holds up no other, and is raised when the rest is done.

    What is past is counted first: a round that nobody opened in time closes without having asked anybody.
    """
    now = now or timezone.now()
    today = timezone.localdate(now)
    rounds = Survey.objects.with_words()
    steps: list[tuple[Callable, list]] = [
        (close_survey, list(rounds.to_close(today))),
        (ask, list(rounds.to_ask(today).filter(closes_on__gte=today))),
        (join, [row for row in rounds.open_on(today) if audience.of(row).grows]),
    ]
    errors = [error for step, rows in steps for row in rows if (error := _try(step, row, at=now))]
    errors += [error for session in ended(now) if (error := _try(open_after, session, now))]
    if errors:
        raise ExceptionGroup("Rounds that could not be opened or closed", errors)


def _try(step, *args, **kwargs):
    try:
        step(*args, **kwargs)
    except Exception as error:
        return error
    return None
