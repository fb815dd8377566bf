"""A draft is written on pages: rows are added, changed, moved, taken away and put back, by several people at once."""

import pytest
from django.urls import reverse

from accounts.models import Event
from questionnaires.catalog import shipped_by_key
from questionnaires.editor.document import opened, questions
from questionnaires.services import create_questionnaire, publish
from tests.questionnaires.writing import Writer

pytestmark = pytest.mark.django_db


def test_page_shows_everything_that_the_draft_asks(writer):
    page = writer.client.get(writer.url())

    assert page.status_code == 200
    assert [part.title for part in page.context["page"].parts] == ["Arbetet", "Behov"]
    assert "Skala i 5 steg, från ”Aldrig” till ”Alltid”, och Vet inte." in page.text
    assert "Ställs bara om svaret på fråga 2 är ”Ja”." in page.text
    assert "Flera svar, 4 att välja bland, högst 2, med plats för annat." in page.text


def test_a_shipped_questionnaire_can_be_written_question_by_question(coordinator, places, cast):
    wanted = opened(shipped_by_key("needs").document)
    head = wanted["questionnaire"] | {"key": "mine"}
    empty = {"questionnaire": head, "sections": [row | {"questions": []} for row in wanted["sections"]]}
    writer = Writer(coordinator, create_questionnaire(places.region, empty, by=cast["coordinator"]))

    for section in wanted["sections"]:
        for row in section["questions"]:
            assert writer.add(section["key"], row).status_code == 302

    written = questions(opened(writer.document))
    assert [row["text"] for row in written] == [row["text"] for row in questions(wanted)]
    assert [row["kind"] for row in written] == [row["kind"] for row in questions(wanted)]
    publish(writer.edition, by=cast["coordinator"])


def test_a_question_is_changed_on_its_page(writer):
    answer = writer.save("question_edit", "mentor", text="Har du en mentor nu?")

    assert answer.url == f"{writer.url()}#question-mentor"
    assert writer.question("mentor")["text"]["sv"] == "Har du en mentor nu?"
    assert writer.question("mentor")["options"][0]["key"] == "yes"


def test_who_saves_nothing_changes_nothing(writer):
    before, events = writer.document, Event.objects.count()

    for key in ("help", "mentor", "met", "why-not", "lacks", "first", "more"):
        assert writer.save("question_edit", key).status_code == 302

    assert (writer.document, Event.objects.count()) == (before, events)


def test_the_kind_is_chosen_before_the_question_is_written(writer):
    page = writer.client.get(writer.url("question_add", "work"))

    assert "Vad för slags fråga?" in page.text
    assert "?kind=rank" in page.text


def test_a_double_click_adds_one_question(writer):
    row = {"kind": "line", "text": {"sv": "Ett ord?"}}
    first = writer.client.get(writer.url("question_add", "work"), {"kind": "line"}).context["form"]
    data = {"look": "line", "text": row["text"]["sv"], "request_key": first["request_key"].value()}

    answers = [writer.post("question_add", "work", **data) for _click in range(2)]

    assert [answer.url for answer in answers] == [f"{writer.url()}#question-ett-ord"] * 2
    assert writer.keys[0] == ["work", "help", "mentor", "met", "why-not", "ett-ord"]


def test_one_goes_on_to_the_next_question(writer):
    form = writer.client.get(writer.url("question_add", "work"), {"kind": "line"}).context["form"]
    data = {"look": "line", "text": "A?", "request_key": form["request_key"].value(), "another": "1"}

    assert writer.post("question_add", "work", **data).url == writer.url("question_add", "work")


def test_nothing_typed_is_lost_when_something_is_wrong(writer):
    answer = writer.save("question_edit", "mentor", **{"text": "Ny fråga", "option-1": "", "option-1-en": ""})

    assert answer.status_code == 422
    assert answer.context["form"]["text"].value() == "Ny fråga"
    assert writer.question("mentor")["text"]["sv"] == "Har du en mentor?"


