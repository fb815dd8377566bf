"""Shows 4: the Sörmland programme is built from an empty draft by filling in the editor's pages.

Chromium fills in one row of every kind: each list, and each list inside a row, with every field that the row says,
lines that are added by the button, and a longer list of choices that is folded out. The rows that are left go through
the same forms with Django's own client, so that the test takes a minute and not five.

Boxes that are ticked have the order of the page: who takes part is compared as a set.
"""

import pytest
from django.urls import reverse

from programs import files
from programs.documents import own
from programs.documents_rows import HEAD
from programs.models import Version
from tests.browser import ORIGIN, Window, beside, chromium
from tests.guards.crawl import Visitor
from tests.overview.editing import Writer, address, new_of, rows_of, written

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture(scope="module")
def sormland():
    return files.normal(files.read(files.CATALOG / "sormland.yaml"))


@pytest.fixture
def writer(client, cast):
    client.force_login(cast["coordinator"])
    return Writer(client)


@pytest.fixture
def window(cast, writer):
    """The coordinator's own, at a browser."""
    visitor = Visitor(cast["coordinator"])
    with beside() as call, chromium() as browser:
        yield Window(browser, call, visitor)


class Hand:
    """Fills in the page that is open, field by field, as somebody does who sees it."""

    def __init__(self, window):
        self.window, self.page = window, window.page

    def fill(self, said):
        for name, value in said.items():
            self._make_room(name)
            for one in value if isinstance(value, list) else [value]:
                self._one(name, str(one))

    def _make_room(self, name):
        """One more line, as often as it takes; what is folded is opened."""
        while not self.page.locator(f"[name='{name}']").count():
            self.press(f"button[name=more][value='{name.split('-')[0]}']")
        folded = self.page.locator(f"details:not([open]):has([name='{name}']) > summary")
        if folded.count():
            folded.first.click()

    def _one(self, name, value):
        field = self.page.locator(f"[name='{name}']").first
        kind = field.evaluate("field => field.type")
        if value == "on":
            field.check()
        elif kind in ("radio", "checkbox"):
            self.page.locator(f"[name='{name}'][value='{value}']").check()
        elif kind.startswith("select"):
            field.select_option(value)
        else:
            field.fill(value)

    def press(self, button):
        """A button that leads to a page, until the page is there."""
        with self.page.expect_navigation():
            self.page.locator(button).first.click()
        self.page.locator("main").wait_for()

    def save(self, button="form.row-form .ds-button:text-is('Spara')"):
        self.press(button)
        faults = self.page.locator("[data-error-summary]")
        assert not faults.count(), faults.inner_text()


def start(hand):
    """The empty draft."""
    hand.window.open(reverse("overview:program_list"))
    hand.press("a:text-is('Nytt program')")
    hand.fill(
        {"name": "Länets introduktionsprogram", "name_en": "The county introduction programme", "key": "sormland"}
    )
    hand.save("button:text-is('Börja')")
    return hand.window.call(Version.objects.get)


def by_hand(hand, version, place, row):
    said = hand.window.call(lambda: written(new_of(version), place, row))
    hand.window.open(address(version, place))
    hand.fill(said)
    hand.save()


def kind_of(place):
    return place[::2]


def test_sormland_is_built_from_an_empty_draft(window, writer, sormland):
    hand = Hand(window)
    version = start(hand)
    by_hand(hand, version, HEAD, sormland["program"])
    tried = set()
    for place, row in rows_of(sormland):
        if kind_of(place) in tried:
            answer = window.call(writer.save, version, place, row)
            assert answer.status_code == 302, answer.context["form"].errors
        else:
            by_hand(hand, version, place, row)
            tried.add(kind_of(place))

    built = window.call(new_of, version)
    exported = files.normal(window.call(own, built))

    assert tried == set(map(kind_of, places_in(sormland)))
    assert as_sets(exported) == as_sets(sormland)
    assert built.is_sound
    publish(hand, built)
    assert window.call(new_of, version).is_published


def as_sets(value):
    """Lists of keys in one order."""
    if isinstance(value, dict):
        return {name: as_sets(child) for name, child in value.items()}
    if isinstance(value, list):
        return sorted(value) if value and isinstance(value[0], str) else [as_sets(child) for child in value]
    return value


def places_in(document):
    return [place for place, _row in rows_of(document)]


def publish(hand, version):
    hand.window.open(reverse("overview:version_edit", args=[version.pk]))
    hand.press("button[name=publish]")
    assert hand.page.url == ORIGIN + reverse("overview:version_detail", args=[version.pk])
