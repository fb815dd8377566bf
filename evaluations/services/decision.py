"""One side was silent when it closed: whoever answered decides what becomes of the answers."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from evaluations.models import BroughtUp, Consent, Occasion, Respondent
from evaluations.rules import UNDECIDED
from evaluations.services.answers import NotPossible, locked
from evaluations.services.chief import tell_chief
from evaluations.sides import others_of, side_of
from outbox.services import post_many

Decision = Respondent.Decision


@transaction.atomic
def decide_alone(occasion: Occasion, decision: str, *, by: Person, at: datetime | None = None) -> Respondent:
    """Keep them, let the other or the chief or both read, or delete them. Only “kept” can be changed later."""
    occasion = locked(occasion)
    side = side_of(by, occasion)
    if side is None or not side.has_submitted or occasion.state_on(timezone.localdate(at)) != Occasion.State.CLOSED:
        raise NotPossible
    respondent = side.respondent
    if respondent.decision == decision:
        return respondent
    if respondent.decision not in UNDECIDED:
        raise NotPossible
    respondent.decision = Decision(decision)
    respondent.revision += 1
    respondent.save(update_fields=["decision", "revision"])
    record(by, "evaluations.decided_alone", occasion, about=occasion.introduction.newcomer, at=at)
    _carry_out(occasion, respondent, by=by, at=at)
    return respondent


def _carry_out(occasion, respondent, *, by, at):
    if respondent.decision == Decision.DELETED:
        respondent.answers.all().delete()
    if respondent.decision in (Decision.CHIEF, Decision.BOTH):
        _take_all_to_chief(occasion, respondent, by=by, at=at)
    if respondent.is_shared_with_other:
        others = [side.person for side in others_of(by, occasion) if side.person]
        told = [(f"evaluation-shared:{occasion.pk}:{person.pk}", person) for person in others]
        post_many(told, kind="evaluation_revealed", refers_id=occasion.pk, at=at)


def _take_all_to_chief(occasion, respondent, *, by, at):
    """Nobody else has to say yes; another who answered and decides the same adds the own answers."""
    chief, now = occasion.introduction.chief, at or timezone.now()
    if chief is None or chief == by:
        raise NotPossible
    keys = set(respondent.answers.values_list("question_key", flat=True))
    asked = [row.key for row in occasion.template.questionnaire.questions if row.key in keys]
    BroughtUp.objects.bulk_create(
        [BroughtUp(occasion=occasion, by=by, chief=chief, question_key=key, at=now) for key in asked],
        ignore_conflicts=True,
    )
    rows = BroughtUp.objects.filter(occasion=occasion, chief=chief, question_key__in=asked)
    rows.update(agreed_at=now)
    Consent.objects.bulk_create(
        [Consent(brought_up=row, person=by, with_answer=True, at=now) for row in rows], ignore_conflicts=True
    )
    tell_chief(occasion, chief, at=at)
