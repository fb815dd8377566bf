"""A page is light on a phone with a poor line: everything that the first load of it takes, as it is sent."""

import gzip

import pytest
from django.urls import reverse

from tests.browser import Window, beside, chromium
from tests.guards.crawl import Visitor, visitors
from tests.guards.views import VIEWS

pytestmark = pytest.mark.browser
MOST = 120_000
LANDINGS = {
    "newcomer": "overview:home",
    "mentor": "overview:home",
    "chief": "overview:home",
    "coordinator": "overview:home",
    "administrator": "accounts:person_list",
    None: "account_login",
}


@pytest.fixture(scope="module")
def window(here):
    """A new window each time, as for somebody who has never been here; nobody is signed in as None."""
    people = visitors(here) | {None: Visitor()}
    with beside() as call, chromium() as browser:

        def opened(role):
            window = Window(browser, call, people[role])
            window.open(reverse(LANDINGS[role]))
            window.page.wait_for_load_state("networkidle")
            return window

        yield opened


@pytest.mark.django_db
def test_landing_pages_are_addresses_of_the_site():
    assert set(LANDINGS.values()) <= {view.name for view in VIEWS}


@pytest.mark.parametrize("role", LANDINGS)
def test_first_load_is_light(window, role):
    first = window(role)

    weight = {path: as_sent(first, path) for path in set(first.asked)}
    kinds = {path.rsplit(".", 1)[-1] for path in weight if path.startswith("/static/")}

    assert sum(weight.values()) < MOST, sorted(weight.items(), key=lambda item: -item[1])
    assert {"css", "js", "woff2"} <= kinds  # else it is the weight of a page whose files were not found
    assert first.elsewhere == []
    first.close()


def as_sent(window, path):
    """Files are kept compressed; pages are compressed by the proxy."""
    response, body = window.fetch(path, **{"accept-encoding": "gzip, br"})
    return len(body if response.has_header("Content-Encoding") else gzip.compress(body))
