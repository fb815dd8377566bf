"""A chief asks something of a newcomer, or takes up what a mentor proposed; and it gets done."""

import uuid
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from mentoring.models import Request
from mentoring.people import acting_chiefs
from mentoring.services.free_text import record_text
from outbox.services import post, post_many
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
    said = {"asked_by": by, "words": words, "due_on": due_on}
    request, is_new = _once(introduction, request_key, at, said)
    if is_new:
        _asked(request, by, at, is_not_a_number)
    return request


def _once(introduction, request_key, at, said):
    return Request.objects.get_or_create(
        request_key=request_key or uuid.uuid4(),
        defaults={"introduction": introduction, "asked_at": at or timezone.now(), **said},
    )


def _asked(request, by, at, is_not_a_number):
    newcomer = request.introduction.newcomer
    record_text(by, "mentoring.request_made", request, about=newcomer, at=at, is_not_a_number=is_not_a_number)
    post(f"request-made:{request.pk}", newcomer, "request_made", request.pk, at=at)


@transaction.atomic
def propose_request(
    introduction: Introduction,
    words: str,
    *,
    by: Person,
    due_on: date | None = None,
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Request:
    """A mentor has no say over the work: a chief decides whether it is asked. The chief is told, the newcomer not."""
    said = {"proposed_by": by, "words": words, "due_on": due_on, "state": Request.State.PROPOSED}
    request, is_new = _once(introduction, request_key, at, said)
    if is_new:
        # What nobody has decided to ask is no part of the newcomer's history.
        record_text(by, "mentoring.request_proposed", request, about=None, at=at, is_not_a_number=is_not_a_number)
        chiefs = [(f"request-proposed:{request.pk}:{chief.pk}", chief) for chief in acting_chiefs(introduction)]
        post_many(chiefs, kind="request_proposed", refers_id=request.pk, at=at)
    return request


@transaction.atomic
def adopt_request(
    request: Request,
    *,
    by: Person,
    words: str = "",
    due_on: date | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Request:
    """The chief asks it, in the mentor's words or other ones. From now on it is like any other request."""
    current = _locked(request)
    if not current.is_proposed:
        return current
    current.state, current.asked_by, current.asked_at = Request.State.OPEN, by, at or timezone.now()
    current.words, current.due_on = words or current.words, due_on
    current.save()
    _asked(current, by, at, is_not_a_number)
    _tell_proposer(current, by, at)
    return current


@transaction.atomic
def decline_request(request: Request, *, by: Person, at: datetime | None = None) -> Request:
    """The chief does not ask it. The mentor is told, and the newcomer never knew."""
    current = _locked(request)
    if not current.is_proposed:
        return current
    current.state = Request.State.DECLINED
    current.save(update_fields=["state"])
    record(by, "mentoring.request_declined", current, at=at)
    _tell_proposer(current, by, at)
    return current


def _tell_proposer(request, by, at):
    if request.proposed_by != by:
        post(f"request-decided:{request.pk}", request.proposed_by, "request_decided", request.pk, at=at)


def _locked(request):
    rows = Request.objects.select_for_update(of=("self",))
    return rows.select_related("introduction__newcomer", "proposed_by").get(pk=request.pk)


@transaction.atomic
def finish_request(request: Request, *, by: Person, at: datetime | None = None) -> Request:
    """It has been done, says the newcomer or the chief; only of what both understood alike."""
    current = _locked(request)
    if current.is_checked and current.done_at is None:
        current.done_at = at or timezone.now()
        current.save(update_fields=["done_at"])
        record(by, "mentoring.request_finished", current, about=current.introduction.newcomer, at=at)
    return current


@transaction.atomic
def withdraw_request(request: Request, *, by: Person, at: datetime | None = None) -> None:
    """The chief no longer asks for it."""
    waiting = Request.objects.waiting().filter(pk=request.pk)
    if waiting.update(state=Request.State.WITHDRAWN):
        record(by, "mentoring.request_withdrawn", request, about=request.introduction.newcomer, at=at)
