"""Items are moved in Chromium: from the keyboard, where focus stays and the move is told, and by dragging."""

import pytest
from django.urls import reverse

from programs.documents import own
from programs.services import next_draft
from tests.browser import Window, beside, chromium
from tests.guards.crawl import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
THEME = "receiving-information"


@pytest.fixture
def draft(version, cast):
    return next_draft(version.program, by=cast["coordinator"])


@pytest.fixture
def window(draft, cast):
    """The page of the draft, with a theme's items."""
    visitor = Visitor(cast["coordinator"])
    with beside() as call, chromium() as browser:
        window = Window(browser, call, visitor)
        window.open(reverse("overview:version_edit", args=[draft.pk]) + f"?theme={THEME}")
        yield window


def order(window, draft):
    """As it is kept, and as it is shown."""
    kept = window.call(lambda: [row["key"] for row in own(type(draft).objects.get(pk=draft.pk))["items"] if _in(row)])
    shown = window.page.locator(".edit-items > li").evaluate_all("rows => rows.map(row => row.dataset.key)")
    assert kept == shown
    return kept


def _in(row):
    return row["theme"] == THEME


def test_from_the_keyboard_focus_stays_and_the_move_is_told(window, draft):
    first, second, *others = order(window, draft)

    window.page.locator(f"#down-{first}").focus()
    window.page.keyboard.press("Enter")
    window.page.locator("#announcer:not(:empty)").wait_for()

    assert window.page.evaluate("document.activeElement.id") == f"down-{first}"
    assert order(window, draft) == [second, first, *others]
    assert "är nu nummer 2 av" in window.page.locator("#announcer").inner_text()


def test_at_the_end_focus_goes_to_the_button_that_is_left(window, draft):
    *_others, last_but_one, _last = order(window, draft)

    window.page.locator(f"#down-{last_but_one}").focus()
    window.page.keyboard.press("Enter")
    window.page.locator("#announcer:not(:empty)").wait_for()

    assert window.page.evaluate("document.activeElement.id") == f"up-{last_but_one}"
    assert order(window, draft)[-1] == last_but_one


def test_a_row_is_dragged_by_its_words(window, draft):
    first, second, third, *others = order(window, draft)
    below = {"x": 60, "y": 4}

    window.page.drag_and_drop(f"[data-key='{third}'] .owner", f"[data-key='{first}'] .owner", target_position=below)
    window.page.locator("#announcer:not(:empty)").wait_for()

    assert order(window, draft)[0] == third


def test_what_was_typed_is_saved_with_the_move(window, draft):
    first = order(window, draft)[0]
    window.page.locator(f"[name='items-{first}-last']").fill("9")

    window.page.locator(f"#down-{first}").click()
    window.page.locator("#announcer:not(:empty)").wait_for()

    assert window.page.locator(f"[name='items-{first}-last']").input_value() == "9"
