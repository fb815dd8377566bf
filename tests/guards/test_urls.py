"""Who gets what at every address; and nothing about the neighbours, not even that they exist."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from tests.guards.crawl import SAMPLE, THOROUGH
from tests.guards.views import INSIDE, ROLES, VIEWS

pytestmark = pytest.mark.django_db
DENIED = (403, 404)
NAMES = [view.name for view in VIEWS]
CHANGING = re.compile(r'csrfmiddlewaretoken" value="[^"]*"| aria-current="[a-z]*"')


def patterns(resolver, namespace=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}"
        else:
            yield from patterns(entry, f"{entry.namespace}:" if entry.namespace else namespace)


def test_every_address_is_declared_once():
    assert sorted(NAMES) == sorted(set(patterns(get_resolver())))


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_everybody_gets_what_is_declared(seen, view):
    asked = seen.crawl.gets if view.is_read else seen.crawl.posts

    assert {role: asked[role, view.name, "own"].status for role in ROLES} == view.statuses


@pytest.mark.parametrize("view", [view for view in VIEWS if view.method == "FORM"], ids=lambda view: view.name)
def test_form_is_refused_to_those_who_do_not_get_to_see_it(seen, view):
    def refused(visits):
        return {role: s for role in ROLES if (s := visits[role, view.name, "own"].status) in DENIED}

    assert refused(seen.crawl.posts) == refused(seen.crawl.gets)


@pytest.mark.parametrize("view", VIEWS, ids=NAMES)
def test_somebody_unknown_is_led_to_the_sign_in_page(seen, view):
    asked = seen.crawl.gets if view.is_read else seen.crawl.posts
    visit = asked[None, view.name, "own"]

    assert visit.status == view.anonymous
    if not view.is_public:
        assert visit.headers["Location"].startswith("/account/login/?next=/")


@pytest.mark.parametrize("view", [view for view in VIEWS if view.of], ids=lambda view: view.name)
def test_what_is_another_municipalitys_answers_as_what_does_not_exist(seen, view):
    asked, nothing = seen.crawl.gets if view.is_read else seen.crawl.posts, seen.crawl.gets

    for role in INSIDE:
        foreign, missing = asked[role, view.name, "foreign"], nothing[role, SAMPLE, "missing"]
        assert foreign.status == missing.status == 404, role
        assert anonymised(foreign) == anonymised(missing), role


@pytest.mark.parametrize("view", [view for view in VIEWS if view.of], ids=lambda view: view.name)
def test_everything_that_does_not_exist_answers_alike(seen, view):
    asked = seen.crawl.gets if view.is_read else seen.crawl.posts
    missing = asked[THOROUGH, view.name, "missing"]

    assert missing.status == 404
    assert anonymised(missing) == anonymised(seen.crawl.gets[THOROUGH, SAMPLE, "missing"])


def anonymised(visit):
    """The page without the address that was asked for, what it marks in the menu, and its form keys."""
    return CHANGING.sub("", visit.text).replace(visit.url, "")
