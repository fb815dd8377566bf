"""What may be shown of the answers to one question. Pure, decided once, at closing.

A cell is one group and one question. It stands when at least five have answered and there is nothing that all say. So
must everything else that can be had by adding and subtracting what is shown: the groups of one split from everybody,
and the groups of different splits from each other (surveys.subtraction). As long as something may not, one more group
is hidden, the smallest that may mend it. Groups are never crossed; but where they meet, more than one answer must be
possible, or whoever belongs to both is given away by what nobody in either says.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import add

from surveys.counting import Cell
from surveys.subtraction import thin_points

FEWEST = 5  # answers in anything that is shown
FEWEST_WORDS = 10  # own words that are kept, as a shuffled whole

Groups = tuple[str, ...]  # one's group in each split, in the order of the splits; "" for none
Place = tuple[str, str]  # (split, group)
EVERYBODY: Place = ("", "")

# Here a cell is a row of numbers: how many answered, and how many say each thing that can be said.
Row = tuple[int, ...]


def shown(splits: Sequence[str], cells: Mapping[Groups, Cell], within: Collection[Place] | None = None) -> set[Place]:
    """The places that may be shown, EVERYBODY among them; `cells` are of people whose groups are all the same.

    `within`: where the question is shown that opens this one. Elsewhere, how many got it would tell what they said.
    """
    answers = _Answers(tuple(splits), *_rows(cells))
    if not _may_stand(answers.everybody) or (within is not None and EVERYBODY not in within):
        return set()
    kept = {place for place, row in answers.places.items() if place[1] and _may_stand(row)}
    if within is not None:
        kept &= set(within)
    while suspects := answers.suspects(kept):
        kept.remove(min(suspects, key=lambda place: (answers.places[place][0], place)))
    return {EVERYBODY, *kept}


def _rows(cells):
    """The cells as rows, and where in a row stands what each says exactly one of: the answer, or the first place."""
    said = sorted({mark for cell in cells.values() for mark in cell.marks})
    rows = {groups: (cell.n, *(cell.marks.get(mark, 0) for mark in said)) for groups, cell in cells.items() if cell.n}
    firsts = [number for number, (_option, place) in enumerate(said, 1) if place == 0]
    says_one = all(sum(row[number] for number in firsts) == row[0] for row in rows.values())
    return rows, firsts if says_one else []


def _may_stand(row: Row) -> bool:
    return row[0] >= FEWEST and row[0] not in row[1:]


def _gathered(pairs: Iterable[tuple]) -> dict:
    """{key: the sum of its rows}."""
    found: dict = {}
    for key, row in pairs:
        found[key] = tuple(map(add, found[key], row)) if key in found else row
    return found


@dataclass(frozen=True)
class _Answers:
    splits: tuple[str, ...]
    rows: Mapping[Groups, Row]
    firsts: Sequence[int]

    @cached_property
    def everybody(self) -> Row:
        return _gathered(((), row) for row in self.rows.values()).get((), (0,))

    @cached_property
    def places(self) -> dict[Place, Row]:
        return _gathered((place, row) for groups, row in self.rows.items() for place in self._places(groups))

    def _places(self, groups: Groups) -> list[Place]:
        return list(zip(self.splits, groups, strict=True))

    def suspects(self, kept: set[Place]) -> set[Place]:
        """Groups of which one must be hidden; none when everything that can be had may be shown."""
        if not kept:
            return set()
        seen = _gathered((self._seen(groups, kept), row) for groups, row in self.rows.items())
        met = self._given_away(seen) or self._meet_in_one_answer(seen)
        return {one for places in met for place in places for one in _behind(place, kept)}

    def _seen(self, groups, kept):
        """What is hidden of a split, and those who belong to no group of it, can only be had together."""
        return tuple((split, group if (split, group) in kept else "") for split, group in self._places(groups))

    def _given_away(self, seen):
        """Where those are who can be had by subtraction, too few or all saying something."""
        wholes = _wholes(seen)
        # Those of large groups are used up first: a group of five has nobody to spare.
        order = sorted(seen, key=lambda places: (-min(wholes[place][0] for place in places), places))
        if thin := thin_points({places: seen[places][0] for places in order}, FEWEST):
            return thin
        said_by_all = {number for row in seen.values() for number in range(1, len(row)) if row[number] == row[0]}
        for number in sorted(said_by_all):
            if thin := thin_points({places: seen[places][0] - seen[places][number] for places in order}, 1):
                return thin
        return []

    def _meet_in_one_answer(self, seen):
        """Where people belong to groups that leave but one answer between them."""
        if not self.firsts:
            return []
        wholes = _wholes(seen)
        return [
            places
            for places in seen
            if sum(all(wholes[place][number] for place in places) for number in self.firsts) < 2
        ]


def _wholes(seen):
    """{place: the row of all its people}."""
    return _gathered((place, row) for places, row in seen.items() for place in places)


def _behind(place, kept):
    """The group itself; for what is hidden of a split, the groups that could be hidden with it."""
    return {place} if place[1] else {one for one in kept if one[0] == place[0]}
