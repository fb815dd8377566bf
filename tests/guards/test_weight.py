"""A page is light on a phone with a poor line: everything that the first load of it takes, as it is sent."""

import gzip

import pytest
from django.urls import reverse

from tests.browser import Window, chromium
from tests.guards.crawl import Visitor, visitors

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
MOST = 120_000
LANDINGS = ["newcomer", "mentor", "chief", "deputy", "coordinator", "administrator"]


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def people(here):
    return visitors(here) | {None: Visitor()}


def as_sent(visitor, path):
    """Files are kept compressed; pages are compressed by the proxy."""
    response = visitor.get(path, headers={"accept-encoding": "gzip, br"})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    response.close()
    return len(body if response.has_header("Content-Encoding") else gzip.compress(body))


@pytest.mark.parametrize("role", [*LANDINGS, None])
def test_first_load_is_light(browser, people, role):
    window = Window(browser, people[role])
    window.open(reverse("overview:home") if role else reverse("account_login"))
    window.page.wait_for_load_state("networkidle")

    weight = {path: as_sent(people[role], path) for path in set(window.asked)}
    window.close()

    assert sum(weight.values()) < MOST, sorted(weight.items(), key=lambda item: -item[1])
    assert window.elsewhere == []


def test_page_brings_its_letters_and_scripts_with_it(browser, people):
    """Else the weight above would be that of a page whose files were not found."""
    window = Window(browser, people["newcomer"])
    window.open(reverse("overview:home"))
    window.page.wait_for_load_state("networkidle")
    kinds = {path.rsplit(".", 1)[-1] for path in window.asked if path.startswith("/static/")}
    window.close()

    assert {"css", "js", "woff2"} <= kinds
