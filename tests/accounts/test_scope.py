from datetime import timedelta

import pytest

from accounts import rules
from accounts.models import Absence, Employment, Node, Person, Role
from accounts.services import add_employment, add_person, end_employment, give_role


def test_scope_is_one_query_for_everything_that_follows(cast, places, django_assert_num_queries):
    chief = Person.objects.get(pk=cast["chief"].pk)

    with django_assert_num_queries(1):
        assert chief.scope.reaches(places.team, "unit_chief")
        assert not chief.scope.reaches(places.municipality, "unit_chief")
        assert not chief.scope.reaches(places.other_unit)
        assert chief.scope.holds("mentor", "unit_chief")
        assert not chief.scope.holds("administrator")


def test_a_role_holds_on_both_its_days_and_not_after(cast, places, today):
    Role.objects.filter(person=cast["mentor"]).update(to_on=today)
    assert Person.objects.get(pk=cast["mentor"].pk).scope.holds("mentor")

    Role.objects.filter(person=cast["mentor"]).update(to_on=today - timedelta(days=1))
    assert not Person.objects.get(pk=cast["mentor"].pk).scope.holds("mentor")


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("newcomer", {"newcomer"}),
        ("mentor", {"mentor"}),
        ("deputy", {"newcomer", "second_newcomer", "deputy"}),
        ("chief", {"newcomer", "second_newcomer", "deputy", "mentor", "colleague", "chief"}),
        ("stranger", {"stranger", "stranger_mentor", "stranger_newcomer"}),
    ],
)
def test_people_visible_to(cast, role, seen):
    visible = Person.objects.visible_to(cast[role])

    assert set(visible) == {cast[part] for part in seen}


@pytest.mark.parametrize(("role", "count"), [("coordinator", 11), ("administrator", 7)])
def test_people_visible_from_above(cast, role, count):
    assert Person.objects.visible_to(cast[role]).count() == count


def test_whoever_left_is_seen_where_the_work_was_until_it_goes_on_elsewhere(cast, places, today):
    yesterday = today - timedelta(days=1)
    end_employment(cast["newcomer"].employments.get(), to_on=yesterday, by=cast["administrator"])
    assert cast["newcomer"] in Person.objects.visible_to(cast["chief"])

    add_employment(cast["newcomer"], places.other_unit, from_on=today, by=cast["coordinator"])

    assert cast["newcomer"] not in Person.objects.visible_to(cast["chief"])
    assert cast["newcomer"] in Person.objects.visible_to(cast["stranger"])


def test_dated_rows_are_seen_from_the_node_upwards(cast, places, today):
    add_employment(cast["newcomer"], places.other_unit, from_on=today, by=cast["coordinator"])
    Absence.objects.create(person=cast["mentor"], from_on=today, to_on=today)

    seen = Employment.objects.visible_to(cast["chief"]).filter(person=cast["newcomer"])
    assert [row.node for row in seen] == [places.team]
    assert Role.objects.visible_to(cast["deputy"]).filter(person=cast["mentor"]).count() == 0
    assert Absence.objects.visible_to(cast["chief"]).count() == 1
    assert Absence.objects.visible_to(cast["stranger"]).count() == 0


@pytest.mark.parametrize(
    ("role", "visible", "staffed", "administered"),
    [
        ("newcomer", 0, 0, 0),
        ("mentor", 0, 0, 0),
        ("chief", 2, 2, 0),
        ("coordinator", 6, 0, 0),
        ("administrator", 3, 3, 3),
    ],
)
def test_nodes_by_role(cast, role, visible, staffed, administered):
    nodes = Node.objects

    assert nodes.visible_to(cast[role]).count() == visible
    assert nodes.staffed_by(cast[role]).count() == staffed
    assert nodes.administered_by(cast[role]).count() == administered


def test_an_administrator_does_not_change_somebody_who_reaches_further(cast, places):
    assert rules.can_change_person(cast["administrator"], cast["mentor"])

    give_role(cast["mentor"], places.region, "coordinator", by=None)

    mentor = Person.objects.get(pk=cast["mentor"].pk)
    assert not rules.can_change_person(cast["administrator"], mentor)
    assert not rules.can_close_access(cast["administrator"], mentor)


def test_a_chief_corrects_only_who_has_not_signed_in_and_has_no_post(recruit, cast, places):
    assert rules.can_change_person(cast["chief"], recruit)
    assert not rules.can_change_person(cast["stranger"], recruit)
    assert not rules.can_change_person(cast["chief"], cast["newcomer"])

    give_role(recruit, places.team, "administrator", by=None)

    assert not rules.can_change_person(cast["chief"], recruit)


@pytest.mark.parametrize(
    ("role", "place", "kind", "allowed"),
    [
        ("administrator", "municipality", "administrator", True),
        ("administrator", "team", "unit_chief", True),
        ("administrator", "region", "mentor", False),
        ("administrator", "other_unit", "mentor", False),
        ("chief", "team", "mentor", True),
        ("chief", "unit", "unit_chief", False),
        ("chief", "unit", "administrator", False),
        ("chief", "municipality", "mentor", False),
        ("coordinator", "unit", "mentor", False),
        ("mentor", "unit", "mentor", False),
    ],
)
def test_can_give_role(cast, places, role, place, kind, allowed):
    assert rules.can_give_role(cast[role], getattr(places, place), kind) is allowed


def test_nobody_ends_the_own_post_as_administrator(cast, places, today):
    own = cast["administrator"].roles.get()
    other = give_role(cast["chief"], places.unit, "administrator", by=cast["administrator"])

    assert not rules.can_end_role(cast["administrator"], own)
    assert rules.can_end_role(cast["administrator"], other)
    assert not rules.can_close_access(cast["administrator"], cast["administrator"])
    assert not rules.can_end_employment(cast["administrator"], cast["administrator"].employments.get())


def test_can_invite_only_who_has_an_address_and_has_not_joined(recruit, cast, places, today):
    nameless = add_person("Utan adress", node=places.team, from_on=today, by=cast["chief"])

    assert rules.can_invite(cast["chief"], recruit)
    assert not rules.can_invite(cast["stranger"], recruit)
    assert not rules.can_invite(cast["chief"], nameless)
    assert not rules.can_invite(cast["chief"], cast["newcomer"])


def test_the_top_is_never_closed_and_a_node_only_from_above(cast, places):
    give_role(cast["administrator"], places.region, "administrator", by=None)
    give_role(cast["chief"], places.unit, "administrator", by=None)

    assert not rules.can_close_node(cast["administrator"], places.region)
    assert rules.can_close_node(cast["administrator"], places.unit)
    assert not rules.can_close_node(cast["chief"], places.unit)
    assert rules.can_close_node(cast["chief"], places.team)