def test_a_personal_identity_number_is_stopped_until_it_is_something_else(writer):
    stopped = writer.save("question_edit", "more", text="Gäller det 850709-9805?")
    assert stopped.status_code == 422
    assert "Din text finns kvar." in stopped.text

    assert writer.save("question_edit", "more", text="Gäller det 850709-9805?", not_a_number="on").status_code == 302


@pytest.mark.parametrize("button", ["more", "answers", "change_kind", "lift"])
def test_a_button_that_only_shows_saves_nothing(writer, button):
    before = writer.document

    page = writer.save("question_edit", "mentor", **{"text": "Jag håller på", button: "2", "as": "text"})

    assert page.status_code == 200
    assert page.context["form"]["text"].value() == "Jag håller på"
    assert writer.document == before


def test_the_answers_of_the_chosen_question_are_shown(writer):
    page = writer.save("question_edit", "more", **{"when-question": "mentor", "answers": "1"})
    assert dict(page.context["form"].fields["when-options"].choices) == {"yes": "Ja", "no": "Nej"}

    writer.save("question_edit", "more", **{"when-question": "mentor", "when-options": ["no"]})
    assert writer.question("more")["when"] == {"question": "mentor", "options": ["no"]}


def test_another_kind_is_told_to_break_the_comparison(leaving):
    page = leaving.save("question_edit", "how-long", **{"as": "number", "change_kind": "1"})

    assert "En tidigare upplaga ställer den som en annan sort." in page.text


def test_sections_are_added_and_changed(writer):
    writer.save("section_add", name="Till sist", help="Två frågor kvar.")
    writer.save("section_edit", "work", name="Ditt arbete")

    assert [one["key"] for one in writer.document["sections"]] == ["work", "needs", "till-sist"]
    assert writer.document["sections"][0]["name"]["sv"] == "Ditt arbete"


def test_what_it_is_called_and_how_it_begins(writer):
    writer.save("head_edit", name="Alla slag", intro="Tack för att du svarar.")

    head = writer.document["questionnaire"]
    assert (head["key"], head["name"]["sv"], head["intro"]["sv"]) == (
        "every-kind",
        "Alla slag",
        "Tack för att du svarar.",
    )


# -- by several people ------------------------------------------------------------------------------------------


def test_two_who_write_different_questions_both_get_their_way(writer):
    forms = {key: writer.form("question_edit", key) for key in ("mentor", "more")}

    answers = [writer.post("question_edit", key, **form | {"text": f"Ny {key}"}) for key, form in forms.items()]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert [writer.question(key)["text"]["sv"] for key in forms] == ["Ny mentor", "Ny more"]


def test_two_who_write_the_same_question_are_told_and_lose_nothing(writer):
    form = writer.form("question_edit", "mentor")
    writer.post("question_edit", "mentor", **form | {"text": "Den första sparade"})

    late = writer.post("question_edit", "mentor", **form | {"text": "Jag skrev det här"})

    assert late.status_code == 409
    assert ("Frågan", "Den första sparade") in late.context["others"]
    assert "Birgitta Sjöhed sparade" in late.text
    assert late.context["form"]["text"].value() == "Jag skrev det här"
    again = form | {"text": "Jag skrev det här", "seen": late.context["form"]["seen"].value()}
    assert writer.post("question_edit", "mentor", **again).status_code == 302
    assert writer.question("mentor")["text"]["sv"] == "Jag skrev det här"


def test_a_question_that_somebody_took_away_is_told_and_its_words_are_kept(writer):
    form = writer.form("question_edit", "more")
    writer.post("row_remove", "questions", "more")

    assert writer.post("question_edit", "more", **form | {"text": "Jag skrev det här"}).status_code == 404


# -- moved, taken away, put back --------------------------------------------------------------------------------


def seen(writer):
    return writer.client.get(writer.url()).context["page"].order


