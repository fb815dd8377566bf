"""Questionnaires are written by coordinators of the place and of those above it."""

import pytest

from accounts.services import give_role
from questionnaires.rules import can_write


@pytest.mark.parametrize("role", ["newcomer", "mentor", "chief", "administrator", "stranger"])
def test_nobody_else_writes(cast, places, role):
    assert not can_write(cast[role])
    assert not can_write(cast[role], places.unit)


def test_a_coordinator_writes_at_the_own_place_and_below(cast, places):
    coordinator = cast["coordinator"]

    assert can_write(coordinator)
    assert can_write(coordinator, places.region)
    assert can_write(coordinator, places.other_unit)


def test_a_coordinator_of_a_municipality_writes_there_only(cast, places):
    person = cast["stranger"]
    give_role(person, places.other_municipality, "coordinator", by=cast["administrator"])

    assert can_write(person, places.other_unit)
    assert not can_write(person, places.region)
    assert not can_write(person, places.municipality)
