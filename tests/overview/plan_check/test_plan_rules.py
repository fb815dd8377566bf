"""What a place finds too much: decided by whoever leads or administers it, inherited downwards."""

import pytest
from django.urls import reverse

from accounts.errors import StaleEdit
from accounts.models import Event
from programs.models import PlanRules
from programs.plan_rules import rules_above, rules_at
from programs.services import follow_place_above, set_plan_rules

VALUES = {"course_days": 3, "forms": 2, "tells_bridge_days": True}


def url(node):
    return reverse("overview:plan_rules", args=[node.pk])


def posted(**changes):
    return {"course_days": "3", "forms": "2", "tells_bridge_days": "on", "revision": "0"} | changes


def test_rules_are_those_of_the_nearest_place_that_has_decided(places, cast):
    set_plan_rules(places.municipality, by=cast["administrator"], **VALUES)
    set_plan_rules(places.unit, by=cast["chief"], **VALUES | {"course_days": 1})

    assert rules_at(places.team).node == places.unit
    assert rules_at(places.unit).course_days == 1
    assert rules_at(places.municipality).course_days == 3
    assert rules_above(places.unit).node == places.municipality
    assert rules_at(places.other_unit).pk is None


def test_nobody_overwrites_what_they_have_not_seen(places, cast):
    set_plan_rules(places.unit, by=cast["chief"], revision=0, **VALUES)

    with pytest.raises(StaleEdit):
        set_plan_rules(places.unit, by=cast["deputy"], revision=0, **VALUES | {"forms": 3})

    assert PlanRules.objects.get().forms == 2


def test_following_the_place_above_again(places, cast):
    set_plan_rules(places.municipality, by=cast["administrator"], **VALUES)
    set_plan_rules(places.unit, by=cast["chief"], **VALUES)

    follow_place_above(places.unit, by=cast["chief"])
    follow_place_above(places.unit, by=cast["chief"])

    assert rules_at(places.team).node == places.municipality
    assert list(Event.objects.filter(verb="programs.plan_rules_dropped").values_list("by", flat=True)) == [
        cast["chief"].pk
    ]


def test_saving_the_same_again_is_no_change(places, cast):
    first = set_plan_rules(places.unit, by=cast["chief"], **VALUES)

    second = set_plan_rules(places.unit, by=cast["chief"], **VALUES)

    assert (first.revision, second.revision) == (1, 1)
    assert Event.objects.filter(verb="programs.plan_rules_set").count() == 1


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("newcomer", 404),
        ("mentor", 404),
        ("chief", 302),
        ("deputy", 404),
        ("coordinator", 403),
        ("administrator", 302),
        ("stranger", 404),
    ],
)
def test_plan_rules_by_role(client, cast, places, part, status):
    client.force_login(cast[part])

    response = client.post(url(places.unit), posted())

    assert response.status_code == status
    assert PlanRules.objects.filter(node=places.unit, **VALUES).exists() == (status == 302)


def test_the_page_shows_where_the_rules_come_from(login, places, cast):
    set_plan_rules(places.municipality, by=cast["administrator"], **VALUES)

    inherited = login("chief", url(places.unit))
    set_plan_rules(places.unit, by=cast["chief"], **VALUES | {"course_days": 1})
    own = login("chief", url(places.unit))

    assert (inherited.context["is_own"], own.context["is_own"]) == (False, True)
    assert inherited.context["form"]["course_days"].value() == 3
    assert own.context["above"].node == places.municipality
    assert 'name="follow"' not in inherited.text
    assert 'name="follow"' in own.text


def test_a_stale_form_keeps_what_was_typed(client, cast, places):
    set_plan_rules(places.unit, by=cast["deputy"], **VALUES)
    client.force_login(cast["chief"])

    response = client.post(url(places.unit), posted(course_days="9"))

    assert response.status_code == 409
    assert response.context["form"]["course_days"].value() == "9"
    assert PlanRules.objects.get().course_days == 3


@pytest.mark.parametrize("wrong", [{"forms": "0"}, {"course_days": "-1"}, {"course_days": ""}, {"forms": "999"}])
def test_what_is_impossible_is_asked_again(client, cast, places, wrong):
    client.force_login(cast["chief"])

    assert client.post(url(places.unit), posted(**wrong)).status_code == 422
    assert not PlanRules.objects.exists()


def test_following_from_the_page(client, cast, places):
    set_plan_rules(places.unit, by=cast["chief"], **VALUES)
    client.force_login(cast["chief"])

    assert client.post(url(places.unit), {"follow": "1"}).status_code == 302
    assert not PlanRules.objects.exists()


def test_the_list_of_places_leads_there(login, places):
    assert url(places.unit) in login("chief", reverse("accounts:node_list")).text
    assert url(places.unit) not in login("coordinator", reverse("accounts:node_list")).text