def test_a_question_moves_with_its_buttons(writer):
    page = writer.client.get(writer.url()).context["page"]
    line = page.parts[0].lines[1]

    answer = writer.post("row_move", "questions", "mentor", move=line.moves.up, order=page.order)

    assert answer.url == f"{writer.url()}?moved=mentor#question-mentor"
    assert writer.keys[0] == ["work", "mentor", "help", "met", "why-not"]


def test_a_section_moves_with_its_buttons(writer):
    writer.post("row_move", "sections", "needs", move="before:work", order=seen(writer))

    assert [keys[0] for keys in writer.keys] == ["needs", "work"]


@pytest.mark.parametrize("way", ["", "before:gone", "first:gone", "sideways:help"])
def test_a_move_that_leads_nowhere_moves_nothing(writer, way):
    before = writer.keys

    assert writer.post("row_move", "questions", "mentor", move=way, order=seen(writer)).status_code == 302
    assert writer.keys == before


def test_a_move_among_others_than_one_saw_is_told(writer):
    order = seen(writer)
    writer.post("row_remove", "questions", "help")

    page = writer.client.get(writer.post("row_move", "questions", "met", move="before:mentor", order=order).url)

    assert "Någon annan har ändrat ordningen under tiden." in page.text
    assert writer.keys[0] == ["work", "mentor", "met", "why-not"]


def test_what_is_taken_away_can_be_put_back(writer):
    before = writer.keys
    page = writer.client.get(writer.post("row_remove", "questions", "mentor").url.partition("#")[0])
    assert "”Har du en mentor?” är borttagen." in page.text
    assert writer.keys[0] == ["work", "help", "met", "why-not"]

    answer = writer.post("row_put_back", key="mentor")

    assert answer.url == f"{writer.url()}#question-mentor"
    assert writer.keys == before
    assert "är borttagen." not in writer.client.get(writer.url()).text


def test_a_section_is_put_back_with_its_questions_and_so_is_what_went_before(writer):
    before = writer.keys
    writer.post("row_remove", "questions", "lacks")
    writer.post("row_remove", "sections", "needs")

    writer.post("row_put_back", key="needs")
    writer.post("row_put_back", key="lacks")

    assert writer.keys == before


def test_nothing_is_put_back_that_this_person_did_not_take_away(writer, client, cast):
    assert writer.post("row_put_back", key="mentor").url == writer.url()


def test_the_last_section_stays(writer):
    writer.post("row_remove", "sections", "work")

    writer.post("row_remove", "sections", "needs")

    assert [keys[0] for keys in writer.keys] == ["needs"]


def test_what_is_asked_after_a_question_that_is_gone_has_to_be_mended(writer):
    page = writer.client.get(writer.url("question_edit", "mentor"))
    assert [str(one) for one in page.context["depending"]] == ["Hur ofta har ni setts?", "Varför inte?"]

    writer.post("row_remove", "questions", "mentor")

    page = writer.client.get(writer.url())
    told = {row.where: row.url for row in page.context["draft"].problems}
    assert told == {
        "Hur ofta har ni setts?": writer.url("question_edit", "met"),
        "Varför inte?": writer.url("question_edit", "why-not"),
    }
    assert "Ställs bara efter en fråga som inte längre finns här." in page.text


@pytest.mark.parametrize("name", ["edition_edit", "head_edit", "section_add", "edition_publish", "edition_discard"])
def test_a_published_edition_has_no_page_to_change_it(writer, cast, name):
    publish(writer.edition, by=cast["coordinator"])

    assert writer.client.get(writer.url(name)).status_code == 404


def test_what_is_no_section_and_no_question_is_not_found(writer):
    for args in [("questions", "gone"), ("sections", "gone"), ("head", "work"), ("rows", "help")]:
        assert writer.post("row_move", *args, move="before:help").status_code == 404
    assert writer.client.get(reverse("questionnaires:edition_edit", args=[987654])).status_code == 404
