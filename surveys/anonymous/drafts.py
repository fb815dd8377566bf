"""Drafts of anonymous answers: only the browser that holds the token finds and opens its own."""

from hashlib import sha256

from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from questionnaires.questions import Answers
from surveys.anonymous.doors import open_round
from surveys.anonymous.sealing import seal, unseal
from surveys.errors import AlreadyAnswered
from surveys.models import Asked, Draft, Participation
from surveys.windows import ensure_own


def key_of(token: str, asked: Asked) -> str:
    """Where the draft lies: with another token, or another person at the same browser, it is another place."""
    return sha256(f"{token}:{asked.pk}".encode()).hexdigest()


@sensitive_variables()
def read(asked: Asked, token: str) -> tuple[Answers, int]:
    """The answers so far and the revision of the draft; nothing and 0 when there is none."""
    draft = Draft.objects.filter(key=key_of(token, asked)).select_related("survey").first() if token else None
    if draft is None:
        return {}, 0
    return _opened(draft, token, asked)["answers"], draft.revision


@sensitive_variables()
@transaction.atomic
def write(asked: Asked, token: str, answers: Answers, *, revision: int | None = None, window: str = "") -> int:
    """Keep the answers so far and tell the new revision. Raises NotPossible, AlreadyAnswered, StaleEdit."""
    survey = open_round(asked)
    if Participation.objects.filter(asked=asked).exists():
        raise AlreadyAnswered
    draft = Draft.objects.filter(key=key_of(token, asked)).first() or Draft(key=key_of(token, asked), survey=survey)
    last = _opened(draft, token, asked)["window"] if draft.sealed else ""
    ensure_own((draft.revision, last), revision=revision, window=window)
    draft.sealed = seal(survey, {"window": window, "answers": answers}, _secret(token, asked))
    draft.revision += 1
    draft.save()
    return draft.revision


def delete(asked: Asked, token: str) -> None:
    if token:
        Draft.objects.filter(key=key_of(token, asked)).delete()


def _opened(draft, token, asked):
    return unseal(draft.survey, draft.sealed, _secret(token, asked))


def _secret(token, asked):
    """What opens the draft is not what finds it: the key in the table says nothing of it."""
    return f"draft:{token}:{asked.pk}"
