"""A cohort is opened with its dated sessions; newcomers join it, wait for one, or leave it."""

import uuid
from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from programs.cadence import Offset
from programs.calendar import session_dates
from programs.days_off import days_off_at, reason_code
from training.errors import CohortIsFull
from training.models import Cohort, Leader, Member, Session, TemplateSessionSeries


@transaction.atomic
def open_cohort(
    series: TemplateSessionSeries,
    node: Node,
    *,
    first_on: date,
    starts: time,
    by: Person,
    name: str = "",
    seats: int | None = None,
    place: str = "",
    leaders: Iterable[Person] = (),
    request_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Cohort:
    """Make a cohort and all its sessions; a second call with the same request key gives the first one's."""
    cohort, is_new = Cohort.objects.get_or_create(
        request_key=request_key or uuid.uuid4(),
        defaults={
            "kind": series.kind,
            "node": node,
            "series": series,
            "name": name or default_name(series, node),
            "seats": seats or series.seats or 8,
            "place": place,
        },
    )
    if is_new:
        Session.objects.bulk_create(_sessions(cohort, first_on, starts))
        Leader.objects.bulk_create(Leader(cohort=cohort, person=person) for person in leaders)
        record(by, "training.cohort_opened", cohort, at=at)
    return cohort


def default_name(series: TemplateSessionSeries, node: Node) -> str:
    """ "Grupp 4": the next number of its kind at the node."""
    number = Cohort.objects.filter(node=node, kind=series.kind).count() + 1
    words = {
        "group": _("Group %(number)s"),
        "course": _("Round %(number)s"),
        "supervision": _("Supervision %(number)s"),
    }
    return words[series.kind] % {"number": number}


def planned_sessions(series: TemplateSessionSeries, node: Node, first_on: date, people_ids=()):
    """[(template session, slot)] of a cohort that would begin on `first_on`; nothing is written."""
    templates = list(series.sessions.all())
    slots = session_dates(first_on, len(templates), Offset.parse(series.every), days_off_at(node, people_ids))
    return list(zip(templates, slots, strict=True))


def _sessions(cohort, first_on, starts):
    def instant(day):
        return timezone.make_aware(datetime.combine(day, starts))

    return [
        Session(
            cohort=cohort,
            template=template,
            slot=slot.key,
            first_planned_at=instant(slot.planned_on),
            starts_at=instant(slot.on),
            minutes=template.minutes,
            place=cohort.place,
            shifted_because=reason_code(slot),
        )
        for template, slot in planned_sessions(cohort.series, cohort.node, first_on)
    ]


@transaction.atomic
def close_cohort(cohort: Cohort, *, by: Person, at: datetime | None = None) -> None:
    """No more newcomers join; the sessions go on."""
    if Cohort.objects.filter(pk=cohort.pk, state=Cohort.State.OPEN).update(state=Cohort.State.CLOSED):
        record(by, "training.cohort_closed", cohort, at=at)


@transaction.atomic
def reopen_cohort(cohort: Cohort, *, by: Person, at: datetime | None = None) -> None:
    """Newcomers can join again, as long as there are seats."""
    if Cohort.objects.filter(pk=cohort.pk, state=Cohort.State.CLOSED).update(state=Cohort.State.OPEN):
        record(by, "training.cohort_reopened", cohort, at=at)


@transaction.atomic
def change_cohort(
    cohort: Cohort,
    *,
    name: str,
    seats: int,
    place: str,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> Cohort:
    """Another name, place or number of seats; the sessions ahead that were at the old place are at the new one.

    Raises CohortIsFull when more have a seat than there would be.
    """
    current = Cohort.objects.select_for_update().get(pk=cohort.pk)
    ensure_fresh(current, revision)
    if current.members.filter(state=Member.State.MEMBER).count() > seats:
        raise CohortIsFull(current)
    current.sessions.filter(state=Session.State.PLANNED, place=current.place).update(place=place)
    current.name, current.seats, current.place, current.revision = name, seats, place, current.revision + 1
    current.save()
    record(by, "training.cohort_changed", current, at=at)
    return current


@transaction.atomic
def set_leaders(cohort: Cohort, people: Iterable[Person], *, by: Person, at: datetime | None = None) -> None:
    """Exactly these people lead the cohort from now on."""
    people = list(people)
    cohort.leaders.exclude(person__in=people).delete()
    Leader.objects.bulk_create([Leader(cohort=cohort, person=p) for p in people], ignore_conflicts=True)
    record(by, "training.leaders_set", cohort, at=at)
