"""Those who are asked get a row each when the round opens, with the groups that they belong to on that day."""

import secrets
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from surveys import audience
from surveys.audience import Who
from surveys.groups import groups_of
from surveys.models import Asked, Survey

SEAL = 32  # bytes, a half of the key to the ballots


@transaction.atomic
def ask(survey: Survey, *, at: datetime | None = None) -> None:
    """Ask everybody in the audience; of a round that has been asked already, nobody."""
    current = Survey.objects.select_for_update().get(pk=survey.pk)
    if current.asked_at is None and current.announced_at and not current.withdrawn_at:
        ask_now(current, at or timezone.now())


def ask_now(survey: Survey, at: datetime) -> None:
    """Of a locked row that is to open: it gets its seal, and the people get theirs."""
    survey.asked_at = at
    survey.seal = secrets.token_bytes(SEAL) if survey.is_anonymous else b""
    survey.save()
    add_asked(survey, timezone.localdate(at))


@transaction.atomic
def join(survey: Survey, *, at: datetime | None = None) -> None:
    """Ask those who have come to belong to the audience while the round is open."""
    current = Survey.objects.select_for_update().get(pk=survey.pk)
    on = timezone.localdate(at or timezone.now())
    if current.state_on(on) == Survey.State.OPEN:
        add_asked(current, on)


def add_asked(survey: Survey, on: date) -> None:
    """A row for each who has none; a number of queries that does not grow."""
    wanted = audience.of(survey)
    if wanted.who == Who.ADDRESSES:
        rows = [Asked(email=address) for address in wanted.addresses]
    elif wanted.who == Who.LEAVERS:
        rows = _leavers(survey, wanted, on)
    else:
        rows = _people(survey, audience.people(wanted, on), on)
    insert(survey, rows, on)


def insert(survey: Survey, rows: list[Asked], on: date) -> None:
    for row in rows:
        row.survey, row.asked_on = survey, on
    Asked.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def _people(survey, people, on):
    people = list(people.only("pk", "language").order_by("pk"))
    groups = groups_of([person.pk for person in people], survey.splits, on)
    return [Asked(person=person, language=person.language, groups=groups[person.pk]) for person in people]


def _leavers(survey, wanted, on):
    """They are asked by address: whoever has left cannot sign in."""
    leaving = audience.leaving(wanted, survey.opens_on, min(survey.closes_on, on + audience.SOON))
    new = leaving.exclude(email__in=survey.asked.values("email"))
    people = list(new.only("pk", "email", "language").order_by("pk"))
    groups = groups_of([person.pk for person in people], survey.splits, on)
    return [Asked(email=person.email, language=person.language, groups=groups[person.pk]) for person in people]
