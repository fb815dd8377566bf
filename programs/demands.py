"""What a programme says of the whole: time that is kept free, hours to reach, what completion asks for, and for whom.

Nobody searches among these rows, so they have no tables: they are read from the version's document.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from programs.cadence import Offset
from programs.documents import whole
from programs.pace import Pace
from programs.published import kept
from programs.words import Words

FULL_TIME = Decimal(40)  # hours a week: the longest ordinary week, arbetstidslagen (1982:673) § 5
PER_CENT = Decimal(100)


@dataclass(frozen=True)
class Workload:
    """Time that is kept free for the introduction, or a share of a full workload, for a period."""

    key: str
    start: Offset
    until: Offset
    protected_percent: Decimal | None = None
    protected_hours: Decimal | None = None  # a week, of one who works full time
    workload_percent: int | None = None

    def days(self, start_on: date) -> tuple[date, date]:
        """First and last day, of an introduction that starts on a day."""
        return self.start.after(start_on), self.until.after(start_on) - timedelta(days=1)

    def hours(self, extent: int) -> Decimal | None:
        """Protected hours a week of one who works `extent` per cent; None when no time is kept free.

        Ten per cent of 75 per cent of 40 hours is 3; four hours of a full-time week are 3 of that week as well.
        """
        at_full_time = self.protected_hours
        if self.protected_percent is not None:
            at_full_time = FULL_TIME * self.protected_percent / PER_CENT
        return None if at_full_time is None else at_full_time * extent / PER_CENT


@dataclass(frozen=True)
class Quota:
    """Hours to reach; with `part_of` they count in another quota as well."""

    key: str
    name: Words
    hours: Decimal
    part_of: str = ""


@dataclass(frozen=True)
class Requirement:
    """Something that completion asks for; `at_least` is None when it asks for all there are."""

    key: str
    name: Words
    count: str  # items, themes, meetings, sessions, evaluations or reviews
    at_least: int | None
    kind: str = ""
    level: str = "gone-through"
    theme: str = ""
    area: str = ""
    series: str = ""


@dataclass(frozen=True)
class ExperienceLength:
    """Other lengths for newcomers of some experience; an empty one is as the programme says."""

    experience: str
    close_support: str = ""
    length: str = ""


@dataclass(frozen=True)
class Demands:
    """`experience_from` and `experience_until` are years of this work, at least and less than."""

    workload: tuple[Workload, ...] = ()
    quotas: tuple[Quota, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    experience_from: int = 0
    experience_until: int | None = None
    seats: int | None = None
    is_skeleton: bool = False
    experience_lengths: tuple[ExperienceLength, ...] = ()
    longest: str = ""

    @property
    def has_experience(self) -> bool:
        return self.experience_from > 0 or self.experience_until is not None


@dataclass(frozen=True)
class Period:
    """A workload with the days and hours of one introduction."""

    first_on: date
    last_on: date
    hours: Decimal | None
    workload_percent: int | None


def periods(version, pace: Pace, extent: int) -> list[Period]:
    """What is kept free and reduced for somebody who works `extent` per cent, in order; days of the calendar."""
    rows = demands_of(version).workload
    found = [
        Period(pace.day(first_on), pace.day(last_on), row.hours(extent), row.workload_percent)
        for row in rows
        for first_on, last_on in [row.days(pace.start_on)]
    ]
    return sorted(found, key=lambda period: period.first_on)


@kept
def demands_of(version) -> Demands:
    """Read once of a published version, and anew of a draft."""
    # A version older than documents could say nothing of this, and a draft with something wrong in it says nothing yet.
    if not version.is_sound or (version.content is None and version.base_id is None):
        return Demands()
    return demands_in(whole(version))


def demands_in(document: dict[str, Any]) -> Demands:
    """What a document says of the whole."""
    head = document["program"]
    experience = head.get("experience") or {}
    return Demands(
        workload=tuple(_workload(document.get("workload") or ())),
        quotas=tuple(_quotas(document.get("quotas") or ())),
        requirements=tuple(_requirements(document.get("requirements") or ())),
        experience_from=experience.get("from") or 0,
        experience_until=experience.get("until"),
        seats=head.get("seats"),
        is_skeleton=bool(head.get("skeleton")),
        experience_lengths=tuple(ExperienceLength(**row) for row in head.get("experience_lengths") or ()),
        longest=head.get("longest") or "",
    )


def _workload(rows: Iterable[dict[str, Any]]) -> Iterator[Workload]:
    for row in rows:
        percent, hours = row.get("protected_percent"), row.get("protected_hours")
        yield Workload(
            key=row["key"],
            start=Offset.parse(row["from"]),
            until=Offset.parse(row["until"]),
            protected_percent=None if percent is None else Decimal(str(percent)),
            protected_hours=None if hours is None else Decimal(str(hours)),
            workload_percent=row.get("workload_percent"),
        )


def _quotas(rows: Iterable[dict[str, Any]]) -> Iterator[Quota]:
    for row in rows:
        yield Quota(row["key"], Words(row["name"]), Decimal(str(row["hours"])), row.get("part_of") or "")


def _requirements(rows: Iterable[dict[str, Any]]) -> Iterator[Requirement]:
    for row in rows:
        fields = {name: row[name] for name in ("kind", "level", "theme", "area", "series") if row.get(name)}
        at_least = None if row["at_least"] == "all" else row["at_least"]
        yield Requirement(row["key"], Words(row["name"]), row["count"], at_least, **fields)
