"""What differs between versions, and a newer one offered to introductions under way."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.services import set_level
from programs.models import Adoption, Introduction
from programs.services import adopt, next_draft
from tests.overview.conftest import more_newcomers
from tests.revising import revised

ROLES = ["newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "stranger"]


@pytest.fixture
def newer(introduction, version, cast):
    return revised(version.program, cast)


@pytest.fixture
def offer_url(introduction):
    return reverse("overview:introduction_offer", args=[introduction.pk])


@pytest.fixture
def decide_url(introduction):
    return reverse("overview:offer_decide", args=[introduction.pk])


@pytest.fixture
def statuses(login):
    return lambda url: [login(part, url).status_code for part in ROLES]


@pytest.fixture
def answer(client, cast, introduction, newer, offer_url, decide_url):
    """Post what the chief decides about the lines on the page."""
    client.force_login(cast["chief"])
    page = client.get(offer_url)
    names = [row.line.name for _name, _heading, rows in page.context["groups"] for row in rows]

    def post(decision, without=(), **changes):
        lines = [name for name in names if name not in without]
        data = {"version": newer.pk, "revision": introduction.revision, "decision": decision}
        return client.post(decide_url, data | {"shown": names, "line": lines} | changes)

    return post


def test_differences_are_read_by_whoever_sees_the_programme(newer, statuses):
    url = reverse("overview:version_differences", args=[newer.pk])

    assert statuses(url) == [404, 200, 200, 200, 200, 200, 200, 200]


def test_differences_page_tells_what_and_how_many_follow_what(newer, version, login):
    text = login("coordinator", reverse("overview:version_differences", args=[newer.pk])).text

    assert "Version 2 jämfört med 1" in text
    assert "Ta emot oro</strong>: från ungefär vecka" in text
    assert "1 introduktion erbjuds version 2" in text
    assert login("mentor", reverse("overview:version_differences", args=[newer.pk])).text.count("erbjuds") == 0


def test_differences_from_another_version(newer, version, login):
    url = reverse("overview:version_differences", args=[version.pk])

    assert "Version 1 jämfört med 2" in login("mentor", f"{url}?from={newer.pk}").text
    assert "ingenting att jämföra" in login("mentor", url).text
    assert [login("mentor", f"{url}?from={what}").status_code for what in ("x", "99999", version.pk)] == [404] * 3


def test_a_draft_is_compared_with_the_newest_published(version, cast, login):
    draft = next_draft(version.program, by=cast["coordinator"])

    page = login("coordinator", reverse("overview:version_differences", args=[draft.pk]))

    assert page.context["before"] == version
    assert "Inget skiljer sig" in page.text


def test_offer_is_read_by_those_it_concerns_and_not_by_who_only_sees_plans(newer, offer_url, statuses):
    assert statuses(offer_url) == [200, 200, 200, 200, 403, 403, 404, 404]


def test_only_who_leads_decides(newer, decide_url, client, cast, introduction):
    data = {"version": newer.pk, "revision": introduction.revision, "decision": "stay"}
    found = []
    for part in ROLES:
        Adoption.objects.all().delete()
        client.force_login(cast[part])
        found.append(client.post(decide_url, data).status_code)

    assert found == [403, 403, 302, 302, 403, 403, 404, 404]


def test_offer_page_tells_before_and_after_of_every_line(newer, offer_url, login):
    text = login("chief", offer_url).text

    for heading in ("Läggs till", "Ändras", "Tas bort"):
        assert heading in text
    assert "från 24 aug.–27 sep. till 21 sep.–11 okt." in text
    assert "mån 5 okt. kl. 13.00–13.45" in text
    assert "Väntar på en grupp: Etik" in text
    assert "Behåll version 1" in text
    assert "Ta över det valda" not in login("mentor", offer_url).text


def test_chief_takes_over_the_chosen_lines(answer, introduction, newer):
    response = answer("adopt", without=["withdrawn.checklists.unwritten-rules", "added.mentoring.circle"])

    assert response.status_code == 302
    after = Introduction.objects.get(pk=introduction.pk)
    assert after.version == newer
    assert after.items.get(key="unwritten-rules").is_open
    assert after.items.get(key="bring-a-task").is_open
    assert not after.meetings.filter(series__key="circle").exists()
    assert after.adoptions.get().state == "partly"


def test_staying_twice_is_one_decision(answer, introduction, version):
    assert [answer("stay").status_code, answer("stay").status_code] == [302, 302]

    assert Introduction.objects.get(pk=introduction.pk).version == version
    assert Adoption.objects.get().state == "stayed"


def test_an_introduction_that_changed_meanwhile_is_shown_again(answer, introduction):
    Introduction.objects.filter(pk=introduction.pk).update(revision=introduction.revision + 1)

    response = answer("adopt", without=["added.mentoring.circle"])

    assert response.status_code == 409
    assert "Något har ändrats" in response.text
    told = {row.line.name: row.is_on for _name, _heading, rows in response.context["groups"] for row in rows}
    assert [name for name, is_on in told.items() if not is_on] == ["added.mentoring.circle"]
    assert not Adoption.objects.exists()


def test_a_newer_version_meanwhile_is_shown_instead(answer, version, cast, client):
    third = revised(version.program, cast, lambda document: document["program"].update(summary={"sv": "Nytt"}))

    response = answer("adopt")

    assert (response.status_code, response.context["offer"].version) == (409, third)


def test_what_somebody_did_meanwhile_is_no_reason_to_ask_again(answer, introduction, cast):
    set_level(introduction.items.get(key="unwritten-rules"), 1, by=cast["newcomer"])

    assert answer("adopt").status_code == 302
    assert introduction.items.get(key="unwritten-rules").is_open


def test_a_form_that_says_nothing_is_refused(answer):
    assert answer("perhaps").status_code == 422


def test_the_chief_has_one_line_for_each_version(introduction, version, cast, places, login):
    more_newcomers(cast, places, version, 3)
    newer = revised(version.program, cast)

    text = login("chief", "/?needs=all").text

    assert text.count("är nu i version 2") == 1
    assert "4 introduktioner kan ta över den" in text
    assert f'href="/programs/versions/{newer.pk}/offers/"' in text


def test_several_are_taken_over_at_once(introduction, version, cast, places, client, login):
    more_newcomers(cast, places, version, 2)
    newer = revised(version.program, cast)
    url = reverse("overview:offer_list", args=[newer.pk])
    rows = login("chief", url).context["introductions"]
    chosen = [f"{row.pk}-{row.revision}" for row in rows[:2]]

    assert client.post(url, {"introduction": chosen}).status_code == 302
    assert client.post(url, {"introduction": chosen}).status_code == 302

    assert Introduction.objects.filter(version=newer).count() == Adoption.objects.count() == 2
    assert [client.post(url, data).status_code for data in ({}, {"introduction": "x"})] == [422, 422]
    assert [row.pk for row in client.get(url).context["introductions"]] == [rows[2].pk]


def test_offers_are_listed_for_those_who_lead(newer, statuses):
    assert statuses(reverse("overview:offer_list", args=[newer.pk])) == [404, 403, 200, 200, 403, 403, 403, 200]


def test_a_stranger_sees_no_introduction_in_the_list(newer, login):
    assert login("stranger", reverse("overview:offer_list", args=[newer.pk])).context["introductions"] == []


def test_the_newcomer_is_told_for_two_weeks(introduction, newer, cast, login, offer_url):
    assert "Ditt program har ändrats" not in login("newcomer", "/").text
    adopt(introduction, newer, by=cast["chief"], declined=[("checklists", "bring-a-task", "1")])

    assert f'href="{offer_url}"' in login("newcomer", "/").text
    text = login("newcomer", offer_url).text
    assert "Ta emot oro" in text
    assert "Ta med" not in text
    Adoption.objects.update(decided_at=timezone.now() - timedelta(days=15))
    assert "Ditt program har ändrats" not in login("newcomer", "/").text


def test_pages_of_what_was_kept_work(introduction, newer, cast, login):
    """An item and a series that only the former version has, in every page of the introduction and in the PDF."""
    kept = [("checklists", "unwritten-rules", "1")]
    kept += [("mentoring", "joint", slot) for slot in introduction.meetings.values_list("slot", flat=True)]
    adopt(introduction, newer, by=cast["chief"], declined=kept)
    item = introduction.items.get(key="unwritten-rules")

    pages = {
        name: login("chief", reverse(name, args=[introduction.pk]))
        for name in ("overview:introduction", "overview:introduction_plan", "overview:plan_pdf", "checklists:checklist")
    }

    assert [page.status_code for page in pages.values()] == [200] * 4
    assert str(item) in login("chief", reverse("checklists:checklist", args=[introduction.pk]) + "?show=all").text
    assert login("newcomer", item.get_absolute_url()).status_code == 200
    assert login("newcomer", "/").status_code == 200
    line = pages["overview:introduction"].context["timeline"].line
    assert "joint" in [thread.kind for thread in line.threads]


def test_queries_do_not_grow_with_the_introductions(introduction, version, cast, places, cost):
    newer = revised(version.program, cast)
    url = reverse("overview:offer_list", args=[newer.pk])
    one = cost("chief", url)
    more_newcomers(cast, places, version, 5)

    assert cost("chief", url) == one


def without_theme(document):
    """A theme that no session touches goes, with its items and whatever waits for them."""
    touched = {session["theme"] for series in document["sessions"] for session in series["sessions"]}
    learnt = {item["theme"] for item in document["items"] if item["kind"] != "prepared" and not item.get("categories")}
    gone = next(theme["key"] for theme in document["themes"] if theme["key"] in learnt - touched)
    items = {item["key"] for item in document["items"] if item["theme"] == gone}
    document["themes"] = [theme for theme in document["themes"] if theme["key"] != gone]
    document["items"] = [item for item in document["items"] if item["key"] not in items]
    for item in document["items"]:
        item["after"] = [key for key in item.get("after", []) if key not in items]


def test_pages_work_with_a_theme_that_only_an_older_version_has(introduction, version, cast, login):
    newer = revised(version.program, cast, without_theme)
    gone = set(version.themes.values_list("key", flat=True)) - set(newer.themes.values_list("key", flat=True))
    kept = introduction.items.filter(theme__key__in=gone, left_out_because="")
    places = [("checklists", item.key, "1") for item in kept]
    adopt(introduction, newer, by=cast["chief"], declined=places)

    checklist = login("mentor", reverse("checklists:checklist", args=[introduction.pk]) + "?show=all").text

    assert kept.count() == len(places) > 0
    assert all(str(item) in checklist for item in kept.select_related("template"))
    assert str(kept.first().theme) in checklist
    pages = [("newcomer", "/"), ("mentor", "/"), ("chief", introduction.get_absolute_url())]
    pages += [("newcomer", reverse("overview:plan_pdf", args=[introduction.pk]))]
    assert [login(part, url).status_code for part, url in pages] == [200] * 4
