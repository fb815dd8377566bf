"""Sending in anonymous answers: that one has answered, and what somebody has answered, in two transactions.

In one, the database's own row headers would join them for as long as the rows stand. Nothing here is logged, recorded
as an event or handed to a task, and no row says when.
"""

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from questionnaires.questions import Answers
from surveys.anonymous import drafts
from surveys.anonymous.doors import open_round
from surveys.anonymous.sealing import seal
from surveys.errors import AlreadyAnswered
from surveys.models import Asked, Ballot, Participation


@sensitive_variables()
def cast(asked: Asked, answers: Answers, token: str = "") -> None:
    """Seal the answers and count the one as having answered; the draft under the token is gone.

    Raises AlreadyAnswered the second time, NotPossible when the round is not open, and RuntimeError in a transaction
    of somebody else's, which would join the two again.
    """
    _take_part(asked)
    try:
        _put_in(asked, answers, token)
    except BaseException:  # also a worker that is told to stop: whoever has no ballot in must be able to try again
        Participation.objects.filter(asked=asked).delete()
        raise


@transaction.atomic(durable=True)
def _take_part(asked):
    open_round(asked)
    _, is_new = Participation.objects.get_or_create(asked=asked)
    if not is_new:
        raise AlreadyAnswered


@sensitive_variables()
@transaction.atomic(durable=True)
def _put_in(asked, answers, token):
    survey = open_round(asked)
    groups = {split: asked.groups[split] for split in survey.splits if split in asked.groups}
    Ballot.objects.create(survey=survey, sealed=seal(survey, {"answers": answers, "groups": groups}))
    drafts.delete(asked, token)
