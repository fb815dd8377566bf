"""What completion asks for and what has been done of it: plain facts for those who talk about it, never a verdict."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import prefetch_related_objects

from programs import parts
from programs.demands import Quota, Requirement, demands_of

AN_HOUR = Decimal(60)


@dataclass(frozen=True)
class Counted:
    """A requirement in one introduction: `total` is what the plan holds of it."""

    requirement: Requirement
    done: int = 0
    total: int = 0

    @property
    def needed(self) -> int:
        return self.total if self.requirement.at_least is None else self.requirement.at_least

    @property
    def is_met(self) -> bool:
        """All of nothing is nothing: what has not been planned has not been done."""
        return self.done >= self.needed > 0


@dataclass(frozen=True)
class Reached:
    """A quota in one introduction; the hours of its parts count in it."""

    quota: Quota
    minutes: int = 0
    minutes_ahead: int = 0
    parts: list["Reached"] = field(default_factory=list)

    @property
    def hours(self) -> Decimal:
        return self.minutes / AN_HOUR

    @property
    def hours_planned(self) -> Decimal:
        """What it comes to when everything in the plan has been held."""
        return (self.minutes + self.minutes_ahead) / AN_HOUR

    @property
    def is_met(self) -> bool:
        return self.hours >= self.quota.hours and all(part.is_met for part in self.parts)


@dataclass(frozen=True)
class Progress:
    """Everything that completion asks for in one introduction; empty when the programme asks for nothing."""

    requirements: list[Counted]
    quotas: list[Reached]

    def __bool__(self):
        return bool(self.requirements or self.quotas)

    @property
    def is_met(self) -> bool:
        return not (self.unmet_requirements or self.unmet_quotas)

    @property
    def unmet_requirements(self) -> list[Counted]:
        return [row for row in self.requirements if not row.is_met]

    @property
    def unmet_quotas(self) -> list[Reached]:
        return [row for row in self.quotas if not row.is_met]


def progress_of(introductions) -> dict[int, Progress]:
    """{introduction id: Progress}; each part is asked once for hours and once for a requirement that it counts."""
    introductions = list(introductions)
    prefetch_related_objects(introductions, "version")
    asking = [row for row in introductions if _asks(row.version)]
    minutes = _minutes([row for row in asking if demands_of(row.version).quotas])
    counted = _counted(asking)
    return {
        row.pk: Progress(
            [Counted(said, *counted[said].get(row.pk, (0, 0))) for said in demands_of(row.version).requirements],
            _reached(demands_of(row.version).quotas, minutes[row.pk]),
        )
        for row in introductions
    }


def _asks(version):
    demands = demands_of(version)
    return bool(demands.requirements or demands.quotas)


def _minutes(introductions):
    """{introduction id: {quota key: (minutes done, minutes ahead)}} over all parts."""
    together: dict[int, dict[str, tuple[int, int]]] = defaultdict(dict)
    for part in parts.all_parts() if introductions else ():
        for pk, key, done, ahead in part.minutes(introductions):
            before = together[pk].get(key, (0, 0))
            together[pk][key] = (before[0] + done, before[1] + ahead)
    return together


def _counted(introductions):
    """{requirement: {introduction id: (done, total)}}; the same one of several versions is asked about together."""
    asked = defaultdict(list)
    for row in introductions:
        for requirement in demands_of(row.version).requirements:
            asked[requirement].append(row)
    return {requirement: _count(requirement, rows) for requirement, rows in asked.items()}


def _count(requirement, introductions):
    if requirement.count == "themes":
        return _themes(introductions)
    rows = [row for part in parts.all_parts() for row in part.counted(introductions, requirement)]
    return {pk: (done, total) for pk, done, total in rows}


def _themes(introductions):
    """A theme is touched by whichever part touched it."""
    touched = parts.touched(introductions)
    found = {}
    for row in introductions:
        keys = {theme.key for theme in row.version.rows("themes")}
        found[row.pk] = (len(keys & touched.get(row.pk, {}).keys()), len(keys))
    return found


def _reached(quotas, minutes, whole=""):
    """The quotas that are part of another one stand in it, and what is reached there counts in both."""
    return [_with_parts(quota, quotas, minutes) for quota in quotas if quota.part_of == whole]


def _with_parts(quota, quotas, minutes):
    inside = _reached(quotas, minutes, whole=quota.key)
    done, ahead = minutes.get(quota.key, (0, 0))
    return Reached(
        quota,
        minutes=done + sum(part.minutes for part in inside),
        minutes_ahead=ahead + sum(part.minutes_ahead for part in inside),
        parts=inside,
    )
