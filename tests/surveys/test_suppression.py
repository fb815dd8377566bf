"""What is shown of one question gives nobody away: not by itself, and not by adding and subtracting."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from surveys.counting import Cell
from surveys.suppression import EVERYBODY, shown
from tests.surveys.attacker import gives_away, sums_to_had

SPLITS = ("municipality", "role", "category")


def cell(**said):
    return Cell(sum(said.values()), said)


def kept(**groups):
    """The groups of one split that stand, of {group: (yes, no)}."""
    cells = {(name,): cell(yes=yes, no=no) for name, (yes, no) in groups.items()}
    return {group for _split, group in shown(["municipality"], cells)} - {""}


def test_groups_of_five_that_differ_are_shown():
    assert kept(a=(4, 1), b=(1, 4), c=(10, 10)) == {"a", "b", "c"}


def test_a_group_of_four_takes_the_next_smallest_with_it():
    assert kept(a=(2, 2), b=(3, 3), c=(10, 10)) == {"c"}


def test_two_small_ones_hide_each_other():
    assert kept(a=(2, 1), b=(1, 2), c=(3, 3), d=(10, 10)) == {"c", "d"}


def test_small_ones_that_say_the_same_need_another():
    assert kept(a=(3, 0), b=(3, 0), c=(3, 3), d=(10, 10)) == {"d"}


def test_a_group_that_is_of_one_mind_is_hidden_as_if_it_were_small():
    assert kept(a=(12, 0), b=(3, 3), c=(10, 10)) == {"c"}


def test_those_in_no_group_count_as_hidden():
    cells = {("",): cell(yes=1, no=1), ("a",): cell(yes=3, no=3), ("b",): cell(yes=8, no=8)}

    assert shown(["role"], cells) == {EVERYBODY, ("role", "b")}


@pytest.mark.parametrize("said", [{}, {"yes": 4}, {"yes": 9}, {"yes": 2, "no": 2}], ids=str)
def test_nothing_stands_of_few_or_of_one_mind(said):
    assert shown(["role"], {("a",): cell(**said)}) == set()


def test_a_role_that_only_one_municipality_has_is_not_taken_from_it():
    cells = {
        ("a", "chief"): cell(yes=3, no=3),
        ("a", "mentor"): cell(yes=1, no=1),
        ("b", "mentor"): cell(yes=9, no=9),
        ("c", "mentor"): cell(yes=8, no=8),
    }

    assert ("municipality", "a") not in shown(SPLITS[:2], cells)


def test_of_several_options_one_that_all_take_hides_the_cell():
    cells = {("a",): Cell(6, {"time": 6, "pay": 3}), ("b",): Cell(9, {"time": 5, "pay": 5})}

    assert shown(["role"], cells) == {EVERYBODY}


def test_what_all_rank_first_hides_the_cell():
    cells = {("a",): Cell(6, {"time": [6, 0], "pay": [0, 3]}), ("b",): Cell(9, {"time": [5, 4], "pay": [4, 5]})}

    assert shown(["role"], cells) == {EVERYBODY}


def test_a_question_stands_only_where_the_one_that_opens_it_stands():
    cells = {("a",): cell(yes=4, no=4), ("b",): cell(yes=4, no=4), ("c",): cell(yes=4, no=4)}

    assert shown(["role"], cells, {EVERYBODY, ("role", "c")}) == {EVERYBODY, ("role", "c")}
    assert shown(["role"], cells, set()) == set()


def test_where_groups_meet_more_than_one_answer_is_possible():
    """In the one nobody says c, in the other nobody b: whoever is in both said a."""
    cells = {
        ("m", "r"): cell(a=1, b=0, c=0),
        ("m", "s"): cell(a=3, b=3, c=0),
        ("n", "r"): cell(a=3, b=0, c=3),
        ("n", "s"): cell(a=5, b=5, c=5),
    }

    assert shown(SPLITS[:2], cells) & {("municipality", "m"), ("role", "r")} != {("municipality", "m"), ("role", "r")}


@st.composite
def answers(draw, sizes):
    """{groups: Cell} of a choice, of people in groups of so many splits; some in none."""
    groups = st.tuples(*(st.sampled_from(["", *"abcd"[:size]]) for size in sizes))
    said = st.dictionaries(st.sampled_from(["yes", "no", "maybe"]), st.integers(1, 9), min_size=1, max_size=3)
    rows = draw(st.dictionaries(groups, said, min_size=1, max_size=11))
    return {places: cell(**(dict.fromkeys(["yes", "no", "maybe"], 0) | each)) for places, each in rows.items()}


def attack(splits, cells, places):
    """Every set of people that can be had from what is shown and that may not."""
    people = list(cells)
    published = [(splits.index(split), group) for split, group in places - {EVERYBODY}]
    for chosen in sums_to_had(people, published) if places else ():
        said = sum((Counter(cells[people[index]].counts) for index in chosen), Counter())
        n = sum(cells[people[index]].n for index in chosen)
        if gives_away(n, said):
            yield [people[index] for index in chosen], said


@settings(max_examples=150)
@given(answers([4]))
def test_nobody_is_had_from_the_groups_of_one_split(cells):
    assert not list(attack(SPLITS[:1], cells, shown(SPLITS[:1], cells)))


@settings(max_examples=200)
@given(answers([4, 3]))
def test_nobody_is_had_from_two_splits(cells):
    assert not list(attack(SPLITS[:2], cells, shown(SPLITS[:2], cells)))


RING = {
    ("a", "b", "b"): cell(yes=5, no=5),
    ("b", "a", "b"): cell(yes=5, no=5),
    ("b", "b", "a"): cell(yes=5, no=5),
    ("a", "a", "a"): cell(yes=1, no=1),
}


@pytest.mark.parametrize(
    ("splits", "cells"),
    [
        (SPLITS, RING),
        (SPLITS[:2], {("a", "chief"): cell(yes=3, no=3), ("a", ""): cell(yes=1, no=1), ("b", ""): cell(yes=9, no=9)}),
        (SPLITS[:1], {("a",): cell(yes=2, no=2), ("b",): cell(yes=9, no=9)}),
    ],
)
def test_the_attacker_finds_what_is_shown_carelessly(splits, cells):
    every = {place for groups in cells for place in zip(splits, groups, strict=True) if place[1]}
    standing = {place for place in every if sum(c.n for g, c in cells.items() if place[1] in g) >= 5}

    assert list(attack(splits, cells, {EVERYBODY, *standing}))


@settings(max_examples=150)
@given(answers([2, 2, 2]))
# Half of the sum of three groups, less half of everybody, is whoever belongs to all three.
@example(RING)
def test_nobody_is_had_from_three_splits(cells):
    assert not list(attack(SPLITS, cells, shown(SPLITS, cells)))


@settings(max_examples=150)
@given(answers([4, 3]))
def test_nobody_is_left_with_one_answer_by_what_others_do_not_say(cells):
    places = shown(SPLITS[:2], cells) - {EVERYBODY}
    for mine in cells:
        own = [place for place in zip(SPLITS, mine, strict=False) if place in places]
        wholes = [Counter() + sum((Counter(cells[g].counts) for g in cells if part(g, p)), Counter()) for p in own]
        assert not own or len(set.intersection(*map(set, wholes))) > 1


def part(groups, place):
    """Do people in these groups belong to the place?"""
    return place in list(zip(SPLITS, groups, strict=False))


@settings(max_examples=100)
@given(answers([4, 3]))
def test_the_order_of_people_decides_nothing(cells):
    turned = dict(reversed(cells.items()))

    assert shown(SPLITS[:2], turned) == shown(SPLITS[:2], cells)


@given(answers([3]))
def test_everybody_is_shown_whenever_that_is_safe(cells):
    together = sum(cells.values(), Cell())

    assert (EVERYBODY in shown(SPLITS[:1], cells)) == (not gives_away(together.n, together.counts))
