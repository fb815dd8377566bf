"""What a group is asked after its sessions: said once, and every session that has ended opens a round of its own."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from questionnaires.models import Edition
from surveys.audience import Who
from surveys.models import Asked, Reader, SessionQuestions, Survey
from surveys.services.asking import SEAL, insert
from training.models import Cohort, Session
from training.people import belong_at

A_WEEK = timedelta(days=7)


@transaction.atomic
def set_session_questions(
    cohort: Cohort,
    edition: Edition,
    *,
    by: Person,
    reading: str = Survey.Reading.ANONYMOUS,
    readers: Iterable[Person] = (),
    is_on: bool = True,
    revision: int | None = None,
    at: datetime | None = None,
) -> SessionQuestions:
    """From now on; rounds that are open already stay as they are. Raises StaleEdit."""
    row = SessionQuestions.objects.select_for_update().filter(cohort=cohort).first()
    row = row or SessionQuestions(cohort=cohort, edition=edition)
    ensure_fresh(row, revision)
    row.edition, row.reading, row.is_on, row.set_by = edition, reading, is_on, by
    row.revision += 1
    row.save()
    fixed: dict[str, list[Person]] = {Survey.Reading.ANONYMOUS: [], Survey.Reading.COORDINATOR: [by]}
    row.readers.set(fixed.get(reading, list(readers)))
    record(by, "surveys.session_questions_set", cohort, at=at)
    return row


def ended(now: datetime) -> list[Session]:
    """Held, or past its time without having been cancelled; where those who lead have said what is asked."""
    rows = Session.objects.filter(
        state__in=(Session.State.PLANNED, Session.State.HELD),
        starts_at__range=(now - A_WEEK, now),
        cohort__session_questions__is_on=True,
        survey=None,
    )
    people = ("cohort__members__introduction__newcomer", "attendances__person", "cohort__session_questions__readers")
    rows = rows.select_related("template", "cohort__node", "cohort__session_questions__edition")
    return [row for row in rows.prefetch_related(*people) if row.ends_at <= now]


@transaction.atomic
def open_after(session: Session, now: datetime) -> None:
    """Those who were there are asked; before anybody has said who was, all who have a seat. Nobody there: no round."""
    people = those_there(session)
    if not people:
        return
    survey, is_new = Survey.objects.get_or_create(session=session, defaults=_round(session, now))
    if is_new:
        readers = session.cohort.session_questions.readers.all()
        Reader.objects.bulk_create(Reader(survey=survey, person=person) for person in readers)
        insert(survey, [Asked(person=person, language=person.language) for person in people], survey.opens_on)


def _round(session, now):
    questions, day = session.cohort.session_questions, timezone.localdate(now)
    return {
        "node": session.cohort.node,
        "edition": questions.edition,
        "name": name_of(session),
        "reading": questions.reading,
        "audience": {"who": Who.SESSION},
        "opens_on": day,
        "closes_on": day + A_WEEK,
        "created_by": questions.set_by,
        "announced_at": now,
        "asked_at": now,
        "seal": secrets.token_bytes(SEAL) if questions.reading == Survey.Reading.ANONYMOUS else b"",
    }


def those_there(session: Session) -> list[Person]:
    people = [person for person in belong_at(session) if person.is_active]
    if not session.is_held:
        return people
    there = {row.person_id for row in session.attendances.all() if row.was_there}
    return [person for person in people if person.pk in there]


def name_of(session: Session) -> dict[str, str]:
    """ "Grupp 4: Att möta barn", in each language that the session has a name in."""
    names = session.template.name
    return {language: f"{session.cohort.name}: {name}" for language, name in names.items() if name}
