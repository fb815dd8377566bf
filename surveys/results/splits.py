"""One share in each group of what the round was declared to be divided by. Groups are never crossed."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from surveys.counting import Cell
from surveys.groups import group_names
from surveys.models import Survey
from surveys.results.cells import Cells
from surveys.results.estimate import Estimate
from surveys.results.measures import Measure
from surveys.results.turnout import Turnout

HEADINGS = {
    Survey.Split.MUNICIPALITY: _("By municipality"),
    Survey.Split.CATEGORY: _("By background"),
    Survey.Split.VERSION: _("By programme"),
    Survey.Split.ROLE: _("By role"),
}


@dataclass(frozen=True)
class Group:
    """Without an estimate it is not shown."""

    name: str
    estimate: Estimate | None


@dataclass(frozen=True)
class Split:
    """`rest`: how many answers the groups have together that are not shown."""

    key: str
    groups: list[Group]
    everybody: Estimate

    @property
    def name(self):
        return Survey.Split(self.key).label

    @property
    def heading(self):
        return HEADINGS[Survey.Split(self.key)]

    @property
    def hidden(self) -> int:
        return sum(group.estimate is None for group in self.groups)

    @property
    def rest(self) -> int:
        return self.everybody.n - sum(group.estimate.n for group in self.groups if group.estimate)

    @property
    def overlap(self) -> bool:
        """Is there a share that all intervals hold?"""
        ends = [group.estimate.ends for group in self.groups if group.estimate]
        return len(ends) > 1 and max(low for low, _high in ends) <= min(high for _low, high in ends)


def splits_of(survey: Survey, cells: Cells, measure: Measure, everybody: Cell, turnout: Turnout) -> list[Split]:
    """Each declared split; the queries are as many for any number of groups."""
    found, names = cells.of_groups(measure.question), group_names(survey)
    asked = asked_in(survey) if turnout.population_of(measure.question) and not turnout.is_sample else {}
    total = measure.estimate(everybody, turnout.population_of(measure.question))
    rows = []
    for split in survey.splits:
        groups = [
            Group(str(name), _estimate(measure, found, asked, place))
            for place, name in names.items()
            if place[0] == split
        ]
        rows.append(Split(split, groups, total))
    return rows


def _estimate(measure, found: Mapping, asked, place):
    cell = found.get(place)
    return measure.estimate(cell, asked.get(place)) if cell else None


def asked_in(survey: Survey) -> dict[tuple[str, str], int]:
    """{(split, group): how many were asked}; one query."""
    numbers: dict[tuple[str, str], int] = {}
    for groups, number in survey.asked.order_by().values_list("groups").annotate(number=Count("pk")):
        for split, group in groups.items():
            numbers[split, str(group)] = numbers.get((split, str(group)), 0) + number
    return numbers
