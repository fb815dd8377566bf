"""What those who have answered take to the chief together: one proposes, the others say yes."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from evaluations.models import Answer, BroughtUp, Consent, Occasion
from evaluations.rules import can_agree, can_bring_up
from evaluations.services.answers import NotPossible, locked
from evaluations.sides import others_of
from outbox.services import post, post_many


@transaction.atomic
def propose_to_chief(
    occasion: Occasion,
    *,
    by: Person,
    question_key: str = "",
    words: str = "",
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> BroughtUp:
    """Propose that the chief of today reads a question, the own answer with it, or own words.

    The same twice is one; what another has proposed already is agreed to.
    """
    occasion = locked(occasion)
    if not can_bring_up(by, occasion) or (question_key and not _is_answered(occasion, question_key)):
        raise NotPossible
    chief = occasion.introduction.chief
    place = {"chief": chief, "question_key": question_key} if question_key else {"request_key": request_key}
    what = {"chief": chief, "by": by, "words": words, "at": at or timezone.now()}
    if not any(place.values()):
        place = {"request_key": uuid.uuid4()}
    row, is_new = BroughtUp.objects.get_or_create(occasion=occasion, **place, defaults=what)
    if is_new:
        _tell_others(row, occasion, by=by, is_not_a_number=is_not_a_number, at=at)
    if is_new or question_key:
        _say_yes(row, occasion, by=by, with_answer=bool(question_key), at=at)
    return row


@transaction.atomic
def agree_to_chief(row: BroughtUp, *, by: Person, with_answer: bool, at: datetime | None = None) -> BroughtUp:
    """Say yes to what another proposes, with the own answer or without it. The last yes lets the chief read."""
    occasion = locked(row.occasion)
    row = BroughtUp.objects.filter(occasion=occasion).get(pk=row.pk)
    if not can_agree(by, occasion, row):
        raise NotPossible
    _say_yes(row, occasion, by=by, with_answer=with_answer and bool(row.question_key), at=at)
    return row


@transaction.atomic
def withdraw_from_chief(row: BroughtUp, *, by: Person, at: datetime | None = None) -> None:
    """Take the own yes back: the chief no longer reads it. Own words go with their writer."""
    occasion = locked(row.occasion)
    deleted, _ = Consent.objects.filter(brought_up=row, person=by).delete()
    if not deleted:
        return
    record(by, "evaluations.brought_up_withdrawn", occasion, about=occasion.introduction.newcomer, at=at)
    if (row.words and row.by_id == by.pk) or not row.consents.exists():
        row.delete()
    elif occasion.is_revealed:
        row.agreed_at = None
        row.save(update_fields=["agreed_at"])


def _is_answered(occasion, question_key):
    is_asked = question_key in occasion.template.questionnaire.sheet.by_key
    return is_asked and Answer.objects.filter(respondent__occasion=occasion, question_key=question_key).exists()


def _say_yes(row, occasion, *, by, with_answer, at):
    said = {"with_answer": with_answer}
    Consent.objects.update_or_create(
        brought_up=row, person=by, defaults=said, create_defaults=said | {"at": at or timezone.now()}
    )
    yes = set(row.consents.values_list("person_id", flat=True))
    if row.agreed_at or not all(side.person and side.person.pk in yes for side in occasion.sides):
        return
    row.agreed_at = at or timezone.now()
    row.save(update_fields=["agreed_at"])
    record(by, "evaluations.brought_up", occasion, about=occasion.introduction.newcomer, at=at)
    tell_chief(occasion, row.chief, at=at)


def _tell_others(row, occasion, *, by, is_not_a_number, at):
    """Once for each evaluation, however much is proposed."""
    record(by, "evaluations.proposed_to_chief", occasion, about=occasion.introduction.newcomer, at=at)
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", occasion, about=by, at=at)
    people = [side.person for side in others_of(by, occasion)]
    told = [(f"evaluation-proposed:{occasion.pk}:{person.pk}", person) for person in people]
    post_many(told, kind="evaluation_proposed", refers_id=occasion.pk, at=at)


def tell_chief(occasion, chief, *, at):
    """Once for each evaluation, however much is taken there."""
    post(f"evaluation-brought-up:{occasion.pk}:{chief.pk}", chief, "evaluation_brought_up", occasion.pk, at=at)
