"""An introduction is signed off area by area, completed or discontinued. What was done stays."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Person
from accounts.services import record
from outbox.services import post
from programs.models import Area, Introduction, SignOff
from programs.parts import all_parts


@transaction.atomic
def sign_off(
    introduction: Introduction,
    area: Area,
    state: str,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> SignOff | None:
    """What the chief says about one area, as a SignOff.State; an empty one takes it back.

    Raises StaleEdit when somebody said something else after `revision`, which is 0 where nothing was said.
    """
    Introduction.objects.select_for_update().get(pk=introduction.pk)  # two chiefs wait for each other here
    row = SignOff.objects.filter(introduction=introduction, area_key=area.key).first()
    before = row.state if row else ""
    if before == state:
        return row
    if revision is not None and revision != (row.revision if row else 0):
        raise StaleEdit(row)
    row = _say(row or SignOff(introduction=introduction, area_key=area.key), state, by=by, at=at)
    codes = {"area": area.key, "state": state, "before": before}
    record(by, "programs.area_signed_off", introduction, about=introduction.newcomer, at=at, **codes)
    return row


def _say(row, state, *, by, at):
    if not state:
        row.delete()
        return None
    row.state, row.signed_by, row.signed_on = state, by, timezone.localdate(at)
    row.revision += 1
    row.save()
    return row


@transaction.atomic
def complete_introduction(
    introduction: Introduction, *, by: Person, although: str = "", at: datetime | None = None
) -> None:
    """The chief says that the introduction is done; what lay ahead is withdrawn, what was done stays.

    `although` is a code (Introduction.Although): why, when not everything that the programme asks for is there.
    The newcomer is told once, with the way to the certificate.
    """
    if _end(introduction, Introduction.State.COMPLETED, by=by, at=at, completed_although=although):
        key = f"introduction-completed:{introduction.pk}"
        post(key, introduction.newcomer, "introduction_completed", introduction.pk, at=at)


@transaction.atomic
def discontinue_introduction(
    introduction: Introduction, reason: str, *, by: Person, at: datetime | None = None
) -> None:
    """The introduction stops before it is done; `reason` is a neutral code (Introduction.EndReason)."""
    _end(introduction, Introduction.State.DISCONTINUED, by=by, at=at, end_reason=reason)


def _end(introduction, state, *, by, at, **reason):
    """Did this end it? A second click finds it ended."""
    ended = {"state": state, "ended_on": timezone.localdate(at), "revision": introduction.revision + 1} | reason
    if not Introduction.objects.filter(pk=introduction.pk, state=Introduction.State.ACTIVE).update(**ended):
        return False
    introduction.refresh_from_db()
    for part in all_parts():
        part.end(introduction, by=by, at=at)
    code = next(iter(reason.values()))
    record(by, f"programs.introduction_{state}", introduction, about=introduction.newcomer, at=at, reason=code)
    return True
