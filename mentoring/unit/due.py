"""The mentors' own times are reminded of the working day before."""

from datetime import timedelta

from django.db.models import BigIntegerField, DateTimeField, Value

from accounts.models import Role
from accounts.querysets import current, in_ranges
from mentoring.models import Gathering
from mentoring.querysets import midnight
from outbox.rows import key_of
from programs.calendar import PUBLIC_DAYS_OFF
from programs.parts import Due


def due(on):
    """Two queries, however many there are; the key holds the time, so what is moved is reminded of again."""
    until = midnight(PUBLIC_DAYS_OFF.next_working_day(on + timedelta(days=1)), after=1)
    coming = Gathering.objects.planned().filter(starts_at__gte=midnight(on), starts_at__lt=until)
    rows = [_mentors_of(gathering, on) for gathering in coming.select_related("node")]
    return [Due("gathering_tomorrow", rows[0].union(*rows[1:]))] if rows else []


def _mentors_of(gathering, on):
    mentors = Role.objects.filter(current(on), in_ranges([gathering.node.path_range], "node__path"), kind="mentor")
    which = mentors.annotate(
        gathering=Value(gathering.pk, BigIntegerField()), starts_at=Value(gathering.starts_at, DateTimeField())
    )
    key = key_of("gathering-tomorrow", "gathering", "starts_at", "person_id")
    return which.values_list("person_id", key, "gathering")
