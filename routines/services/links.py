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
ENOUGH = 5  # links of different routines that are hardly all dead at once


def check_links(*, at: datetime | None = None) -> int:
    """Ask the links that have waited longest; how many were noted. Bounded in number and in time.

    When nobody at all answers, it is this server that has lost the way out: nothing is noted.
    """
    at, ends_at = at or timezone.now(), time.monotonic() + MOST_SECONDS
    asked = []
    for routine in _waiting(at)[:AT_A_TIME]:
        if time.monotonic() > ends_at:
            break
        asked.append((routine, _is_dead(routine.url)))
    if len(asked) >= ENOUGH and all(is_dead for _routine, is_dead in asked):
        return 0
    for routine, is_dead in asked:
        _note(routine, is_dead, at)
    return len(asked)


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
