"""Both make sure that they mean the same: talked through, or in the newcomer's own words. Every turn is kept."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from mentoring.models import CheckBack, Meeting, Request, Turn
from mentoring.services.free_text import record_text
from outbox.services import post


def _locked(request):
    rows = Request.objects.select_for_update(of=("self",))
    current = rows.select_related("introduction__newcomer", "asked_by").get(pk=request.pk)
    check_back, _ = CheckBack.objects.select_for_update().get_or_create(request=current)
    return current, check_back


@transaction.atomic
def write_check_back(
    request: Request,
    *,
    heard: str,
    means: str,
    how: str,
    by: Person,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> CheckBack:
    """The newcomer's own words: what was heard, what it means, how it will be done. The asker is told."""
    current, written = _locked(request)
    if not current.is_waiting or (written.heard, written.means, written.how) == (heard, means, how):
        return written
    ensure_fresh(written, revision)
    now = at or timezone.now()
    written.heard, written.means, written.how = heard, means, how
    written.written_at, written.answered_at, written.meant = now, None, ""
    written.revision += 1
    written.save()
    Turn.objects.create(request=current, by=by, at=now, heard=heard, means=means, how=how)
    current.state = Request.State.WRITTEN
    current.save(update_fields=["state"])
    record_text(by, "mentoring.check_back_written", current, about=by, at=at, is_not_a_number=is_not_a_number)
    post(f"check-back:{current.pk}:{written.revision}", current.asked_by, "check_back_written", current.pk, at=at)
    return written


@transaction.atomic
def answer_check_back(
    request: Request, *, by: Person, meant: str = "", is_not_a_number: bool = False, at: datetime | None = None
) -> CheckBack:
    """“Yes, that's it” when `meant` is empty; else what was meant, and the newcomer has it again."""
    current, written = _locked(request)
    if current.state != Request.State.WRITTEN:
        return written
    now = at or timezone.now()
    written.meant, written.answered_at = meant, now
    written.revision += 1
    written.save()
    Turn.objects.create(request=current, by=by, at=now, meant=meant, is_agreed=not meant)
    current.state, current.checked_at = (Request.State.OPEN, None) if meant else (Request.State.CHECKED, now)
    current.save(update_fields=["state", "checked_at"])
    newcomer = current.introduction.newcomer
    codes = {"is_agreed": not meant, "is_not_a_number": is_not_a_number}
    record_text(by, "mentoring.check_back_answered", current, about=newcomer, at=at, **codes)
    post(f"check-back-answered:{current.pk}:{written.revision}", newcomer, "check_back_answered", current.pk, at=at)
    return written


@transaction.atomic
def mark_checked_back(
    request: Request, *, by: Person, meeting: Meeting | None = None, at: datetime | None = None
) -> CheckBack:
    """“We have talked it through”, by the newcomer or by whoever leads; when both have said so it is checked back."""
    current, marks = _locked(request)
    now = at or timezone.now()
    if not current.is_waiting:
        return marks
    if by.pk == current.introduction.newcomer_id:
        marks.marked_by_newcomer_at = marks.marked_by_newcomer_at or now
    else:
        marks.marked_by_asker_at = marks.marked_by_asker_at or now
    marks.meeting = marks.meeting or meeting
    marks.revision += 1
    marks.save()
    record(by, "mentoring.check_back_marked", current, about=current.introduction.newcomer, at=at)
    if marks.is_marked_by_both:
        current.state, current.checked_at = Request.State.CHECKED, now
        current.save(update_fields=["state", "checked_at"])
    return marks
