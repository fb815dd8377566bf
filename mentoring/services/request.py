"""A chief asks something of a newcomer, and both make sure that they mean the same."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from mentoring.models import CheckBack, Meeting, Request
from mentoring.services.free_text import record_text
from outbox.services import post
from programs.models import Introduction


@transaction.atomic
def ask(
    introduction: Introduction,
    words: str,
    *,
    by: Person,
    due_on: date | None = None,
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Request:
    """The chief asks; the same form twice asks once. The newcomer is told."""
    request, is_new = Request.objects.get_or_create(
        request_key=request_key or uuid.uuid4(),
        defaults={
            "introduction": introduction,
            "asked_by": by,
            "asked_at": at or timezone.now(),
            "words": words,
            "due_on": due_on,
        },
    )
    if not is_new:
        return request
    record_text(
        by, "mentoring.request_made", request, about=introduction.newcomer, at=at, is_not_a_number=is_not_a_number
    )
    post(f"request-made:{request.pk}", introduction.newcomer, "request_made", request.pk, at=at)
    return request


def _locked(request):
    current = (
        Request.objects.select_for_update(of=("self",)).select_related("introduction__newcomer").get(pk=request.pk)
    )
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
    if (written.heard, written.means, written.how) == (heard, means, how):
        return written
    ensure_fresh(written, revision)
    written.heard, written.means, written.how = heard, means, how
    written.written_at, written.answered_at, written.meant = at or timezone.now(), None, ""
    written.revision += 1
    written.save()
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
    current.state, current.checked_at = (Request.State.OPEN, None) if meant else (Request.State.CHECKED, now)
    current.save(update_fields=["state", "checked_at"])
    newcomer = current.introduction.newcomer
    record_text(
        by,
        "mentoring.check_back_answered",
        current,
        about=newcomer,
        at=at,
        is_agreed=not meant,
        is_not_a_number=is_not_a_number,
    )
    post(f"check-back-answered:{current.pk}:{written.revision}", newcomer, "check_back_answered", current.pk, at=at)
    return written


@transaction.atomic
def mark_checked_back(
    request: Request, *, by: Person, meeting: Meeting | None = None, at: datetime | None = None
) -> CheckBack:
    """“We have talked it through”, by the asker or the newcomer; when both have said so it is checked back."""
    current, marks = _locked(request)
    now = at or timezone.now()
    if not current.is_waiting:
        return marks
    if by.pk == current.asked_by_id:
        marks.marked_by_asker_at = marks.marked_by_asker_at or now
    if by.pk == current.introduction.newcomer_id:
        marks.marked_by_newcomer_at = marks.marked_by_newcomer_at or now
    marks.meeting = marks.meeting or meeting
    marks.revision += 1
    marks.save()
    record(by, "mentoring.check_back_marked", current, about=current.introduction.newcomer, at=at)
    if marks.is_marked_by_both:
        current.state, current.checked_at = Request.State.CHECKED, now
        current.save(update_fields=["state", "checked_at"])
    return marks


@transaction.atomic
def withdraw_request(request: Request, *, by: Person, at: datetime | None = None) -> None:
    """The chief no longer asks for it."""
    waiting = Request.objects.waiting().filter(pk=request.pk)
    if waiting.update(state=Request.State.WITHDRAWN):
        record(by, "mentoring.request_withdrawn", request, about=request.introduction.newcomer, at=at)
