"""An introduction is made of parts, and a plan changes by proposals.

Checklists, mentoring, training, reviews and evaluations each implement `Part` in their own plan.py and register it when
their app is ready; this app and overview call the parts and know none of them. A new kind of content is one new app.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django import forms
from django.db.models import QuerySet
from django.utils import timezone

from accounts.history import register_extract
from programs.answers import Advice, BringUp, Change, Due, Entry, Section, Thread
from programs.appointments import Appointment
from programs.frame import Frame
from programs.step import Step


@dataclass
class Choices:
    """What was chosen at the start, per part: the cleaned data of the part's start form."""

    by_part: dict[str, dict[str, Any]] = field(default_factory=dict)

    def of(self, part: str) -> dict[str, Any]:
        return self.by_part.get(part, {})


class Part(Protocol):
    """What every part of an introduction answers. `BasePart` has the empty answers."""

    name: str
    title: Any  # what the part's data is called in a person's register extract
    sections_of_file: tuple[str, ...]

    def load(self, version, data: dict[str, Any]) -> None: ...
    def dump(self, version) -> dict[str, Any]: ...
    def start_form(self, version, node, data=None, initial=None) -> forms.Form | None: ...
    def propose(self, frame: Frame, choices: dict[str, Any], on: date | None = None) -> list[Change]: ...
    def booked(self, frame: Frame, choices: dict[str, Any]) -> list[Appointment]: ...
    def apply(self, introduction, changes: Iterable[Change], *, by, at=None) -> None: ...
    def follow(self, introduction, on: date) -> None: ...
    def in_words(self, values: dict[str, Any]) -> str: ...
    def threads(self, version) -> list[Thread]: ...
    def entries(self, reader, start: date, end: date, introductions) -> list[Entry]: ...
    def appointments(self, people, first: date, last: date) -> list[Appointment]: ...
    def touched(self, introductions) -> QuerySet | None: ...
    def bring_up(self, introductions, reader) -> list[BringUp]: ...
    def wished(self, introductions, reader) -> list[BringUp]: ...
    def due(self, on: date) -> list[Due]: ...
    def sections(self, reader, introductions, place: str) -> list[Section]: ...
    def steps(self, introductions) -> list[Step]: ...
    def proposed_steps(self, version, changes: Iterable[Change]) -> list[Step]: ...
    def needs(self, introductions, reader) -> list[Advice]: ...
    def minutes(self, introductions) -> Iterable[tuple[int, str, int, int]]: ...
    def counted(self, introductions, requirement) -> Iterable[tuple[int, int, int]]: ...
    def end(self, introduction, *, by, at=None) -> None: ...
    def personal_data(self, person) -> dict[str, Any]: ...


