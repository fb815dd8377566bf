import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.errors import NodeInUse, StaleEdit
from accounts.forms.fields import WeeksField
from accounts.models import Event, Node
from accounts.services import add_node, change_node, close_node


def test_add_node_twice_with_the_same_key_adds_one(cast, places):
    key = uuid.uuid4()

    first, second = (
        add_node(places.unit, "team", "Barn 2", by=cast["administrator"], request_key=key) for _ in range(2)
    )

    assert first == second
    assert [node.name for node in places.unit.get_children()] == ["Barn 1", "Barn 2"]
    assert Event.objects.get(verb="accounts.node_added").codes == {"kind": "team"}


def test_change_node(cast, places):
    node = change_node(places.unit, name="Barnenheten", vacation_weeks=[29], by=cast["administrator"], revision=0)

    assert (node.name, node.vacation_weeks, node.revision) == ("Barnenheten", [29], 1)
    with pytest.raises(StaleEdit):
        change_node(places.unit, name="Annat", vacation_weeks=[], by=cast["administrator"], revision=0)


def test_close_node_says_what_must_be_done_first(cast, places):
    with pytest.raises(NodeInUse) as in_use:
        close_node(places.unit, by=cast["administrator"])

    assert len(in_use.value.obstacles) == 3
    places.unit.refresh_from_db()
    assert places.unit.is_open


def test_close_an_empty_node_and_name_its_successor(cast, places, today):
    empty = add_node(places.unit, "team", "Barn 2", by=cast["administrator"])

    closed = close_node(empty, successor=places.team, by=cast["administrator"])
    again = close_node(empty, by=cast["administrator"])

    assert (closed.closed_on, again.replaced_by) == (today, places.team)
    assert Event.objects.get(verb="accounts.node_closed").codes == {"successor": places.team.pk}


def test_only_a_closed_node_has_a_successor(places):
    with pytest.raises(IntegrityError), transaction.atomic():
        Node.objects.filter(pk=places.team.pk).update(replaced_by=places.unit)


def test_kinds_below(places):
    assert places.municipality.kinds_below == ["district", "unit", "team"]
    assert places.team.kinds_below == []


@pytest.mark.parametrize(
    ("text", "weeks"), [("", []), ("28-31, 52", [28, 29, 30, 31, 52]), (" 30 , 28 – 29", [28, 29, 30]), ("7,7", [7])]
)
def test_weeks_as_people_write_them(text, weeks):
    assert WeeksField().clean(text) == weeks


@pytest.mark.parametrize("text", ["0", "54", "31-28", "juli", "1-2-3"])
def test_weeks_that_are_none(text):
    with pytest.raises(ValidationError):
        WeeksField().clean(text)


def test_weeks_are_shown_as_they_can_be_written():
    assert WeeksField().prepare_value([28, 52]) == "28, 52"
