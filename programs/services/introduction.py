"""An introduction is started. A plan changes only through the parts' apply()."""

import uuid
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Node, Person
from accounts.services import record
from outbox.services import post_many
from programs.calendar import Offset
from programs.days_off import stretching_weeks
from programs.frame import Frame
from programs.lengths import lengths_of
from programs.longest import longest_on
from programs.models import Category, Introduction, Involvement, Placement, Version
from programs.pace import FULL, Pace, Tempo
from programs.parts import Change, all_parts
from programs.seats import take_seat
from programs.services.people import assign_person
from programs.vacation import paused_for


@dataclass
class Start:
    """Everything that is chosen when an introduction starts; `choices` holds each part's cleaned start form.

    `newcomer` may be None in a preview, when the person is not yet in the register.
    """

    version: Version
    category: Category
    experience: str
    node: Node
    start_on: date
    chief: Person | None
    newcomer: Person | None = None
    mentor: Person | None = None
    helpers: dict[str, Person] = field(default_factory=dict)  # by the key of the programme's other roles
    extent: int = 100
    is_stretched: bool = False  # part-time makes the plan as much longer
    met_at: datetime | None = None
    met_place: str = ""
    met_by: Person | None = None
    although: str = ""  # why a mentor is chosen who is full
    choices: dict[str, dict[str, Any]] = field(default_factory=dict)
    request_key: uuid.UUID = field(default_factory=uuid.uuid4)

    @property
    def counted_close_on(self):
        """The last day of close support as the programme counts, by background or experience."""
        return Offset.parse(self._lengths[0]).after(self.start_on) - timedelta(days=1)

    @property
    def counted_end_on(self):
        """The last day of the whole as the programme counts, by background or experience."""
        whole = Offset.parse(self._lengths[1]).after(self.start_on) - timedelta(days=1)
        return max(whole, self.counted_close_on)

    @property
    def _lengths(self):
        return lengths_of(self.version, self.category, self.experience)

    @property
    def pace(self):
        """Full pace, or the working hours' when the plan is stretched for them; it rests where vacation stretches."""
        is_slower = self.is_stretched and self.extent < FULL
        pace = Pace(self.start_on, (Tempo(self.start_on, self.extent),) if is_slower else ())
        return paused_for(self._weeks_of_rest, pace, self.counted_end_on)

    @cached_property
    def _weeks_of_rest(self):
        return stretching_weeks(self.node)

    @property
    def close_support_until_on(self):
        return min(self.pace.day(self.counted_close_on), self.end_on)

    @property
    def end_on(self):
        return min(self.pace.day(self.counted_end_on), longest_on(self.version, self.pace))

    def days_of(self, phase):
        """First and last day of a phase of the programme."""
        return phase.days_at(self.pace)

    @property
    def people(self):
        """{role: Person} of everybody who is chosen."""
        chosen = {"newcomer": self.newcomer, "mentor": self.mentor, "chief": self.chief, **self.helpers}
        return {role: person for role, person in chosen.items() if person}


def frame_of(start: Start) -> Frame:
    """What the parts plan from before the introduction exists."""
    return Frame(
        version_id=start.version.pk,
        category_key=start.category.key,
        experience=start.experience,
        start_on=start.start_on,
        close_support_until_on=start.close_support_until_on,
        end_on=start.end_on,
        counted_close_on=start.counted_close_on,
        counted_end_on=start.counted_end_on,
        tempos=start.pace,
        extent=start.extent,
        node_id=start.node.pk,
        people={role: person.pk for role, person in start.people.items()},
    )


def with_booked(frame: Frame, choices: dict[str, dict[str, Any]]) -> Frame:
    """The frame of a start, with what the parts would put at times that do not move."""
    found = (row for part in all_parts() for row in part.booked(frame, choices.get(part.name, {})))
    return replace(frame, booked=tuple(found))


def propose(frame: Frame, choices: dict[str, dict[str, Any]]) -> list[Change]:
    """What every part would do, in the order of the calendar; nothing is written."""
    frame = with_booked(frame, choices)
    changes = [change for part in all_parts() for change in part.propose(frame, choices.get(part.name, {}))]
    return sorted(changes, key=lambda change: (change.on is None, change.on or frame.start_on))


@transaction.atomic
def start_introduction(start: Start, *, by: Person, at: datetime | None = None) -> Introduction:
    """Make the introduction and its whole plan; a second call with the same request key gives the first one's.

    The number of queries does not grow with the plan. People are told through the outbox. A ValueError without a
    newcomer: only a preview may lack one. NoSeat when the programme has none left; NoPlace when the mentor is full and
    the start does not say `although`.
    """
    if start.newcomer is None:
        raise ValueError("An introduction needs a newcomer")
    introduction, is_new = Introduction.objects.get_or_create(
        request_key=start.request_key,
        defaults={
            "newcomer": start.newcomer,
            "version": start.version,
            "category": start.category,
            "experience": start.experience,
            "start_on": start.start_on,
            "close_support_until_on": start.close_support_until_on,
            "end_on": start.end_on,
            "counted_close_on": start.counted_close_on,
            "counted_end_on": start.counted_end_on,
            "tempos": start.pace.as_data(),
            "extent": start.extent,
            "met_at": start.met_at,
            "met_place": start.met_place,
            "met_by": start.met_by,
        },
    )
    if not is_new:
        return introduction
    take_seat(introduction)
    _place(introduction, start, by=by, at=at)
    frame = with_booked(frame_of(start), start.choices)
    for part in all_parts():
        part.apply(introduction, part.propose(frame, start.choices.get(part.name, {})), by=by, at=at)
    record(by, "programs.introduction_started", introduction, about=introduction.newcomer, at=at)
    _tell_helpers(introduction, start, at=at)
    return introduction


def _place(introduction, start, *, by, at):
    Placement.objects.create(introduction=introduction, node=start.node, from_on=start.start_on)
    # The helpers prepare before the first day, so they see the plan from the day it is made.
    from_on = min(start.start_on, timezone.localdate(at))
    Involvement.objects.bulk_create(
        Involvement(introduction=introduction, person=person, role=role, from_on=from_on)
        for role, person in start.people.items()
        if role not in ("newcomer", "mentor")
    )
    if start.mentor:
        assign_person(
            introduction,
            start.mentor,
            "mentor",
            by=by,
            at=at,
            from_on=from_on,
            is_first=True,
            although=start.although,
        )


def _tell_helpers(introduction, start, *, at):
    helpers = {person.pk: person for role, person in start.people.items() if role != "newcomer"}
    post_many(
        [(f"introduction-started:{introduction.pk}:{pk}", person) for pk, person in helpers.items()],
        kind="introduction_started",
        refers_id=introduction.pk,
        at=at,
    )
