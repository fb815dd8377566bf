"""What was heard and what is done about it: written down, told to those who answered, and kept when it changes."""

import uuid
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from outbox.services import post_each
from programs.models import Version
from surveys.improvements.selectors import asked_of
from surveys.models import Improvement, Survey
from training.models import Cohort


@dataclass(frozen=True)
class Said:
    """What stands in the register; `version` is the one that took it up."""

    heard: str
    answer: str
    state: str = Improvement.State.DECIDED
    owner: Person | None = None
    version: Version | None = None


@transaction.atomic
def create_improvement(
    said: Said,
    *,
    node: Node,
    survey: Survey | None = None,
    cohort: Cohort | None = None,
    by: Person,
    request_key: uuid.UUID | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Improvement:
    """Heard in a round, by a group or in a talk. A second call with the same request key gives the first one's."""
    at = at or timezone.now()
    made = {"node": node, "survey": survey, "cohort": cohort, "decided_on": timezone.localdate(at), "changed_at": at}
    key = request_key or uuid.uuid4()
    improvement, is_new = Improvement.objects.get_or_create(request_key=key, defaults=made | vars(said))
    if is_new:
        _record(by, "surveys.improvement_created", improvement, at, is_number_marked)
    return improvement


@transaction.atomic
def change_improvement(
    improvement: Improvement,
    said: Said,
    *,
    by: Person,
    revision: int | None = None,
    is_number_marked: bool = False,
    at: datetime | None = None,
) -> Improvement:
    """Those who have been told are told again when its state is another. The same again is nothing.

    Raises StaleEdit when somebody saved after `revision`.
    """
    improvement, at = _locked(improvement), at or timezone.now()
    before = {name: getattr(improvement, name) for name in vars(said)}
    if before == vars(said):
        return improvement
    ensure_fresh(improvement, revision)
    for name, value in vars(said).items():
        setattr(improvement, name, value)
    _save(improvement, at)
    _record(by, "surveys.improvement_changed", improvement, at, is_number_marked)
    if improvement.is_told and before["state"] != said.state:
        _tell(improvement, by, at)
    return improvement


@transaction.atomic
def tell_improvement(improvement: Improvement, *, by: Person, at: datetime | None = None) -> Improvement:
    """From now on whoever was asked can read it, and is told in the next digest. Once."""
    improvement, at = _locked(improvement), at or timezone.now()
    if not improvement.is_told:
        improvement.told_at = at
        _save(improvement, at)
        _record(by, "surveys.improvement_told", improvement, at)
        _tell(improvement, by, at)
    return improvement


@transaction.atomic
def withdraw_improvement(improvement: Improvement, *, by: Person, at: datetime | None = None) -> None:
    """No longer shown to anybody; nothing is deleted."""
    improvement, at = _locked(improvement), at or timezone.now()
    if improvement.withdrawn_at is None:
        improvement.withdrawn_at = at
        _save(improvement, at)
        _record(by, "surveys.improvement_withdrawn", improvement, at)


def _locked(improvement):
    rows = Improvement.objects.select_for_update(of=("self",)).select_related("owner", "version__program")
    return rows.get(pk=improvement.pk)


def _save(improvement, at):
    improvement.changed_at = at
    improvement.revision += 1
    improvement.save()


def _tell(improvement, by, at):
    key = f"improvement:{improvement.pk}:{improvement.state}"
    rows = [(f"{key}:{pk}", pk, improvement.pk) for pk in asked_of(improvement) if pk != by.pk]
    post_each("improvement_told", rows, due_on=timezone.localdate(at), at=at)


def _record(by, verb, improvement, at, is_number_marked=False):
    record(by, verb, improvement, at=at, state=improvement.state)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", improvement, about=by, at=at)