class BasePart:
    """The empty answers, so that a part writes only what it has.

    load(version, data)      makes template rows from its own sections of a program file (`sections_of_file`)
    dump(version)            gives the same sections back
    start_form(...)          the choices it needs at the start, or None
    propose(frame, choices)  pure: what should be added, changed and withdrawn. With frame.introduction_id it compares
                             with the rows that exist; rows that are done, pinned or tailored never move
    booked(frame, choices)   what a start would put at a time that does not move: the others plan around it
    apply(introduction, ...) the only way a plan is changed; a fixed number of queries
    follow(introduction, on) when another version has been taken over: rows that are kept point at its words, by key;
                             what has begun keeps its own. A fixed number of queries
    in_words(values)         what the `before` or `after` of a change says to a reader: a day, a window
    entries(reader, ...)     dated entries of the introductions (a queryset or list), start and end included
    appointments(people, first, last)
                             what has a clock time and is planned or held between two days, both included, of some
                             people (ids; None means everybody): see programs.appointments. A fixed number of queries
    touched(introductions)   a queryset of values (introduction id, theme key, the instant it was last touched) without
                             order: the parts' are asked as one query. Derived, never ticked
    wished(introductions, …) the part of bring_up that people have put there themselves
    due(on)                  what is due to whom on the day `on`, as querysets: see reminders
    sections(reader, ...)    what it shows at a place: "home", "introduction", "pdf"; at "handover" nothing that has
                             fewer readers than those around: no note, no reflection, no answer, nobody's own question
    steps(introductions)     what stands in the plans, done or ahead, as the plan check looks at it; not what is
                             cancelled or left out. Set-based
    proposed_steps(version, changes)
                             what the part's own changes would make of it; a fixed number of queries
    needs(introductions, …)  what waits for the chief who reads: one sentence, its reason, one thing to do
    minutes(introductions)   rows (introduction id, key of a quota, minutes done, minutes still ahead in the plan)
    counted(introductions, requirement)
                             rows (introduction id, how many are done, how many there are) of what a
                             programs.demands.Requirement counts; nothing of what another part has
    end(introduction)        withdraws what is still ahead when an introduction is completed or discontinued
    personal_data(person)    the register extract, as plain values
    """

    name = ""
    title: Any = ""
    sections_of_file: tuple[str, ...] = ()

    def load(self, version, data):
        return None

    def dump(self, version):
        return {}

    def start_form(self, version, node, data=None, initial=None):
        return None

    def propose(self, frame, choices, on=None):
        return []

    def booked(self, frame, choices):
        return []

    def apply(self, introduction, changes, *, by, at=None):
        return None

    def follow(self, introduction, on):
        return None

    def in_words(self, values):
        return ""

    def threads(self, version):
        return []

    def entries(self, reader, start, end, introductions):
        return []

    def appointments(self, people, first, last):
        return []

    def touched(self, introductions):
        return None

    def bring_up(self, introductions, reader):
        return []

    def wished(self, introductions, reader):
        return []

    def due(self, on):
        return []

    def sections(self, reader, introductions, place):
        return []

    def steps(self, introductions):
        return []

    def proposed_steps(self, version, changes):
        return []

    def needs(self, introductions, reader):
        return []

    def minutes(self, introductions):
        return ()

    def counted(self, introductions, requirement):
        return ()

    def end(self, introduction, *, by, at=None):
        return None

    def personal_data(self, person):
        return {}


_parts: dict[str, Part] = {}


def register(part: Part) -> None:
    """Called once by each part's AppConfig.ready; what the part knows of a person is in the extract from then on."""
    _parts[part.name] = part
    register_extract(part.name, part.title, part.personal_data)


def all_parts() -> list[Part]:
    return list(_parts.values())


def entries(reader, start: date, end: date, introductions) -> list[Entry]:
    """What all parts have in the calendar between two days, both included, in order."""
    found = [entry for part in all_parts() for entry in part.entries(reader, start, end, introductions)]
    return sorted(found, key=lambda entry: (entry.on, entry.starts_at is None, str(entry.starts_at or "")))


def appointments(people, first: date, last: date) -> list[Appointment]:
    """Who is to be where and when between two days, both included, of all parts, in order of the clock."""
    found = [row for part in all_parts() for row in part.appointments(people, first, last)]
    return sorted(found, key=lambda row: row.starts_at)


def steps(introductions) -> list[Step]:
    """What stands in the plans, of all parts; a fixed number of queries."""
    introductions = list(introductions)
    return [step for part in all_parts() for step in part.steps(introductions)]


def proposed_steps(version, changes) -> list[Step]:
    """What the changes of all parts would put in a plan."""
    return [
        step
        for part in all_parts()
        for step in part.proposed_steps(version, [change for change in changes if change.part == part.name])
    ]


def touched(introductions) -> dict[int, dict[str, date]]:
    """{introduction id: {theme key: the last day it was touched}} over all parts; one query."""
    together: dict[int, dict[str, date]] = {}
    rows = [found for part in all_parts() if (found := part.touched(introductions)) is not None]
    for introduction_id, key, at in rows[0].union(*rows[1:], all=True) if rows else ():
        mine, on = together.setdefault(introduction_id, {}), timezone.localdate(at)
        mine[key] = max(on, mine.get(key, on))
    return together
