"""What groups remind of: a session within a week, with its reading; and one that nobody has said anything about."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from outbox.rows import key_of
from programs.parts import Due
from training.models import Session

A_WEEK = timedelta(days=7)
UNTAKEN_AFTER, UNTAKEN_UNTIL = timedelta(days=2), timedelta(days=30)
NEWCOMER, LEADER = "cohort__members__introduction__newcomer_id", "cohort__leaders__person_id"


def due(on: date) -> Iterator[Due]:
    midnight = timezone.make_aware(datetime.combine(on, time()))
    planned = Session.objects.filter(state=Session.State.PLANNED)
    coming = planned.filter(starts_at__gt=midnight, starts_at__lt=midnight + A_WEEK + timedelta(days=1)).filter(
        cohort__members__state="member", cohort__members__introduction__state="active"
    )
    yield Due("session_in_a_week", coming.values_list(NEWCOMER, key_of("session-in-a-week", "pk", NEWCOMER), "pk"))
    untaken = planned.filter(starts_at__lt=midnight - UNTAKEN_AFTER, starts_at__gt=midnight - UNTAKEN_UNTIL)
    yield Due("session_untaken", untaken.values_list(LEADER, key_of("session-untaken", "pk", LEADER), "pk"))
