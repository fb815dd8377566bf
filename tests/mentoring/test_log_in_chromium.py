"""Logging is one click, and a long note survives a killed tab and a session that ended: in a real browser."""

import pytest

from mentoring.models import Draft, Meeting, Note
from tests.browser import Window, beside, chromium

pytestmark = pytest.mark.browser
PASSWORD = "en-lång-mening-om-våren"
WORDS = " ".join(f"ord{number}" for number in range(5000))


@pytest.fixture
def desk(client, cast, meeting):
    """The mentor's window, and a way to the database while the browser is open."""
    cast["mentor"].set_password(PASSWORD)
    cast["mentor"].save()
    client.force_login(cast["mentor"])
    with beside() as call, chromium() as browser:
        yield Window(browser, call, client), call


def sign_in(page):
    page.fill("[name=login]", "mentor@example.org")
    page.fill("[name=password]", PASSWORD)
    page.click(".receipt .ds-button")


def test_an_ordinary_meeting_is_logged_in_one_click(desk):
    window, call = desk
    window.open("/")
    form = window.page.locator(".just-now").first
    number = form.get_attribute("id").removeprefix("meeting-")

    form.get_by_role("button", name="Logga mötet som vanligt").click()

    logged = window.page.locator(f"#meeting-{number}.undo")
    logged.get_by_role("button", name="Ångra").wait_for()
    assert logged.get_by_role("status").inner_text() == "Sparat."
    assert call(lambda: Meeting.objects.get(pk=number).is_held)


def test_a_long_note_comes_back_after_a_killed_tab_and_a_session_that_ended(desk, meeting):
    window, call = desk
    window.open(meeting.get_absolute_url())
    window.page.fill("[name=note]", WORDS)
    window.page.get_by_text("Utkast sparat kl.").wait_for()
    window.page.close(run_before_unload=False)
    call(window.visitor.logout)

    window.page = window.context.new_page()
    window.open(f"/account/login/?next={meeting.get_absolute_url()}")
    sign_in(window.page)

    window.page.wait_for_selector("[name=note]")
    assert window.page.input_value("[name=note]") == WORDS


def test_a_note_that_is_sent_when_the_session_is_over_is_saved_after_signing_in(desk, meeting):
    window, call = desk
    window.open(meeting.get_absolute_url())
    call(window.visitor.logout)
    window.page.fill("[name=note]", WORDS)
    window.page.wait_for_selector("[data-autosave-sign-in]:visible")

    window.page.get_by_role("button", name="Spara mötet").click()
    window.page.wait_for_selector("[name=login]")
    sign_in(window.page)
    window.page.get_by_role("button", name="Fortsätt och spara").click()

    window.page.wait_for_selector("#record")
    assert call(lambda: [row.text for row in Note.objects.all()]) == [WORDS]
    assert call(Draft.objects.count) == 0
