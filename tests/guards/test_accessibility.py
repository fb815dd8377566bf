"""axe finds nothing on any page, and no page is wider than the narrowest screen."""

import os
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from accounts.models import Person
from tests.browser import Window, beside, chromium
from tests.guards.crawl import Visitor, address, visitors
from tests.guards.views import ROLES, VIEWS

pytestmark = pytest.mark.browser
NARROW = 320
# Two runs hold every value once; the whole cross takes four times as long.
RUNS = [(1280, "light", "sv"), (NARROW, "dark", "en")]
if os.environ.get("AXE_FULL"):
    RUNS = list(product((1280, NARROW), ("light", "dark"), ("sv", "en")))
# What only leads on, or cannot be opened without a link that was mailed.
NOBODYS = {
    "account_set_password",
    "accounts:first_run",
    "accounts:invitation",
    "checklists:own_checklist",
    "overview:plan",
    "overview:start",
    "surveys:outside_answer",
    "surveys:outside_done",
    "surveys:outside_review",
}
axe = Axe()


def pages():
    """(run, view, role): one of those who see the page, another in the next run; the first page of everybody."""
    for number, run in enumerate(RUNS):
        for view in VIEWS:
            seen_by = [role for role in ROLES if view.is_page and view.statuses[role] == 200]
            if view.name == "overview:home":
                yield from ((run, view, role) for role in seen_by)
            elif seen_by:
                yield run, view, seen_by[-number % len(seen_by)]
            elif view.is_page and view.anonymous == 200:
                yield run, view, None


PAGES = list(pages())


def name_of(value):
    if isinstance(value, tuple):
        return "-".join(map(str, value))
    return getattr(value, "name", str(value))


@pytest.fixture(scope="module")
def windows(here):
    """One window for each person and run, opened when it is first asked for."""
    people, opened = visitors(here) | {None: Visitor()}, {}
    with beside() as call, chromium() as browser:

        def window(run, role):
            if (run, role) not in opened:
                width, scheme, language = run
                opened[run, role] = Window(browser, call, people[role], width=width, scheme=scheme, language=language)
            return opened[run, role]

        yield window


@pytest.mark.django_db
def test_every_page_is_opened_as_somebody():
    assert {view.name for view in VIEWS if view.is_page} - {view.name for _run, view, _role in PAGES} == NOBODYS


@pytest.mark.parametrize(("run", "view", "role"), PAGES, ids=name_of)
def test_page_can_be_used_by_everybody(windows, here, run, view, role):
    window = windows(run, role)
    window.call(Person.objects.update, language=run[2])

    answer = window.open(address(view, here.own))

    assert answer.status == 200
    assert window.page.url.endswith(address(view, here.own))
    assert window.page.get_attribute("html", "lang") == run[2]
    assert faults(window.page) == []
    assert window.page.evaluate("document.documentElement.scrollWidth") <= run[0]
    assert window.elsewhere == []


def faults(page):
    """What is wrong, and where."""
    found = axe.run(page).response["violations"]
    return [(fault["id"], [node["target"] for node in fault["nodes"]][:3]) for fault in found]
