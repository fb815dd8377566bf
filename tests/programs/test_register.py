from accounts import history
from accounts.services.nodes import obstacles_to_closing
from programs.register import introductions_at
from programs.services import complete_introduction


def test_an_introduction_keeps_its_node_open_until_it_is_done(introduction, cast, places):
    assert introductions_at(places.team) in obstacles_to_closing(places.team)
    assert introductions_at(places.unit) == ""

    complete_introduction(introduction, by=cast["chief"])

    assert introductions_at(places.team) == ""


def test_the_register_extract_holds_the_own_introduction(introduction, cast):
    [own] = history.extract(cast["newcomer"])["introductions"]

    assert (own["experience"], own["start_on"]) == ("graduate", introduction.start_on)
    assert history.extract(cast["mentor"])["introductions"] == []
