"""Questionnaires are found, read, tried, made, copied, exported and imported."""

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from questionnaires import files, uses
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.models import Edition, Questionnaire
from questionnaires.services import create_questionnaire, edition_of_shipped, publish
from tests.questionnaires.sheet import DOCUMENT

pytestmark = pytest.mark.django_db
KEY = "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a11"


def to(name, *args):
    return reverse(f"questionnaires:{name}", args=args)


@pytest.fixture
def below(places, client, cast):
    """Somebody who coordinates a municipality, below the region."""
    municipality = places.region.get_children().first()
    cast["colleague"].roles.create(node=municipality, kind="coordinator", from_on="2026-01-01")
    client.force_login(cast["colleague"])
    return client


@pytest.fixture
def published(draft, cast):
    return publish(draft, by=cast["coordinator"])


def test_the_list_shows_ones_own_and_what_comes_with_the_portal(coordinator, published):
    page = coordinator.get(to("questionnaire_list"))

    assert [entry.questionnaire for entry in page.context["own"]] == [published.questionnaire]
    assert page.context["others"] == []
    assert len(page.context["shipped"]) == len(shipped())
    assert "Upplaga 1. 7 frågor, ungefär" in page.text


def test_what_is_in_use_is_not_offered_once_more(coordinator, places):
    edition_of_shipped("needs", places.region)

    page = coordinator.get(to("questionnaire_list"))

    assert "needs" not in [each.key for each, _outline in page.context["shipped"]]
    assert [entry.questionnaire.key for entry in page.context["own"]] == ["needs"]


def test_from_above_one_uses_what_is_published_and_sees_no_draft(below, draft, cast):
    assert below.get(to("questionnaire_list")).context["others"] == []
    assert below.get(to("questionnaire_detail", draft.questionnaire_id)).status_code == 404

    publish(draft, by=cast["coordinator"])

    page = below.get(to("questionnaire_list"))
    assert [entry.questionnaire for entry in page.context["others"]] == [draft.questionnaire]
    detail = below.get(to("questionnaire_detail", draft.questionnaire_id))
    assert "Gör det till vårt" in detail.text
    assert below.post(to("draft_create", draft.questionnaire_id)).status_code == 403


def test_a_draft_from_above_can_neither_be_read_nor_changed(below, draft):
    for name in ("edition_detail", "edition_preview", "edition_file", "edition_edit", "edition_publish"):
        assert below.get(to(name, draft.pk)).status_code == 404


def test_the_page_of_a_questionnaire_says_what_it_asks(coordinator, published):
    page = coordinator.get(to("questionnaire_detail", published.questionnaire_id))

    assert [line.number for _section, lines in page.context["outline"].sections for line in lines] == list(range(1, 8))
    assert "Tid · Stöd · Lön · Annat" in page.text
    assert "Har inte ställts än." in page.text


def test_a_questionnaire_says_where_it_is_asked(coordinator, published, monkeypatch):
    use = uses.Use("Behov 2027", 1, url="/surveys/7/")
    monkeypatch.setattr(uses, "_sources", [lambda questionnaire, person: [use]])

    page = coordinator.get(to("questionnaire_detail", published.questionnaire_id))

    assert '<a href="/surveys/7/">Behov 2027</a>' in page.text


def test_a_new_edition_begins_as_the_newest_and_there_is_only_one(coordinator, published):
    answers = [coordinator.post(to("draft_create", published.questionnaire_id)) for _click in range(2)]

    draft = Edition.objects.get(questionnaire=published.questionnaire, state="draft")
    assert [answer.url for answer in answers] == [to("edition_edit", draft.pk)] * 2
    assert draft.document == published.document


def test_editions_tell_what_was_new_in_them(coordinator, leaving, cast):
    leaving.save("question_edit", "how-long", text="Hur länge var du hos oss?")
    publish(leaving.edition, by=cast["coordinator"], note="En fråga är tydligare.")

    page = coordinator.get(to("edition_differences", leaving.edition.pk))

    assert "Hur länge var du hos oss?" in page.text
    first = leaving.edition.questionnaire.editions.get(number=1)
    assert coordinator.get(to("edition_differences", first.pk)).status_code == 404
    assert "Hur länge har du arbetat hos oss?" in coordinator.get(to("edition_detail", first.pk)).text


def test_what_comes_with_the_portal_can_be_read(coordinator):
    for each in shipped():
        assert str(each.name) in coordinator.get(to("shipped_detail", each.key)).text
    assert coordinator.get(to("shipped_detail", "nothing")).status_code == 404


# -- as it is answered, and as a file ---------------------------------------------------------------------------


