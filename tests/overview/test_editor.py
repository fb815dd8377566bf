"""A draft as its page shows it, and what is saved, moved and published there."""

import pytest
from django.urls import reverse

from programs.documents import own
from programs.documents_rows import row_at
from programs.models import Version
from programs.services import change_content, next_draft
from tests.overview.editing import typed


@pytest.fixture
def draft(version, cast):
    return next_draft(version.program, by=cast["coordinator"])


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast["coordinator"])
    return client


@pytest.fixture
def url(draft):
    def to(name="version_edit", place="", query=""):
        args = [draft.pk, place] if place else [draft.pk]
        return reverse(f"overview:{name}", args=args) + query

    return to


def content(draft):
    return own(Version.objects.get(pk=draft.pk))


def shown(response):
    """What the browser would post of the page of a draft as it stands."""
    forms = [*response.context["page"].forms, response.context["note"]]
    return {name: value for form in forms for name, value in typed(form).items()}


def test_page_shows_everything_that_the_draft_says(coordinator, url):
    page = coordinator.get(url())

    assert page.status_code == 200
    assert "Utkast 2" in page.text
    assert "16 möten på 26 veckor." in page.text


def test_what_is_typed_on_the_page_is_saved(coordinator, url, draft):
    found = shown(coordinator.get(url()))

    answer = coordinator.post(url(), found | {"phases-land-name": "Komma in", "phases-land-last": 5})

    assert answer.status_code == 302, answer.context["faulty"][0].errors
    row = row_at(content(draft), ("phases", "land"))
    assert (row["name"]["sv"], row["length"]) == ("Komma in", "5w")


def test_nobody_who_saves_nothing_changes_anything(coordinator, url, draft):
    before = content(draft)

    coordinator.post(url(), shown(coordinator.get(url())))

    assert content(draft) == before


def test_two_who_type_in_different_rows_both_get_their_way(coordinator, url, draft):
    found = shown(coordinator.get(url()))

    answers = [
        coordinator.post(url(), found | {"phases-land-name": "Komma in"}),
        coordinator.post(url(), found | {"phases-learn-name": "Öva"}),
    ]

    assert [answer.status_code for answer in answers] == [302, 302]
    phases = [row["name"]["sv"] for row in content(draft)["phases"]]
    assert {"Komma in", "Öva"} <= set(phases)


def test_two_who_type_in_the_same_row_are_told(coordinator, url, draft):
    found = shown(coordinator.get(url()))
    coordinator.post(url(), found | {"phases-land-last": 6})

    late = coordinator.post(url(), found | {"phases-land-last": 8, "phases-learn-last": 12})

    assert late.status_code == 409
    assert "Någon annan har under tiden ändrat det här till: vecka 1 till 6." in late.text
    assert late.context["page"].phases[1][0].form["last"].value() == "8"
    assert row_at(content(draft), ("phases", "learn"))["length"] == "11w"
    assert coordinator.post(url(), found | shown(late)).status_code == 302
    assert row_at(content(draft), ("phases", "land"))["length"] == "8w"


def test_a_rhythm_gets_one_more_step(coordinator, url, draft):
    found = shown(coordinator.get(url()))
    way = coordinator.post(url(), found | {"more": "chief-mentor"}).url
    roomy = shown(coordinator.get(way))

    coordinator.post(url(), roomy | {"meetings-chief-mentor-until-0": 12, "meetings-chief-mentor-until-0_unit": "w"}
                     | {"meetings-chief-mentor-every-1": "1m"})  # fmt: skip

    stages = row_at(content(draft), ("meetings", "chief-mentor"))["cadence"]
    assert stages == [{"every": "2w", "until": "12w"}, {"every": "1m"}]


def row_form(client, address):
    return typed(client.get(address).context["form"])


def test_a_row_that_somebody_else_saved_is_told_and_kept(coordinator, url, draft):
    address = url("row_edit", "themes/receiving-information")
    found = row_form(coordinator, address)
    coordinator.post(address, found | {"name": "Den första sparade"})

    late = coordinator.post(address, found | {"name": "Jag skrev det här"})

    assert late.status_code == 409
    assert "Jag skrev det här" in late.text
    assert "Den första sparade" in late.text
    assert "Birgitta Sjöhed sparade" in late.text
    assert coordinator.post(address, typed(late.context["form"])).status_code == 302
    assert row_at(content(draft), ("themes", "receiving-information"))["name"]["sv"] == "Jag skrev det här"


def test_a_row_that_somebody_took_away_is_told_and_kept(coordinator, url, draft, cast):
    address = url("row_edit", "questionnaires/individual/sections/what-we-did/questions/own-contribution")
    found = row_form(coordinator, address)
    gone = {"questions": []}
    change_content(draft, lambda row: row["questionnaires"][0]["sections"][1].update(gone), by=cast["coordinator"])

    late = coordinator.post(address, found | {"text": "Vad gjorde du?"})

    assert late.status_code == 409
    assert "Vad gjorde du?" in late.text


def test_a_double_click_makes_one_row(coordinator, url, draft):
    address = url("row_add", "areas")
    found = row_form(coordinator, address) | {"name": "Ny kunskap"}

    answers = [coordinator.post(address, found) for _ in range(2)]

    assert [answer.url for answer in answers] == [f"{url()}#areas"] * 2
    assert [row["key"] for row in content(draft)["areas"]].count("ny-kunskap") == 1


