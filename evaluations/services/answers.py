"""Somebody answers, alone, until all have: then all read at the same moment."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from evaluations.models import Answer, Occasion, Respondent
from evaluations.sides import others_of, side_of, with_sides
from outbox.services import post_many
from questionnaires.answers import kept, sent
from questionnaires.questions import Answers


class NotPossible(Exception):
    """It has closed, or the answers are sent in, or it was never this person's to answer."""


class NothingAnswered(Exception):
    """Nothing was answered, so there is nothing to send."""


@transaction.atomic
def save_draft(
    occasion: Occasion,
    answers: Answers,
    *,
    by: Person,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Respondent:
    """Keep what is answered so far (see questionnaires.questions); only who writes it reads it."""
    occasion = locked(occasion)
    respondent = _respondent(occasion, by, at)
    if respondent.submitted_at:
        raise NotPossible
    ensure_fresh(respondent, revision)
    _put(occasion, respondent, answers, kept)
    respondent.saved_at = at or timezone.now()
    respondent.save(update_fields=["saved_at"])
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", occasion, about=by, at=at)
    return respondent


@transaction.atomic
def submit(
    occasion: Occasion,
    answers: Answers | None = None,
    *,
    by: Person,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Respondent:
    """Send in the draft, or the answers given. A second time is nothing; the last one in opens it for all."""
    occasion = locked(occasion)
    respondent = _respondent(occasion, by, at)
    if respondent.submitted_at:
        return respondent
    if answers is not None:
        respondent = save_draft(occasion, answers, by=by, revision=revision, is_not_a_number=is_not_a_number, at=at)
    ensure_fresh(respondent, revision)
    if not _answers(respondent):
        raise NothingAnswered
    _put(occasion, respondent, _answers(respondent), sent)
    respondent.submitted_at = at or timezone.now()
    _save_sent(respondent)
    record(by, "evaluations.answers_sent", occasion, about=occasion.introduction.newcomer, at=at, role=respondent.role)
    _reveal_if_all_are_in(occasion, by=by, at=at)
    return respondent


@transaction.atomic
def take_back(occasion: Occasion, *, by: Person, at: datetime | None = None) -> Respondent:
    """Go on with what was sent in: possible until it closes or the other has sent in too."""
    occasion = locked(occasion)
    respondent = _respondent(occasion, by, at)
    if respondent.submitted_at and not occasion.is_revealed:
        respondent.submitted_at = None
        _save_sent(respondent)
        record(by, "evaluations.answers_taken_back", occasion, about=occasion.introduction.newcomer, at=at)
    return respondent


def locked(occasion):
    """The row as it now stands, with sides, questions and people; two who send in at once wait for each other here."""
    list(Occasion.objects.select_for_update().filter(pk=occasion.pk))
    return with_sides(Occasion.objects.with_questions().with_people().filter(pk=occasion.pk))[0]


def _respondent(occasion, by, at):
    """The answers of `by`, begun now if they were not; only while the occasion is open, or when they are sent in."""
    side = side_of(by, occasion)
    if side is None:
        raise NotPossible
    if occasion.is_revealed and side.has_submitted:
        return side.respondent
    if occasion.state_on(timezone.localdate(at)) != Occasion.State.OPEN:
        raise NotPossible
    return side.respondent or _begin(occasion, side)


def _begin(occasion, begins):
    """From the first answer on it stands who answers and who reads: everybody's place is taken."""
    sides = [side for side in occasion.sides if side.person and not side.respondent]
    Respondent.objects.bulk_create(Respondent(occasion=occasion, role=row.role, person=row.person) for row in sides)
    return Respondent.objects.get(occasion=occasion, role=begins.role)


def _answers(respondent):
    return dict(respondent.answers.values_list("question_key", "value"))


def _put(occasion, respondent, answers, what):
    """Exactly these answers, of the questions that the role gets; two queries. `what` of them: kept, or sent in."""
    rows = what(occasion.template.questionnaire.questions_for(respondent.role), answers)
    respondent.answers.exclude(question_key__in=rows).delete()
    Answer.objects.bulk_create(
        [Answer(respondent=respondent, question_key=key, value=value) for key, value in rows.items()],
        update_conflicts=True,
        unique_fields=["respondent", "question_key"],
        update_fields=["value"],
    )


def _save_sent(respondent):
    respondent.revision += 1
    respondent.save(update_fields=["submitted_at", "revision"])


def _reveal_if_all_are_in(occasion, *, by, at):
    others = others_of(by, occasion)
    if not all(side.has_submitted for side in others):
        return
    occasion.revealed_at = at or timezone.now()
    occasion.save(update_fields=["revealed_at"])
    record(by, "evaluations.revealed", occasion, about=occasion.introduction.newcomer, at=at)
    told = [(f"evaluation-revealed:{occasion.pk}:{side.person.pk}", side.person) for side in others]
    post_many(told, kind="evaluation_revealed", refers_id=occasion.pk, at=at)