def test_the_preview_is_the_form_that_is_answered(coordinator, published):
    page = coordinator.get(to("edition_preview", published.pk))

    assert 'name="q-mentor"' in page.text
    assert "inget av det du fyller i här skickas eller sparas." in page.text


def test_the_preview_of_one_role(coordinator, places, cast):
    edition = edition_of_shipped("individual", places.region)
    asked = {
        role: coordinator.get(to("edition_preview", edition.pk), {"role": role}) for role in ("newcomer", "mentor")
    }

    for role, page in asked.items():
        assert [row.key for row in page.context["form"].questions] == [row.key for row in edition.sheet.for_role(role)]


def test_a_draft_in_which_nothing_is_asked_can_be_shown(coordinator, places, cast):
    empty = {"questionnaire": DOCUMENT["questionnaire"] | {"key": "empty"}, "sections": [{"key": "first"}]}
    edition = create_questionnaire(places.region, empty, by=cast["coordinator"])

    for name in ("edition_preview", "edition_detail", "edition_edit", "edition_file"):
        assert coordinator.get(to(name, edition.pk)).status_code == 200


def test_the_file_says_the_same(coordinator, published):
    answer = coordinator.get(to("edition_file", published.pk))

    assert answer["Content-Disposition"] == 'attachment; filename="every-kind-1.yaml"'
    assert files.read_string(answer.text) == files.normal(published.document)


# -- where they come from ---------------------------------------------------------------------------------------


def begun(client, **data):
    return client.post(to("questionnaire_create"), {"request_key": KEY} | data)


def document_of(answer):
    return Edition.objects.get(pk=answer.url.split("/")[3]).document


def test_an_empty_one_begins_with_a_name_and_a_section(coordinator, places):
    answer = begun(coordinator, begin="", name="Hur mår vi?", owner=places.region.pk)

    assert document_of(answer)["questionnaire"] == {"key": "hur-mar-vi", "name": {"sv": "Hur mår vi?"}}
    assert coordinator.get(answer.url).status_code == 200


def test_an_empty_one_needs_a_name(coordinator, places):
    answer = begun(coordinator, begin="", owner=places.region.pk)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["name"]


def test_a_copy_of_what_is_shipped_keeps_the_keys_of_its_questions(coordinator, places):
    page = coordinator.get(to("questionnaire_create"), {"from": "shipped:needs"})
    assert page.context["form"]["begin"].value() == "shipped:needs"

    document = document_of(begun(coordinator, begin="shipped:needs", owner=places.region.pk))

    assert document == shipped_by_key("needs").document


def test_a_copy_beside_the_original_has_a_key_of_its_own(coordinator, places, published):
    copy = document_of(begun(coordinator, begin=f"edition:{published.pk}", name="Vår egen", owner=places.region.pk))
    other = document_of(
        begun(coordinator, begin=f"edition:{published.pk}", owner=places.region.pk, request_key=KEY[:-1] + "2")
    )

    assert (copy["questionnaire"]["key"], other["questionnaire"]["key"]) == ("var-egen", "every-kind-2")
    assert copy["sections"] == published.document["sections"]


def test_a_double_click_begins_one(coordinator, places):
    answers = [begun(coordinator, begin="", name="Hur mår vi?", owner=places.region.pk) for _click in range(2)]

    assert len({answer.url for answer in answers}) == 1
    assert Questionnaire.objects.count() == 1


def test_one_begins_where_one_coordinates_and_nowhere_else(below, places):
    assert begun(below, begin="", name="Hos oss", owner=places.region.pk).status_code == 422


def upload(client, owner, content, **data):
    file = SimpleUploadedFile("enkat.yaml", content.encode())
    return client.post(to("questionnaire_import"), {"file": file, "owner": owner.pk, "request_key": KEY} | data)


def test_a_file_becomes_a_draft(coordinator, places):
    answer = upload(coordinator, places.region, files.write(DOCUMENT))

    assert document_of(answer) == files.normal(DOCUMENT)


def test_a_file_of_a_questionnaire_that_is_here_becomes_its_next_edition(coordinator, places, published):
    upload(coordinator, places.region, files.write(published.document))

    assert [edition.number for edition in published.questionnaire.editions.all()] == [2, 1]


def test_a_file_does_not_overwrite_somebody_elses_draft(coordinator, places, draft):
    answer = upload(coordinator, places.region, files.write(draft.document))

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["file"]


def test_what_is_wrong_in_a_file_is_told_by_line(coordinator, places):
    document = files.normal(DOCUMENT)
    document["sections"][0]["questions"][0]["kind"] = "skala"

    answer = upload(coordinator, places.region, yaml.safe_dump(document, allow_unicode=True, sort_keys=False))

    assert answer.status_code == 422
    assert "sections.work.questions.help.kind" in answer.text
    assert Questionnaire.objects.count() == 0
