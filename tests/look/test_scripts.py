"""The site's own scripts, in Chromium, on the least page that shows what each does."""

import pytest
from django.contrib.staticfiles import finders
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.browser

PAGE = """<!doctype html><html lang="sv"><body data-failed="Det gick inte fram.">
<div id="messages"></div><p id="announcer" role="status"></p><main>BODY</main></body></html>"""
SUMMARY = '<div data-error-summary tabindex="-1" id="summary"><h2>Något behöver rättas</h2></div>'
FORM = '<form method="post" action="/save/"><input name="title"><button>Spara</button></form>'
AUTOSAVE = """<form method="post" action="/save/" data-autosave="/draft/"><textarea name="note"></textarea>
<input type="hidden" name="csrfmiddlewaretoken" value="gammalt"><p role="status"><span data-autosave-status
data-saved="Sparat kl. {time}." data-unsaved="Inte sparat sedan kl. {time}." data-signed-out="Inte inloggad."></span>
<a href="/sign-in/" data-autosave-sign-in hidden>Logga in</a></p></form>"""
SWAP = """<div id="item"><form hx-post="/level/" hx-target="#item" hx-swap="outerHTML">
<button id="level">Sett</button></form></div>"""
SWAPPED = (
    '<div id="item"><p data-announce>Sparat: Sett eller övat.</p><a data-focus id="undo" href="/undo/">Ångra</a></div>'
)


@pytest.fixture(scope="module")
def chromium():
    arguments = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def show(chromium):
    """Shows a body at an address of its own; what the page posts is kept and answered from `answers`."""
    context = chromium.new_context(locale="sv-SE")
    page = context.new_page()
    page.posted, page.answers = [], {}

    def answer(route):
        request = route.request
        if request.method == "GET":
            return route.fulfill(body=page.body, content_type="text/html; charset=utf-8")
        page.posted.append((request.url.removeprefix("http://site.test"), request.post_data))
        status, body = page.answers.get(request.url.removeprefix("http://site.test"), (204, ""))
        return route.fulfill(status=status, body=body, content_type="text/html; charset=utf-8")

    def show(body, *scripts):
        page.body = PAGE.replace("BODY", body)
        page.route("**/*", answer)
        page.goto("http://site.test/")
        for script in scripts or ["js/app.js"]:
            page.add_script_tag(path=finders.find(script))
        return page

    yield show
    context.close()


def test_error_summary_takes_focus(show):
    page = show(SUMMARY + FORM)

    assert page.evaluate("document.activeElement.id") == "summary"


def test_form_is_sent_once_by_a_double_click(show):
    page = show(FORM)

    page.dblclick("button")
    page.wait_for_timeout(200)

    assert [address for address, _data in page.posted] == ["/save/"]


def test_fragment_is_announced_and_keeps_focus(show):
    page = show(SWAP, "django_htmx/htmx-2.min.js", "js/app.js")
    page.answers["/level/"] = (200, SWAPPED)

    page.click("#level")

    page.wait_for_function("document.getElementById('announcer').textContent === 'Sparat: Sett eller övat.'")
    assert page.evaluate("document.activeElement.id") == "undo"


def test_failure_is_told_once(show):
    page = show(SWAP, "django_htmx/htmx-2.min.js", "js/app.js")
    page.answers["/level/"] = (500, "")

    for _ in range(2):
        page.click("#level")
        page.wait_for_selector("[data-failure]")

    assert page.locator(".message.is-error").all_text_contents() == ["Det gick inte fram."]


def test_draft_is_saved_a_moment_after_the_last_keystroke(show):
    page = show(AUTOSAVE, "js/autosave.js")

    page.locator("textarea").press_sequentially("Vi pratade om")

    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.startsWith('Sparat kl. ')")
    assert [address for address, _data in page.posted] == ["/draft/"]
    assert "Vi pratade om" in page.posted[0][1]


def test_draft_that_is_not_saved_says_since_when_and_warns_before_leaving(show):
    page = show(AUTOSAVE, "js/autosave.js")
    page.answers["/draft/"] = (503, "")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.locator("textarea").press_sequentially("Vi")
    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.startsWith('Inte sparat')")
    page.goto("http://site.test/elsewhere/")

    assert asked == ["beforeunload"]


def test_draft_is_saved_while_somebody_writes_without_a_pause(show):
    page = show(AUTOSAVE, "js/autosave.js")

    page.locator("textarea").press_sequentially("Vi pratade om samtal", delay=250)

    assert page.posted
    assert "Vi prat" in page.posted[0][1]


def test_draft_says_when_nobody_is_signed_in_and_goes_on_with_the_new_token(show):
    page = show(AUTOSAVE, "js/autosave.js")
    page.answers["/draft/"] = (401, "")
    page.locator("textarea").fill("Vi")
    page.get_by_role("link", name="Logga in").wait_for()

    page.answers["/draft/"] = (204, "")
    page.evaluate("document.cookie = 'csrftoken=nytt'")
    page.evaluate("dispatchEvent(new Event('online'))")

    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.startsWith('Sparat kl. ')")
    assert page.get_by_role("link", name="Logga in").is_hidden()
    assert "nytt" in page.posted[-1][1]


def test_draft_that_is_refused_says_why(show):
    page = show(AUTOSAVE, "js/autosave.js")
    page.answers["/draft/"] = (422, "Det här ser ut som ett personnummer.")

    page.locator("textarea").press_sequentially("850709-9805")

    page.wait_for_function("document.querySelector('[data-autosave-status]').textContent.includes('personnummer')")
