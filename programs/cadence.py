"""How often a series meets, as data: offsets such as "4w", and stages that thin out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count, pairwise
from typing import Any, Literal, Self, cast

from dateutil.relativedelta import relativedelta

Unit = Literal["d", "w", "m"]

DAYS_ABOUT = {"d": 1.0, "w": 7.0, "m": 30.4}


@dataclass(frozen=True)
class Offset:
    """A number of days, weeks or calendar months from a day; written "0d", "4w", "3m", "-2w"."""

    count: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "4w"; anything else is a ValueError."""
        match = re.fullmatch(r"(-?[0-9]{1,3})([dwm])", str(text))
        if not match:
            raise ValueError(f"“{text}” is not an offset: write days, weeks or months, such as 0d, 4w, 3m or -2w")
        return cls(int(match[1]), cast(Unit, match[2]))

    def __str__(self) -> str:
        return f"{self.count}{self.unit}"

    @property
    def days_about(self) -> float:
        """Its length in days where no start is known, good enough to put offsets in order."""
        return self.count * DAYS_ABOUT[self.unit]

    def after(self, day: date) -> date:
        """The day so far from `day`; months are clamped at the month's end: 2026-08-31 + 3m is 2026-11-30."""
        if self.unit == "m":
            return day + relativedelta(months=self.count)
        return day + timedelta(days=self.count if self.unit == "d" else 7 * self.count)


@dataclass(frozen=True)
class Stage:
    """One pace of a cadence: how often, from which week, and until when, counted from the start and not included."""

    every: Offset
    until: Offset | None = None
    from_week: int | None = None

    def __post_init__(self) -> None:
        if self.every.unit == "d" or self.every.count < 1:
            raise ValueError(f"“every” must be at least one week or one month, not {self.every}")
        if self.from_week is not None and (type(self.from_week) is not int or self.from_week < 1):
            raise ValueError(f"“from” must be the number of a week, 1 or later, not {self.from_week}")
        if self.until and self.until.days_about <= 7 * ((self.from_week or 1) - 1):
            raise ValueError(f"“until” {self.until} is not after the stage's beginning")

    @classmethod
    def parse(cls, data: dict[str, Any]) -> Self:
        """Read {"every": "2w", "until": "26w", "from": 6}; only "every" must be there."""
        if unknown := set(data) - {"every", "until", "from"}:
            raise ValueError(f"unknown field “{min(unknown)}”")
        if "every" not in data:
            raise ValueError("“every” is missing")
        until = Offset.parse(data["until"]) if "until" in data else None
        return cls(Offset.parse(data["every"]), until, data.get("from"))

    def as_data(self) -> dict[str, Any]:
        """What `parse` reads."""
        data = {"every": str(self.every), "until": self.until and str(self.until), "from": self.from_week}
        return {key: value for key, value in data.items() if value is not None}

    def cannot_follow(self, before: "Stage") -> str:
        """Why this stage may not come after another; empty if it may."""
        if before.until is None:
            return "only the last stage may lack “until”"
        if self.from_week is not None:
            return "only the first stage may have “from”"
        if self.until and self.until.days_about <= before.until.days_about:
            return f"“until” {self.until} is not after {before.until}, where the stage before it ends"
        return ""

    def begins(self, start: date, earliest: date) -> Iterator[tuple[str, date]]:
        """Key and first day of its weeks ("w08") or months ("m07", at start + 7 months), from `earliest`."""
        end, unit = self.until.after(start) if self.until else date.max, self.every.unit
        first = next(n for n in count() if Offset(n, unit).after(start) >= earliest)
        for n in count(first, self.every.count):
            begin = Offset(n, unit).after(start)
            if begin >= end:
                return
            yield f"w{n + 1:02}" if unit == "w" else f"m{n:02}", begin

    def step_after(self, last: date) -> date:
        """One step after the last meeting; up to 15 days less, so that months go to the nearest whole one."""
        return self.every.after(last) - timedelta(days=15 if self.every.unit == "m" else 0)


@dataclass(frozen=True)
class Cadence:
    """Stages in order, such as weekly in weeks 1-6 and then every second week: 8, 10, …

    A missing "until" means to the programme's end, and "until": "6w" means through week 6. Only the last stage may lack
    it and only the first may have a "from", so stages neither overlap nor leave a gap.
    """

    stages: tuple[Stage, ...]

    def __post_init__(self) -> None:
        if not self.stages:
            raise ValueError("A cadence needs at least one stage")
        for number, (before, stage) in enumerate(pairwise(self.stages), start=2):
            if problem := stage.cannot_follow(before):
                raise ValueError(f"Stage {number}: {problem}")

    @classmethod
    def parse(cls, data: Iterable[dict[str, Any]]) -> Self:
        """Read a list of stages; a ValueError says which stage is wrong and why."""
        stages = []
        for number, fields in enumerate(data, start=1):
            try:
                stages.append(Stage.parse(fields))
            except ValueError as error:
                raise ValueError(f"Stage {number}: {error}") from error
        return cls(tuple(stages))

    def as_data(self) -> list[dict[str, Any]]:
        """What `parse` reads."""
        return [stage.as_data() for stage in self.stages]

    def begins(self, start: date) -> Iterator[tuple[str, date]]:
        """Key and first day of each week or month with a meeting; endless if the last stage is."""
        first_week = self.stages[0].from_week or 1
        earliest, last = start + timedelta(days=7 * (first_week - 1)), None
        for stage in self.stages:
            if last:
                earliest = max(earliest, stage.step_after(last))
            for key, last in stage.begins(start, earliest):
                yield key, last
            if stage.until:
                earliest = stage.until.after(start)
