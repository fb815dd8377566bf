"""Somebody who is asked answers: a draft that only the one can see, and then all of it at once.

With names the answers are rows of their own. Without, they are sealed (surveys.anonymous): no event, no time, and
nothing in a transaction together with who it was.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from accounts.errors import StaleEdit
from accounts.services import record
from questionnaires.answers import kept, sent
from questionnaires.questions import Value
from surveys.anonymous import casting, drafts
from surveys.errors import AlreadyAnswered, NothingAnswered
from surveys.models import Answer, Asked, Response
from surveys.services.beginning import begin
from surveys.windows import ensure_own


@dataclass(frozen=True)
class Page:
    """What a page brings with the answers: its browser's token, and what it has shown."""

    token: str = ""
    revision: int | None = None
    window: str = ""
    is_not_a_number: bool = False


NO_PAGE = Page()  # a service or a test that answers at once


@sensitive_variables()
def drafted(asked: Asked, token: str = "") -> tuple[dict[str, Value], int]:
    """The answers so far and their revision; nothing and 0 when nothing has been saved, or in another browser."""
    questions = asked.survey.sheet.questions
    if asked.survey.is_anonymous:
        answers, revision = drafts.read(asked, token)
        return kept(questions, answers), revision
    response = Response.objects.filter(asked=asked, submitted_at=None).first()
    return (kept(questions, _answers_of(response)), response.revision) if response else ({}, 0)


@sensitive_variables()
def save_draft(asked: Asked, answers: Mapping[str, Value], page: Page = NO_PAGE, *, at: datetime | None = None) -> int:
    """Keep what is answered so far and tell the new revision.

    Raises NotPossible, AlreadyAnswered and StaleEdit.
    """
    typed = kept(asked.survey.sheet.questions, answers)
    if asked.survey.is_anonymous:
        begin(asked)
        return drafts.write(asked, page.token, typed, revision=page.revision, window=page.window)
    return _save_named(asked, typed, page, at).revision


@sensitive_variables()
def submit(
    asked: Asked,
    answers: Mapping[str, Value] | None = None,
    page: Page = NO_PAGE,
    *,
    at: datetime | None = None,
) -> None:
    """Send in the draft, or the answers given. Afterwards nothing can be changed.

    Raises as save_draft, and NothingAnswered.
    """
    if asked.survey.is_anonymous:
        return _cast(asked, answers, page)
    return _send_named(asked, answers, page, at)


def has_answered(asked: Asked) -> bool:
    """Has the one sent in? The row comes from Asked.objects.to_visit()."""
    response = getattr(asked, "response", None)
    return hasattr(asked, "participation") or bool(response and response.submitted_at)


@sensitive_variables()
def _cast(asked, answers, page):
    begin(asked)
    _refuse_second(asked)
    if answers is None:
        answers, revision = drafted(asked, page.token)
        if page.revision not in (None, revision):
            raise StaleEdit
    said = sent(asked.survey.sheet.questions, answers)
    if not said:
        raise NothingAnswered
    casting.cast(asked, said, page.token)


def _refuse_second(asked):
    """After a double click there is no draft to send, and nothing is amiss."""
    if Asked.objects.answered().filter(pk=asked.pk).exists():
        raise AlreadyAnswered


@transaction.atomic
def _send_named(asked, answers, page, at):
    response = _own_response(asked, page, at) if answers is None else _save_named(asked, answers, page, at)
    said = sent(asked.survey.sheet.questions, _answers_of(response))
    if not said:
        raise NothingAnswered
    _put(response, said)
    response.submitted_at = at or timezone.now()
    response.save(update_fields=["submitted_at"])
    if asked.person:
        record(asked.person, "surveys.answers_sent", asked.survey, about=asked.person, at=at)


@transaction.atomic
def _save_named(asked, answers, page, at):
    response = _own_response(asked, page, at)
    _put(response, answers)
    response.revision, response.window = response.revision + 1, page.window
    response.saved_at = at or timezone.now()
    response.save(update_fields=["revision", "window", "saved_at"])
    if asked.person and page.is_not_a_number:
        record(asked.person, "accounts.number_marked_as_other", asked.survey, about=asked.person, at=at)
    return response


def _own_response(asked, page, at):
    """What the one has said so far, held until the transaction ends."""
    begin(asked, at=at)
    response = Response.objects.get_or_create(asked=asked)[0]
    if response.submitted_at:
        raise AlreadyAnswered
    ensure_own((response.revision, response.window), revision=page.revision, window=page.window)
    return response


def _answers_of(response):
    return dict(response.answers.values_list("question_key", "value"))


def _put(response, answers):
    """Exactly these answers; two queries."""
    response.answers.exclude(question_key__in=answers).delete()
    Answer.objects.bulk_create(
        [Answer(response=response, question_key=key, value=value) for key, value in answers.items()],
        update_conflicts=True,
        unique_fields=["response", "question_key"],
        update_fields=["value"],
    )
