"""What those who have answered take to the chief: each over the own answers, so that nobody speaks for the other."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from evaluations.models import Answer, BroughtUp, Occasion
from evaluations.services.answers import NotPossible
from outbox.services import post


@transaction.atomic
def bring_up_to_chief(
    occasion: Occasion,
    *,
    by: Person,
    question_key: str = "",
    words: str = "",
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> BroughtUp:
    """Let the chief of today read the own answer to a question, or own words. The same twice is one."""
    occasion = Occasion.objects.with_words().with_people().get(pk=occasion.pk)
    chief = occasion.introduction.chief
    if chief in (None, by) or not occasion.is_revealed or not _has_answered(occasion, by, question_key):
        raise NotPossible
    place = {"question_key": question_key} if question_key else {"request_key": request_key or uuid.uuid4()}
    what = {"chief": chief, "words": words, "at": at or timezone.now()}
    row, is_new = BroughtUp.objects.get_or_create(occasion=occasion, by=by, **place, defaults=what)
    if is_new:
        _tell(row, occasion, is_not_a_number, at)
    return row


def _tell(row, occasion, is_not_a_number, at):
    record(row.by, "evaluations.brought_up", occasion, about=occasion.introduction.newcomer, at=at)
    if is_not_a_number:
        record(row.by, "accounts.number_marked_as_other", occasion, about=row.by, at=at)
    tell_chief(occasion, row.chief, at=at)


@transaction.atomic
def withdraw_from_chief(row: BroughtUp, *, by: Person, at: datetime | None = None) -> None:
    """The chief no longer reads it."""
    deleted, _ = BroughtUp.objects.filter(pk=row.pk, by=by).delete()
    if deleted:
        occasion = row.occasion
        record(by, "evaluations.brought_up_withdrawn", occasion, about=occasion.introduction.newcomer, at=at)


def tell_chief(occasion, chief, *, at):
    """Once for each evaluation, however much is taken there."""
    post(f"evaluation-brought-up:{occasion.pk}:{chief.pk}", chief, "evaluation_brought_up", occasion.pk, at=at)


def _has_answered(occasion, by, question_key):
    """The question, or anything at all when it is own words."""
    mine = Answer.objects.filter(respondent__occasion=occasion, respondent__person=by)
    return (mine.filter(question_key=question_key) if question_key else mine).exists()
