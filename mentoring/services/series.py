"""All that come of a series get another weekday, time, length or place, from a day on: seen first, then done so."""

import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from mentoring import changes
from mentoring.models import Meeting, Series
from mentoring.people import participants
from mentoring.retiming import Retimed, Times, retimed
from outbox.services import post_many
from programs.errors import NotPossible
from programs.services.talks import SOON_DAYS


@transaction.atomic
def change_series(
    series: Series,
    times: Times,
    *,
    by: Person,
    seen: str | None = None,
    revision: int | None = None,
    form_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Series:
    """Do what `retimed` proposes. The same form again changes nothing more.

    StaleEdit when it would not be what was seen (a Retimed.fingerprint), or when somebody changed the series since.
    """
    current = _locked(series)
    if form_key and current.form_key == form_key:
        return current
    ensure_fresh(current, revision)
    if current.introduction and not current.introduction.is_active:
        raise NotPossible(current.introduction.state)
    found = retimed(current, times, timezone.localdate(at))
    if seen is not None and seen != found.fingerprint:
        raise StaleEdit(current)
    changes.write(current.introduction, {current.key: current}, found.changes)
    _remember(current, found, form_key)
    about = current.introduction.newcomer if current.introduction else None
    record(by, "mentoring.series_changed", current, about=about, at=at, changed=len(found.changes))
    _tell(current, found, by=by, at=at)
    return current


def _locked(series):
    Series.objects.select_for_update().get(pk=series.pk)
    return Series.objects.with_people().get(pk=series.pk)


def _remember(series, found, form_key):
    """How it meets from now on, and how it met until then."""
    times = found.times
    series.former = found.former
    series.weekday, series.time = times.weekday, times.time
    series.minutes, series.place = times.minutes, times.place
    series.form_key = form_key
    series.revision += 1
    series.save()


def _tell(series, found: Retimed, *, by, at):
    """Once, however many meetings move; at once when one of them is soon."""
    first_at = found.first_at
    if first_at is None:
        return
    soon = timezone.localdate(at) + timedelta(days=SOON_DAYS)
    kind = "series_changed_soon" if timezone.localdate(first_at) <= soon else "series_changed"
    meets = participants(Meeting(series=series, introduction=series.introduction, starts_at=first_at))
    key = f"series-changed:{series.pk}:{series.revision}"
    people = [(f"{key}:{person.pk}", person) for person in meets if person.pk != by.pk]
    post_many(people, kind=kind, refers_id=series.pk, at=at)
