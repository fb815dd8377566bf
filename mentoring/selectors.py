"""What the landing pages and lists ask about meetings: always for many introductions at a time."""

import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, NamedTuple

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from accounts.models import Person
from mentoring.models import Draft, Meeting, Topic
from mentoring.people import meeting_title, participants, people_by_role
from mentoring.proposals import PART
from mentoring.themes import waiting_themes
from programs.models import Introduction
from programs.replies import replies_of

RECENT = timedelta(days=14)


class Neighbours(NamedTuple):
    """The meeting that comes next and the one that was last, held or not yet logged; None when there is none."""

    next: Meeting | None
    last: Meeting | None


def next_and_last(introductions, at=None):
    """{introduction id: Neighbours} with series at hand; two queries."""
    now = at or timezone.now()
    rows = Meeting.objects.filter(introduction=OuterRef("pk"))
    coming = rows.planned().filter(starts_at__gt=now).order_by("starts_at")
    been = rows.filter(state__in=("planned", "held"), starts_at__lte=now).order_by("-starts_at")
    ids = (
        Introduction.objects.filter(pk__in=[row.pk for row in introductions])
        .annotate(next_id=Subquery(coming.values("pk")[:1]), last_id=Subquery(been.values("pk")[:1]))
        .values_list("pk", "next_id", "last_id")
    )
    ids = list(ids)
    wanted = {pk for _, *pair in ids for pk in pair if pk}
    meetings = Meeting.objects.select_related("series__template").in_bulk(wanted)
    return {pk: Neighbours(meetings.get(next_id), meetings.get(last_id)) for pk, next_id, last_id in ids}


class Counts(NamedTuple):
    """Held, of those planned up to now; in the whole plan; cancelled without a new date."""

    held: int = 0
    planned: int = 0
    total: int = 0
    without_date: int = 0


def counts(introductions, at=None):
    """{introduction id: Counts}; one query. A meeting that got a new date counts once, as the new one."""
    ids = [row.pk for row in introductions]
    until_now = Q(starts_at__lte=at or timezone.now())
    rows = (
        Meeting.objects.in_plan()
        .filter(introduction__in=ids)
        .values("introduction_id")
        .order_by()
        .annotate(
            held=Count("pk", filter=Q(state="held")),
            planned=Count("pk", filter=until_now),
            total=Count("pk"),
            without_date=Count("pk", filter=Q(state="cancelled")),
        )
        .values_list("introduction_id", "held", "planned", "total", "without_date")
    )
    return {pk: Counts() for pk in ids} | {pk: Counts(*numbers) for pk, *numbers in rows}


@dataclass(frozen=True)
class AsUsual:
    """What one click would log: everybody was there, these themes, these wishes; shown before it is clicked."""

    meeting: Meeting
    title: str
    people: list[Person]
    themes: list[Any]
    topics: list[Topic]
    apologised: list[Person] = field(default_factory=list)  # those who have said that they do not come
    form_key: uuid.UUID = field(default_factory=uuid.uuid4)


def as_usual(meetings, reader, waiting=None):
    """[AsUsual, …]: themes that somebody wished for, or else the first one that waits; a fixed number of queries.

    Whoever has said no beforehand was not there.

    `waiting` is what waiting_themes() answers, for a page that knows it already.
    """
    meetings = [meeting for meeting in meetings if meeting.introduction_id]
    introductions = list({meeting.introduction_id: meeting.introduction for meeting in meetings}.values())
    people = people_by_role(introductions)
    waiting = waiting_themes(introductions) if waiting is None else waiting
    topics = defaultdict(list)
    for topic in Topic.objects.waiting().readable_by(reader).filter(introduction__in=introductions):
        topics[topic.introduction_id].append(topic)
    said = replies_of(PART, [meeting.pk for meeting in meetings])
    return [
        _as_usual(
            meeting,
            meeting_title(meeting, people[meeting.introduction_id], reader),
            participants(meeting),
            _likely_themes(waiting[meeting.introduction_id], topics[meeting.introduction_id]),
            topics[meeting.introduction_id],
            said,
        )
        for meeting in meetings
    ]


def _as_usual(meeting, title, belong, themes, topics, said):
    sorry = [person for person in belong if said.get((meeting.pk, person.pk)) is False]
    return AsUsual(meeting, title, [row for row in belong if row not in sorry], themes, topics, sorry)


def _likely_themes(waiting, topics):
    wished = {topic.key for topic in topics if topic.kind == Topic.Kind.THEME}
    return [theme for theme in waiting if theme.key in wished] or waiting[:1]


def just_now(person, introductions, at=None):
    """[AsUsual, …] of a mentor's meetings of the last two weeks that ended and are not logged; the latest first."""
    now, mine = at or timezone.now(), {row.pk: row for row in introductions}
    rows = Meeting.objects.planned().filter(introduction__in=mine, starts_at__gte=now - RECENT, starts_at__lte=now)
    ended = [row for row in rows.select_related("series__template").order_by("-starts_at") if row.ends_at <= now]
    for meeting in ended:
        meeting.introduction = mine[meeting.introduction_id]
    return as_usual([row for row in ended if "mentor" in row.template.roles], person)


def reflection_share(person):
    """Per cent of the person's marked meetings that were reflection, equal parts counted as half; None when none is.

    The mark is the mentor's own and is shown to nobody else.
    """
    marked = Meeting.objects.filter(purpose_by=person).values_list("purpose").annotate(number=Count("pk")).order_by()
    numbers = dict(marked)
    reflection = numbers.get(Meeting.Purpose.REFLECTION, 0) + numbers.get(Meeting.Purpose.BOTH, 0) / 2
    return round(100 * reflection / sum(numbers.values())) if numbers else None


def drafts_of(person, introductions):
    """{introduction id: the meeting that the person has begun to write about}; one query, only for the writer."""
    rows = Draft.objects.filter(writer=person, meeting__introduction__in=introductions).select_related("meeting")
    return {row.meeting.introduction_id: row.meeting for row in rows.order_by("saved_at")}
