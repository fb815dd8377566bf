"""A draft as its page shows it, and what is saved, moved and published there."""

import pytest
from django.urls import reverse

from programs.documents import own
from programs.documents_rows import row_at
from programs.models import Version
from programs.services import next_draft
from tests.overview.editing import typed


@pytest.fixture
def draft(version, cast):
    return next_draft(version.program, by=cast["coordinator"])


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast["coordinator"])
    return client


@pytest.fixture
def url(draft):
    def to(name="version_edit", place="", query=""):
        args = [draft.pk, place] if place else [draft.pk]
        return reverse(f"overview:{name}", args=args) + query

    return to


def content(draft):
    return own(Version.objects.get(pk=draft.pk))


def shown(response):
    """What the browser would post of the page of a draft as it stands."""
    forms = [*response.context["page"].forms, response.context["note"]]
    return {name: value for form in forms for name, value in typed(form).items()}


def test_page_shows_everything_that_the_draft_says(coordinator, url):
    page = coordinator.get(url())

    assert page.status_code == 200
    assert "Utkast 2" in page.text
    assert "16 möten på 26 veckor." in page.text


def test_row_page(coordinator, url):
    page = coordinator.get(url("row_edit", "sessions/group"))
    assert page.status_code == 200
    page = coordinator.get(url("row_edit", "program"))
    assert page.status_code == 200
    page = coordinator.get(url("row_add", "questionnaires"))
    assert page.status_code == 200
    assert coordinator.get(url("version_try", query="?category=new-graduate&start_on=2027-01-11")).status_code == 200
    assert coordinator.get(url("weeks_edit", query="?phase=learn")).status_code == 200
    assert coordinator.get(reverse("overview:program_create")).status_code == 200
    assert coordinator.get(url("row_remove", "themes/receiving-information")).status_code == 200


def test_what_is_typed_on_the_page_is_saved(coordinator, url, draft):
    found = shown(coordinator.get(url()))

    answer = coordinator.post(url(), found | {"phases-land-name": "Komma in", "phases-land-last": 5})

    assert answer.status_code == 302, answer.context["faulty"][0].errors
    row = row_at(content(draft), ("phases", "land"))
    assert (row["name"]["sv"], row["length"]) == ("Komma in", "5w")
