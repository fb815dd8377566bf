"""The links of routines are asked now and then whether anybody still answers."""

import time
from datetime import datetime, timedelta

from django.db.models import F, Q
from django.utils import timezone

from routines.links import NotPublic, answers
from routines.models import Routine

AT_A_TIME = 50
EVERY = timedelta(hours=20)  # each link about once a day, also when the clock of the run slips
MOST_SECONDS = 600


def check_links(*, at: datetime | None = None) -> int:
    """Ask the links that have waited longest; how many were asked. Bounded in number and in time."""
    at, ends_at, asked = at or timezone.now(), time.monotonic() + MOST_SECONDS, 0
    for routine in _waiting(at)[:AT_A_TIME]:
        if time.monotonic() > ends_at:
            break
        _note(routine, _is_dead(routine.url), at)
        asked += 1
    return asked


def _waiting(at):
    due = Q(link_checked_at=None) | Q(link_checked_at__lte=at - EVERY)
    rows = Routine.objects.open().exclude(url="").filter(due)
    return rows.order_by(F("link_checked_at").asc(nulls_first=True), "pk").only("url", "link_failed_on")


def _is_dead(url):
    """What cannot be asked from here is not said to be dead."""
    try:
        return not answers(url)
    except NotPublic:
        return False


def _note(routine, is_dead, at):
    """Only on the link that was asked: it may have been changed meanwhile. No event: nobody has done anything."""
    failed_on = (routine.link_failed_on or timezone.localdate(at)) if is_dead else None
    same = Routine.objects.filter(pk=routine.pk, url=routine.url)
    same.update(link_checked_at=at, link_failed_on=failed_on)