def test_one_more_line_keeps_what_was_typed(coordinator, url, draft):
    address = url("row_edit", "meetings/mentor")
    found = row_form(coordinator, address)

    page = coordinator.post(address, found | {"name": "Jag håller på", "more": "agenda"})

    assert page.status_code == 200
    assert "Jag håller på" in page.text
    assert page.context["form"]["agenda-count"].value() == found["agenda-count"] + 1
    assert row_at(content(draft), ("meetings", "mentor"))["name"]["sv"] != "Jag håller på"


def test_the_key_of_a_published_row_cannot_be_changed(coordinator, url, draft):
    address = url("row_edit", "themes/receiving-information")

    coordinator.post(address, row_form(coordinator, address) | {"key": "another"})

    assert row_at(content(draft), ("themes", "receiving-information"))


def test_a_personal_identity_number_stops_the_save(coordinator, url, draft):
    address = url("row_edit", "themes/receiving-information")
    found = row_form(coordinator, address) | {"summary": "Ring 19811218-9876"}

    page = coordinator.post(address, found)

    assert page.status_code == 422
    assert "19811218-9876" in page.text
    assert coordinator.post(address, found | {"not_a_number": "on"}).status_code == 302


def test_a_row_that_others_name_is_not_taken_away(coordinator, url, draft):
    address = url("row_remove", "themes/receiving-information")
    seen = coordinator.get(address).context["seen"]

    page = coordinator.post(address, {"seen": seen})

    assert page.status_code == 409
    assert url("row_edit", "sessions/group/sessions/incoming-information") in page.text


def test_what_was_taken_away_is_offered_back_and_comes_back(coordinator, url, draft):
    key = content(draft)["evaluations"][0]["key"]
    address = url("row_remove", f"evaluations/{key}")
    coordinator.post(address, {"seen": coordinator.get(address).context["seen"]})
    back = url("row_take_back", f"evaluations/{key}")
    assert f'action="{back}"' in coordinator.get(url()).text

    coordinator.post(back)

    assert content(draft)["evaluations"][0]["key"] == key


def test_a_move_is_announced_and_focus_stays(coordinator, url, draft):
    page = coordinator.get(url(query="?theme=receiving-information")).context["page"]
    first, second = page.moves[:2]
    posted = {"order": page.order, "move": f"after:{second}"}

    answer = coordinator.post(url("row_move", f"items/{first}"), posted, headers={"HX-Request": "true"})

    assert answer.context["page"].moves[:2] == [second, first]
    assert "är nu nummer 2 av" in answer.text
    assert f'id="down-{first}"' in answer.text


def test_a_move_on_top_of_another_is_told(coordinator, url, draft):
    page = coordinator.get(url(query="?theme=receiving-information")).context["page"]
    first, second = page.moves[:2]
    posted = {"order": page.order, "move": f"after:{second}"}
    coordinator.post(url("row_move", f"items/{first}"), posted)

    late = coordinator.post(url("row_move", f"items/{first}"), posted, follow=True)

    assert "Någon annan har under tiden ändrat ordningen" in late.text


def test_all_weeks_of_a_theme_are_moved(coordinator, url, draft):
    address = url("weeks_edit", query="?theme=receiving-information")
    before = {row["key"]: row["weeks"] for row in content(draft)["items"] if row["theme"] == "receiving-information"}

    coordinator.post(address, row_form(coordinator, address) | {"by": 2})

    after = {row["key"]: row["weeks"] for row in content(draft)["items"] if row["key"] in before}
    assert after == {key: [first + 2, last + 2] for key, (first, last) in before.items()}


def test_what_has_to_be_mended_is_told_with_the_way_to_it(coordinator, url, draft, cast):
    change_content(draft, lambda document: document["items"][0].update(theme="gone"), by=cast["coordinator"])

    page = coordinator.get(url())

    key = content(draft)["items"][0]["key"]
    assert "Att rätta innan det publiceras" in page.text
    assert url("row_edit", f"items/{key}") in page.text
    assert "Rätta först" in page.text
    assert coordinator.get(url("version_try")).url == f"{url()}#problems"
    refused = coordinator.post(url(), shown(page) | {"publish": "1"})
    assert refused.url == f"{url()}#problems"
    assert not Version.objects.get(pk=draft.pk).is_published


def test_published_with_a_note(coordinator, url, draft):
    page = coordinator.get(url())

    coordinator.post(url(), shown(page) | {"note-sv": "Säkerheten först.", "publish": "1"})

    published = Version.objects.get(pk=draft.pk)
    assert (published.state, published.note["sv"]) == ("published", "Säkerheten först.")


def test_tried_as_a_newcomer_and_nothing_is_stored(coordinator, url, draft):
    before = content(draft)

    page = coordinator.get(url("version_try", query="?category=new-graduate&start_on=2027-01-11"))

    assert page.status_code == 200
    assert "måndag 11 januari 2027" in page.text
    assert page.context["themes"]
    assert not draft.introductions.exists()
    assert content(draft) == before


def test_the_page_asks_as_often_whatever_the_draft_holds(cost, url, draft, cast):
    before = cost("coordinator", url())
    many = [{"key": f"more-{number}", "name": {"sv": "Mer"}} for number in range(30)]
    change_content(draft, lambda document: document["areas"].extend(many), by=cast["coordinator"])

    assert (before, cost("coordinator", url())) == (10, 10)
