import re

import pytest
from django.conf import settings
from django.contrib.messages import constants
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from accounts.models import Person, Role
from intro_portal.navigation import NAVIGATION, ROLES, Site

SWEDISH = {"Accept-Language": "sv"}
ENGLISH = {"Accept-Language": "en"}


def site_of(person, path="/", **session):
    request = RequestFactory().get(path)
    request.user, request.session = Person.objects.get(pk=person.pk), session
    return Site(request)


def test_door_has_no_navigation_and_offers_the_other_language(client, db):
    page = client.get(reverse("account_login"), headers=SWEDISH).content.decode()

    assert '<html lang="sv"' in page
    assert 'id="menu"' not in page
    assert 'name="language" value="en" lang="en">In English' in page


def test_every_page_has_skip_link_main_and_live_regions(client, db):
    page = client.get(reverse("accessibility"), headers=SWEDISH).content.decode()

    assert '<a class="ds-skip-link" href="#content">Hoppa till innehållet</a>' in page
    assert '<main id="content"' in page
    assert page.count('role="status"') == 2
    assert len(re.findall("<h1", page)) == 1


@pytest.mark.parametrize("path", ["accessibility", "account_login", "account_reset_password"])
def test_page_has_no_inline_style_and_no_inline_script(client, db, path):
    page = client.get(reverse(path)).content.decode()

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*src=)", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!www\.digg\.se)', page) == []


@pytest.mark.parametrize(
    ("part", "labels"),
    [
        ("newcomer", ["Min introduktion", "Checklista", "Plan", "Möten"]),
        ("mentor", ["Mina nya kollegor", "Min vecka", "Gruppträffar", "Program"]),
        ("chief", ["Introduktioner", "Min vecka", "Mentorer", "Personer", "Program"]),
        ("coordinator", ["FoU Ekbygden", "Program", "Grupper och kurser", "Utvärderingar", "Enkäter"]),
        ("administrator", ["Personer", "Organisation", "Utskick"]),
    ],
)
def test_navigation_follows_the_role(cast, introduction, part, labels):
    assert [str(link.label) for link in site_of(cast[part]).links()] == labels


def test_navigation_of_a_newcomer_without_introduction_leaves_out_what_belongs_to_one(cast):
    assert [str(link.label) for link in site_of(cast["second_newcomer"]).links()] == ["Min introduktion", "Möten"]


def test_navigation_marks_the_most_particular_page(cast, introduction):
    path = reverse("checklists:checklist", args=[introduction.pk])

    links = site_of(cast["newcomer"], path).links()

    assert [link.url for link in links if link.is_here] == [path]


@pytest.mark.parametrize(("path", "marked"), [("/", True), ("/introductions/7/", True), ("/accessibility/", False)])
def test_page_about_somebody_belongs_to_the_first_page(cast, path, marked):
    first = site_of(cast["chief"], path).links()[0]

    assert first.is_here is marked


@pytest.mark.parametrize("path", ["/surveys/", "/questionnaires/7/", "/improvements/"])
def test_what_is_asked_and_what_came_of_it_belong_to_the_surveys(cast, path):
    links = site_of(cast["coordinator"], path).links()

    assert [link.url for link in links if link.is_here] == [reverse("surveys:survey_list")]


def test_role_can_be_chosen_by_whoever_has_several(cast, places):
    second = Role.objects.create(person=cast["chief"], node=places.unit, kind="mentor", from_on="2020-01-01")

    roles = site_of(cast["chief"], role=second.pk).roles()

    assert [(str(name), choice.is_active) for name, choice in roles] == [("Mentor", True), ("Enhetschef", False)]
    assert site_of(cast["mentor"]).roles() == []


def test_mentor_with_an_introduction_of_the_own_can_work_as_newcomer(cast, version, places):
    from tests.cast import build_introduction

    build_introduction(version, cast["mentor"], places.other_unit)

    roles = site_of(cast["mentor"], role="newcomer").roles()

    assert [(choice.value, choice.is_active) for _name, choice in roles][0] == ("newcomer", True)


def test_fragment_asks_the_database_for_nothing(cast, django_assert_num_queries):
    site = site_of(cast["chief"])

    with django_assert_num_queries(0):
        assert site is not None


def test_full_header_takes_two_queries(cast, introduction, django_assert_num_queries):
    site = site_of(cast["newcomer"])

    with django_assert_num_queries(2):
        assert site.node_name == "Barn 1"
        assert len(site.links()) == 4
        assert site.roles() == []


def test_every_role_has_a_name_and_a_navigation():
    from accounts.roles import LANDING

    assert set(LANDING) <= set(ROLES)
    assert set(LANDING.values()) | {"newcomer"} == set(NAVIGATION)


@pytest.mark.parametrize("template", ["404.html", "403.html", "403_csrf.html", "429.html"])
def test_error_page_says_what_to_do(rf, template):
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/somewhere/")
    request.user = AnonymousUser()

    page = render_to_string(template, request=request)

    assert '<div class="lead">' in page
    assert 'href="/"' in page


def test_error_page_of_last_resort_needs_nothing_at_all():
    page = render_to_string("500.html")

    assert "Något gick fel hos oss" in page
    assert page.startswith("<!doctype html>")


def test_page_that_is_missing_is_told_to_whoever_is_not_signed_in(client, db):
    response = client.get("/no/such/page/", headers=SWEDISH)

    assert response.status_code == 404
    assert "Sidan finns inte här" in response.content.decode()


def test_message_has_an_icon_and_a_level():
    from django.contrib.messages.storage.base import Message

    page = render_to_string(
        "_messages.html", {"messages": [Message(constants.SUCCESS, "Sparat"), Message(constants.ERROR, "Ej")]}
    )

    assert 'class="message is-success"' in page
    assert 'class="message is-error"' in page


def test_language_of_a_visitor_is_kept_in_a_cookie(client, db):
    response = client.post(
        reverse("set_language"), {"language": "en", "next": reverse("accessibility")}, headers=SWEDISH
    )

    assert response.url == reverse("accessibility")
    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_language_of_a_person_is_kept_in_the_profile(client, cast):
    client.force_login(cast["newcomer"])

    client.post(reverse("set_language"), {"language": "en", "next": reverse("accessibility")})

    cast["newcomer"].refresh_from_db()
    assert cast["newcomer"].language == "en"
    assert '<html lang="en"' in client.get(reverse("accessibility"), headers=SWEDISH).content.decode()


@pytest.mark.parametrize("language", ["", "de", "sv'--"])
def test_language_that_does_not_exist_changes_nothing(client, cast, language):
    client.force_login(cast["newcomer"])

    client.post(reverse("set_language"), {"language": language})

    cast["newcomer"].refresh_from_db()
    assert cast["newcomer"].language == "sv"


def test_language_is_not_changed_by_a_link(client, cast):
    client.force_login(cast["newcomer"])

    assert client.get(reverse("set_language"), {"language": "en"}).status_code == 405


def test_language_choice_leads_to_no_other_site(client, db):
    response = client.post(reverse("set_language"), {"language": "en", "next": "https://example.com/"})

    assert response.url == "/"
