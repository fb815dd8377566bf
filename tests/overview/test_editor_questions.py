"""Questions of every kind are written on the pages of a programme's draft."""

import pytest
from django.urls import reverse

from programs.documents import own
from programs.documents_rows import row_at
from programs.models import Version
from programs.services import change_content, next_draft, publish_version
from tests.overview.editing import typed

QUESTIONS = "questionnaires/ours/sections/support/questions"
OPTIONS = [{"key": "yes", "text": {"sv": "Ja"}}, {"key": "else", "text": {"sv": "Annat"}, "other": True}]
HELPED = {"key": "helped", "kind": "choice", "text": {"sv": "Har du fått hjälp?", "en": "Have you had help?"}}
OURS = {
    "key": "ours",
    "name": {"sv": "Våra frågor"},
    "sections": [{"key": "support", "name": {"sv": "Stöd"}, "questions": [HELPED | {"options": OPTIONS}]}],
}


@pytest.fixture
def draft(version, cast):
    draft = next_draft(version.program, by=cast["coordinator"])
    return change_content(draft, lambda content: content["questionnaires"].append(OURS), by=cast["coordinator"])


@pytest.fixture
def write(client, cast, draft):
    """Fills in the form of a row or of a new one; gives the answer."""
    client.force_login(cast["coordinator"])

    def post(name, place, said):
        address = reverse(f"overview:{name}", args=[draft.pk, place])
        form = client.get(address).context["form"]
        return client.post(address, typed(form) | said)

    return post


def question(draft, key):
    return row_at(own(Version.objects.get(pk=draft.pk)), (*QUESTIONS.split("/"), key))


@pytest.mark.parametrize(
    ("said", "row"),
    [
        (
            {"kind": "number", "bands": "0, 5 10", "unit": "ärenden"},
            {"bands": [0, 5, 10], "unit": {"sv": "ärenden"}},
        ),
        (
            {"kind": "scale", "steps": 7, "ends-low": "Sällan", "ends-high": "Alltid", "do_not_know": ""},
            {"steps": 7, "ends": {"low": {"sv": "Sällan"}, "high": {"sv": "Alltid"}}, "do_not_know": False},
        ),
        (
            {"kind": "line", "when-question": "helped", "when-options": "yes, else"},
            {"when": {"question": "helped", "options": ["yes", "else"]}},
        ),
    ],
    ids=["number", "scale", "branch"],
)
def test_a_new_question(write, draft, said, row):
    answer = write("row_add", QUESTIONS, said | {"text": "Ny fråga", "key": "new-question"})

    assert answer.status_code == 302, answer.context["form"].errors
    made = question(draft, "new-question")
    assert {name: value for name, value in made.items() if name not in ("key", "kind", "text")} == row


def test_limits_that_are_no_numbers_are_told(write):
    answer = write("row_add", QUESTIONS, {"kind": "number", "bands": "0, fem", "text": "Hur många?"})

    assert answer.status_code == 422
    assert answer.context["form"].errors["bands"] == ["Skriv hela tal med komma emellan, till exempel 0, 5, 10."]


def test_a_question_in_a_section_has_the_way_to_what_it_stands_in(write, client, draft):
    page = client.get(reverse("overview:row_edit", args=[draft.pk, f"{QUESTIONS}/helped"]))

    assert [label for label, _url in page.context["crumbs"]][-3:-1] == ["Våra frågor", "Stöd"]


def test_a_difference_leads_to_the_question_in_its_section(client, draft, cast):
    publish_version(draft, by=cast["coordinator"])
    second = next_draft(draft.program, by=cast["coordinator"])
    change_content(second, _with_another_question, by=cast["coordinator"])
    client.force_login(cast["coordinator"])

    page = client.get(reverse("overview:version_edit", args=[second.pk]))

    ((found, url, _back),) = page.context["page"].differences_shown
    assert found.label == "Våra frågor: Stöd: Fick du hjälp?"
    assert url == reverse("overview:row_edit", args=[second.pk, f"{QUESTIONS}/helped"])


def _with_another_question(content):
    content["questionnaires"][-1]["sections"][0]["questions"][0]["text"] = {"sv": "Fick du hjälp?"}


def test_what_need_not_be_said_stays_unsaid(write, draft):
    before = question(draft, "helped")

    answer = write("row_edit", f"{QUESTIONS}/helped", {"text": "Fick du hjälp?"})

    assert answer.status_code == 302
    assert question(draft, "helped") == before | {"text": before["text"] | {"sv": "Fick du hjälp?"}}
