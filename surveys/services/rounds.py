"""A round is prepared, announced, prolonged and withdrawn. Who is asked, and the closing, are services of their own."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from programs.errors import NotPossible
from programs.words import Words
from questionnaires.models import Edition
from surveys.anonymous.erasing import erase
from surveys.errors import PromiseStands
from surveys.models import Answer, Reader, Response, Survey
from surveys.services.asking import ask_now

State = Survey.State


@dataclass(frozen=True)
class Round:
    """What is chosen of a round; `audience` as surveys.audience reads it, days both included."""

    edition: Edition
    name: dict[str, str]
    audience: dict[str, Any]
    opens_on: date
    closes_on: date
    reading: str = Survey.Reading.ANONYMOUS
    readers: Sequence[Person] = ()
    splits: Sequence[str] = ()
    population: int | None = None
    follows: Survey | None = None

    @property
    def fields(self) -> dict[str, Any]:
        names = ("edition", "audience", "opens_on", "closes_on", "reading", "population", "follows")
        fields = {name: getattr(self, name) for name in names}
        return fields | {"name": Words(self.name), "splits": list(self.splits)}

    def readers_for(self, by: Person) -> list[Person]:
        """The coordinator who reads alone is the one who prepared the round: a successor is not meant."""
        fixed: dict[str, list[Person]] = {Survey.Reading.ANONYMOUS: [], Survey.Reading.COORDINATOR: [by]}
        return fixed.get(self.reading, list(self.readers))


@transaction.atomic
def create_survey(
    node: Node, wanted: Round, *, by: Person, request_key: uuid.UUID | None = None, at: datetime | None = None
) -> Survey:
    """A draft at the node, that nobody is asked in; a second call with the same request key gives the first one's."""
    survey, is_new = Survey.objects.get_or_create(
        request_key=request_key or uuid.uuid4(), defaults={"node": node, "created_by": by, **wanted.fields}
    )
    if is_new:
        _set_readers(survey, wanted.readers_for(by))
        record(by, "surveys.survey_created", survey, at=at)
    return survey


@transaction.atomic
def change_survey(
    survey: Survey, wanted: Round, *, by: Person, revision: int | None = None, at: datetime | None = None
) -> Survey:
    """Something else is chosen, until the first one is asked. Raises StaleEdit, NotPossible and PromiseStands."""
    current = _locked(survey, State.DRAFT, State.AHEAD, State.OPEN, revision=revision, at=at)
    if current.asked_at or current.is_locked:
        raise PromiseStands
    for name, value in wanted.fields.items():
        setattr(current, name, value)
    current.save()
    _set_readers(current, wanted.readers_for(current.created_by or by))
    record(by, "surveys.survey_changed", current, at=at)
    return current


@transaction.atomic
def announce(survey: Survey, *, by: Person, at: datetime | None = None) -> Survey:
    """It opens by itself on its day; at once when that has come. Raises NotPossible, also when its last day is past."""
    current = _locked(survey, State.DRAFT, at=at)
    at = at or timezone.now()
    if current.closes_on < timezone.localdate(at):
        raise NotPossible(current.state)
    current.announced_at = at
    current.save()
    record(by, "surveys.survey_announced", current, at=at)
    if current.opens_on <= timezone.localdate(at):
        ask_now(current, at)
    return current


@transaction.atomic
def prolong(
    survey: Survey, closes_on: date, *, by: Person, revision: int | None = None, at: datetime | None = None
) -> Survey:
    """It stays open longer, never shorter: who has been told a day has that day. Raises StaleEdit and NotPossible."""
    current = _locked(survey, State.AHEAD, State.OPEN, revision=revision, at=at)
    if closes_on < current.closes_on:
        raise NotPossible(current.state)
    current.closes_on = closes_on
    current.save()
    record(by, "surveys.survey_prolonged", current, at=at)
    return current


@transaction.atomic
def withdraw(survey: Survey, *, by: Person, at: datetime | None = None) -> Survey:
    """Nobody is asked any longer, nothing is counted, and what has been said is deleted unread. Raises NotPossible."""
    current = _locked(survey, State.DRAFT, State.AHEAD, State.OPEN, at=at)
    current.withdrawn_at = at or timezone.now()
    current.save()
    erase(current)
    Answer.objects.filter(response__asked__survey=current).delete()
    Response.objects.filter(asked__survey=current).delete()
    record(by, "surveys.survey_withdrawn", current, at=at)
    return current


def _locked(survey, *states, revision=None, at=None):
    """The row as it now stands, locked, with its next revision."""
    current = Survey.objects.select_for_update().get(pk=survey.pk)
    ensure_fresh(current, revision)
    state = current.state_on(timezone.localdate(at or timezone.now()))
    if state not in states:
        raise NotPossible(state)
    current.revision += 1
    return current


def _set_readers(survey, people):
    survey.readers.exclude(person__in=people).delete()
    rows = [Reader(survey=survey, person=person) for person in people]
    Reader.objects.bulk_create(rows, ignore_conflicts=True)
