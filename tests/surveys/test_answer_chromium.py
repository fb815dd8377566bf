"""Answering in a real browser: nothing is lost when it is killed, and no pointer is needed."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from surveys.links import token_of
from surveys.models import Asked
from surveys.services.answering import Page, drafted, save_draft
from tests.browser import ORIGIN, Window, beside, chromium
from tests.questionnaires.sheet import ANSWERS, DOCUMENT
from tests.surveys.rounds import opened, published

pytestmark = pytest.mark.browser
WORDS = " ".join(f"ord{number}" for number in range(400))


@pytest.fixture
def edition(places, cast):
    return published(places.region, cast["coordinator"], DOCUMENT)


@pytest.fixture
def desk(client, cast, survey, named_survey):
    """The newcomer's browser, and a way to the database while it is open."""
    client.force_login(cast["newcomer"])
    with beside() as call, chromium() as browser:
        yield browser, call, client


def window_of(desk, **more):
    browser, call, client = desk
    return Window(browser, call, client, **more)


def address(survey, step="answer"):
    return reverse(f"surveys:survey_{step}", args=[survey.pk])


def own(survey, cast):
    return Asked.objects.to_visit().get(survey=survey, person=cast["newcomer"])


def fill(page):
    """Every kind of question, as somebody fills them in who has a pointer."""
    page.get_by_role("group", name="Jag har fått hjälp.").get_by_label("4", exact=True).check()
    page.get_by_role("group", name="Har du en mentor?").get_by_label("Ja").check()
    page.get_by_label("Hur ofta har ni setts?").fill("6")
    lacks = page.get_by_role("group", name="Vad saknas?")
    lacks.get_by_label("Tid").check()
    lacks.get_by_label("Annat", exact=True).check()
    lacks.get_by_label("Med egna ord").fill("En plats att sitta")
    first = page.get_by_role("group", name="Vad är viktigast?")
    first.get_by_label("Lön").select_option("1")
    first.get_by_label("Tid").select_option("2")
    page.get_by_label("Något mer?").fill("Mer tid.")


@pytest.mark.parametrize("fixture", ["survey", "named_survey"])
def test_a_browser_killed_in_the_middle_of_a_long_form_loses_nothing(request, desk, cast, fixture):
    survey = request.getfixturevalue(fixture)
    window = window_of(desk)
    window.open(address(survey))
    fill(window.page)
    window.page.get_by_label("Något mer?").fill(WORDS)
    window.page.get_by_text("Utkast sparat kl.").wait_for()
    window.page.close(run_before_unload=False)
    window.close()

    again = window_of(desk)
    again.open(address(survey))

    page = again.page
    assert page.get_by_label("Något mer?").input_value() == WORDS
    assert page.get_by_role("group", name="Jag har fått hjälp.").get_by_label("4", exact=True).is_checked()
    assert page.locator("[name='q-first:pay']").input_value() == "1"
    assert page.locator("[name='q-lacks.other']").input_value() == "En plats att sitta"
    page.get_by_role("button", name="Granska och skicka").click()
    page.wait_for_url(ORIGIN + address(survey, "review"))
    page.get_by_role("button", name="Skicka in").click()
    page.get_by_role("heading", name="Dina svar är inskickade").wait_for()


def test_what_is_not_asked_folds_away_and_comes_back_with_what_was_typed(desk, survey):
    window = window_of(desk)
    window.open(address(survey))
    page = window.page
    mentor, why = page.get_by_role("group", name="Har du en mentor?"), page.get_by_label("Varför inte?")
    assert not why.is_visible()

    mentor.get_by_label("Nej").check()
    why.fill("Ingen har frågat")
    mentor.get_by_label("Ja").check()
    assert not why.is_visible()
    assert page.get_by_label("Hur ofta har ni setts?").is_visible()
    mentor.get_by_label("Nej").check()

    assert why.input_value() == "Ingen har frågat"
    assert page.locator(".toc a").first.inner_text().split("\n")[-1].endswith("2 av 3")


