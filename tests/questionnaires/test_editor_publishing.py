"""A draft is published or discarded, and its two languages stand beside each other."""

import pytest

from questionnaires.models import Edition, Questionnaire
from questionnaires.services import publish, save_document

pytestmark = pytest.mark.django_db


def test_publishing_tells_what_is_new_and_what_happens(leaving):
    leaving.save("question_edit", "how-long", text="Hur länge var du hos oss?")

    page = leaving.client.get(leaving.url("edition_publish"))

    assert "Hur länge var du hos oss?" in page.text
    assert "Det som frågas med upplaga 1 fortsätter som det är." in page.text


def test_a_draft_is_published_with_a_sentence(leaving):
    answer = leaving.save("edition_publish", note="En fråga är tydligare.")

    edition = Edition.objects.get(pk=leaving.edition.pk)
    assert answer.url == edition.questionnaire.get_absolute_url()
    assert (edition.state, edition.note) == ("published", "En fråga är tydligare.")
    assert "En fråga är tydligare." in leaving.client.get(answer.url).text


def test_a_draft_with_something_to_mend_is_not_published(writer):
    writer.save("section_add", name="Tomt")

    page = writer.client.get(writer.url("edition_publish"))
    answer = writer.post("edition_publish", revision=Edition.objects.get(pk=writer.edition.pk).revision)

    assert "Det finns ingen fråga här än." in page.text
    assert '<form class="sheet narrow"' not in page.text
    assert answer.url == f"{writer.url()}#problems"
    assert Edition.objects.get(pk=writer.edition.pk).is_draft


def test_a_draft_that_somebody_changed_is_read_once_more(leaving, cast):
    form = leaving.form("edition_publish")
    save_document(leaving.edition, leaving.document, by=cast["coordinator"])

    late = leaving.post("edition_publish", **form | {"note": "Jag skrev det här"})

    assert late.status_code == 409
    assert "Jag skrev det här" in late.text
    assert Edition.objects.get(pk=leaving.edition.pk).is_draft
    again = {"note": "Jag skrev det här", "revision": late.context["form"]["revision"].value()}
    assert leaving.post("edition_publish", **again).status_code == 302


def test_a_draft_is_discarded_and_what_was_published_stays(leaving):
    leaving.save("edition_discard")

    assert [edition.number for edition in Edition.objects.filter(questionnaire=leaving.edition.questionnaire)] == [1]


def test_the_first_draft_takes_its_questionnaire_with_it(writer):
    assert writer.save("edition_discard").url == "/questionnaires/"
    assert not Questionnaire.objects.filter(pk=writer.edition.questionnaire_id).exists()


def test_a_draft_that_somebody_changed_is_not_discarded_unseen(writer, cast):
    form = writer.form("edition_discard")
    save_document(writer.edition, writer.document, by=cast["coordinator"])

    assert writer.post("edition_discard", **form).status_code == 409
    assert Edition.objects.filter(pk=writer.edition.pk).exists()


# -- two languages ----------------------------------------------------------------------------------------------


def test_only_what_lacks_a_language_is_shown_when_one_asks_for_it(writer):
    writer.save("question_edit", "more", **{"text": "Något annat?", "text-en": ""})

    page = writer.client.get(writer.url("edition_words"), {"only": "lacking"})

    assert [text.name for text in page.context["form"].texts] == ["questions.more.text"]
    assert "Engelska saknas" in writer.client.get(writer.url()).text


def test_the_two_languages_are_written_beside_each_other(writer):
    changes = {
        "head.name-en": "All kinds",
        "sections.work.help-sv": "Tänk på veckan.",
        "questions.help.ends.low-en": "Not once",
        "questions.mentor.options.yes-en": "Certainly",
        "questions.met.unit-en": "",
    }

    assert writer.save("edition_words", data=changes).url == writer.url()

    document = writer.document
    assert document["questionnaire"]["name"]["en"] == "All kinds"
    assert document["sections"][0]["help"]["sv"] == "Tänk på veckan."
    assert writer.question("help")["ends"]["low"]["en"] == "Not once"
    assert writer.question("mentor")["options"][0] == {"key": "yes", "text": {"sv": "Ja", "en": "Certainly"}}
    assert writer.question("met")["unit"] == {"sv": "gånger"}


def test_who_saves_no_words_changes_nothing(writer):
    before = writer.document

    assert writer.save("edition_words").status_code == 302
    assert writer.document == before


def test_swedish_cannot_be_emptied(writer):
    answer = writer.save("edition_words", data={"questions.help.text-sv": ""})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["questions.help.text-sv"]


def test_words_that_somebody_else_changed_are_told_and_the_others_are_kept(writer):
    form = writer.form("edition_words")
    writer.save("question_edit", "help", text="Nu står det så här")
    mine = form | {"questions.help.text-sv": "Jag skrev det här", "questions.more.text-en": "More?"}

    late = writer.post("edition_words", **mine)

    assert late.status_code == 409
    assert "Någon annan har under tiden ändrat det här till: Nu står det så här." in late.text
    assert writer.question("more")["text"]["en"] == "Anything more?"
    seen = late.context["form"]["questions.help.text-seen"].value()
    assert writer.post("edition_words", **mine | {"questions.help.text-seen": seen}).status_code == 302
    assert writer.question("help")["text"]["sv"] == "Jag skrev det här"
    assert writer.question("more")["text"]["en"] == "More?"


def test_words_of_a_question_that_is_gone_are_told(writer):
    form = writer.form("edition_words")
    writer.post("row_remove", "questions", "more")

    late = writer.post("edition_words", **form | {"questions.more.text-en": "More?"})

    assert late.status_code in (302, 409)


def test_a_published_edition_keeps_its_words(writer, cast):
    publish(writer.edition, by=cast["coordinator"])

    assert writer.post("edition_words").status_code == 404
