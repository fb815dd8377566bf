import io

import pytest
from django.utils import translation
from pypdf import PdfReader

from tests.browser import Window, beside, chromium
from tests.guards.crawl import Visitor


@pytest.mark.parametrize(
    ("part", "first"),
    [
        ("newcomer", "Du som är ny"),
        ("mentor", "Du som är mentor"),
        ("chief", "Du som leder"),
        ("coordinator", "Du som samordnar"),
        ("administrator", "Du som administrerar"),
    ],
)
def test_help_begins_with_the_own_role(login, part, first):
    page = login(part, "/help/").text

    headings = ["Du som är ny", "Du som är mentor", "Du som leder", "Du som samordnar", "Du som administrerar"]
    assert min(headings, key=page.index) == first


def test_help_is_there_without_any_role(login):
    assert login("second_newcomer", "/help/").status_code == 200


def test_roles_on_one_page(login):
    page = login("mentor", "/help/roles/").text

    assert "En mentor har ingen delegation" in page
    assert "När chefen har beslutat är det beslutet som gäller." in page


def test_help_in_english(client, cast):
    cast["mentor"].language = "en"
    cast["mentor"].save()
    client.force_login(cast["mentor"])

    with translation.override("en"):
        assert "What do I do after a meeting?" in client.get("/help/").text


@pytest.mark.browser
def test_roles_are_one_sheet_of_paper(cast):
    visitor = Visitor(cast["mentor"])

    with beside() as call, chromium() as browser:
        window = Window(browser, call, visitor)
        window.open("/help/roles/")
        paper = window.page.pdf(format="A4", margin=dict.fromkeys(("top", "bottom", "left", "right"), "15mm"))

    assert len(PdfReader(io.BytesIO(paper)).pages) == 1