def test_an_answer_can_be_taken_back(desk, survey, cast):
    window = window_of(desk)
    window.open(address(survey))
    group = window.page.get_by_role("group", name="Har du en mentor?")
    assert not group.get_by_label("Inget svar").is_visible()

    group.get_by_label("Ja").check()
    group.get_by_label("Inget svar").check()

    assert not group.get_by_label("Ja").is_checked()
    window.page.get_by_text("Utkast sparat kl.").wait_for()


def test_a_place_is_given_to_one_and_no_more_are_chosen_than_may_be(desk, survey):
    window = window_of(desk)
    window.open(address(survey))
    page = window.page
    first = page.get_by_role("group", name="Vad är viktigast?")
    first.get_by_label("Lön").select_option("1")
    first.get_by_label("Tid").select_option("2")
    first.get_by_label("Tid").select_option("1")
    page.locator("#announcer", has_text="Lön har nu plats 2.").wait_for(state="attached")
    lacks = page.get_by_role("group", name="Vad saknas?")
    for name in ("Tid", "Stöd", "Lön"):
        lacks.get_by_label(name).click()

    assert (first.get_by_label("Tid").input_value(), first.get_by_label("Lön").input_value()) == ("1", "2")
    assert [lacks.get_by_label(name).is_checked() for name in ("Tid", "Stöd", "Lön")] == [True, True, False]
    page.locator("#announcer", has_text="Välj högst 2.").wait_for(state="attached")


def test_a_keyboard_is_enough(desk, named_survey, cast):
    browser, call, client = desk
    window = window_of(desk)
    window.open(address(named_survey))
    keys = window.page.keyboard
    window.page.locator("[name='q-help']").first.focus()
    for key in ("Space", "ArrowRight", "ArrowRight", "Tab", "Space", "Tab"):  # the third step; yes
        keys.press(key)
    keys.type("6")
    for key in ("Tab", "Space", "Tab", "Tab", "Tab", "Tab"):  # time; past the others to the ranking
        keys.press(key)
    keys.press("ArrowDown")
    window.page.get_by_text("Utkast sparat kl.").wait_for()

    answers = call(lambda: drafted(own(named_survey, cast))[0])
    assert answers == {"help": "3", "mentor": "yes", "met": 6, "lacks": ["time"], "first": ["time"]}


def test_everything_can_be_answered_without_a_script(desk, named_survey, cast):
    browser, call, client = desk
    window = window_of(desk)
    window.context = browser.new_context(java_script_enabled=False)
    window.context.route("**/*", window._answer)
    window.page = window.context.new_page()
    window.open(address(named_survey))
    assert window.page.get_by_text("Svara om du valde ”Nej” på fråga 2.").is_visible()

    fill(window.page)
    window.page.get_by_role("button", name="Granska och skicka").click()

    assert call(lambda: drafted(own(named_survey, cast))[0]) == ANSWERS


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_the_pages_are_for_everybody(desk, survey, cast, places, edition, width, scheme):
    browser, call, client = desk
    audience = {"who": "addresses", "addresses": ["one@example.com"]}
    outside = call(lambda: opened(places.municipality, edition, cast["coordinator"], audience=audience).asked.get())
    call(lambda: save_draft(own(survey, cast), ANSWERS | {"mentor": "no", "why-not": "Nej"}, Page(token="t")))
    window = window_of(desk, width=width, scheme=scheme)
    client.cookies[f"survey-{survey.pk}"] = "t"
    by_link = reverse("surveys:outside_answer", args=[token_of(outside)])

    for path in (address(survey), address(survey, "review"), by_link):
        window.open(path)
        found = Axe().run(window.page)
        assert found.violations_count == 0, found.generate_report()
        assert window.page.evaluate("document.documentElement.scrollWidth") <= width
