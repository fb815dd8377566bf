"""Questions as a form: every kind is filled in, shown again, and nothing typed is lost."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string

from questionnaires.form import AnswersForm
from questionnaires.page import groups_of, minutes_for
from tests.questionnaires.sheet import ANSWERS, POSTED, sheet


def posted(**changed):
    data = QueryDict(mutable=True)
    for name, value in (POSTED | changed).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def form_of(data=None, answers=None, **kwargs):
    asked = sheet()
    return AnswersForm(data, questions=asked.questions, sections=asked.sections, answers=answers or {}, **kwargs)


def page_of(form):
    return render_to_string("questionnaires/_questions.html", {"form": form, "groups": groups_of(form)})


def test_every_kind_of_question_gives_its_answer():
    form = form_of(posted())

    assert form.is_valid(), form.errors
    assert form.answers == ANSWERS


def test_a_draft_keeps_what_is_folded_away_and_sending_leaves_it_out():
    form = form_of(posted())

    assert form.is_valid()
    assert form.typed == ANSWERS | {"why-not": "Ingen har frågat"}
    assert "why-not" not in form.answers


def test_everything_may_be_left():
    form = form_of(QueryDict("revision=0"))

    assert form.is_valid()
    assert form.answers == {}


def test_own_words_beside_other_are_sent_only_by_those_who_took_it():
    form = form_of(posted(**{"q-lacks": ["time"]}))

    assert form.is_valid()
    assert form.typed["lacks.other"] == "En plats att sitta"
    assert "lacks.other" not in form.answers


@pytest.mark.parametrize(
    ("changed", "name"),
    [
        ({"q-help": "9"}, "q-help"),
        ({"q-met": "ofta"}, "q-met"),
        ({"q-met": "-1"}, "q-met"),
        ({"q-lacks": ["time", "pay", "support"]}, "q-lacks"),
        ({"q-first:time": "1"}, "q-first"),
        ({"q-first:time": "4"}, "q-first"),
        ({"q-more": "Barnet 19811218-9876"}, "q-more"),
        ({"q-lacks.other": "Barnet 19811218-9876"}, "q-lacks.other"),
    ],
)
def test_what_is_wrong_is_said_at_its_question_and_the_rest_is_kept(changed, name):
    before = {"help": "2", "met": 1, "lacks": ["pay"], "lacks.other": "y", "first": ["else"], "more": "x"}
    form = form_of(posted(**changed), answers=before)

    assert not form.is_valid()
    assert list(form.errors) == [name]
    key = name.removeprefix("q-")
    kept = ANSWERS | {"why-not": "Ingen har frågat"}
    assert form.typed == kept | {key: before[key]}


def test_what_looks_like_a_number_is_shown_again_with_a_way_on():
    form = form_of(posted(**{"q-more": "Ärende 19811218-9876"}))

    page = page_of(form)

    assert "Ärende 19811218-9876</textarea>" in page
    assert 'name="not_a_number"' in page
    assert form_of(posted(**{"q-more": "Ärende 19811218-9876", "not_a_number": "on"})).is_valid()


def test_the_answers_of_a_draft_are_shown_where_they_were_given():
    page = page_of(form_of(answers=ANSWERS))

    assert page.count("checked") == 4
    assert 'value="6"' in page
    assert 'value="En plats att sitta"' in page
    assert "Mer tid.</textarea>" in page
    assert page.count("selected") == 2


def test_two_with_the_same_place_stand_as_they_were_posted():
    form = form_of(posted(**{"q-first:time": "1"}))

    page = page_of(form)

    assert page.count('<option value="1" selected>') == 2


def test_the_headings_are_those_of_the_sections_and_count_what_is_asked():
    work, needs = groups_of(form_of(answers={"help": "3", "mentor": "no"}))

    assert [str(work.name), str(needs.name)] == ["Arbetet", "Behov"]
    assert (work.first, work.last, work.answered, work.total) == (1, 4, 2, 3)
    assert (needs.first, needs.last, needs.answered, needs.total) == (5, 7, 0, 3)


def test_a_question_that_follows_says_after_which_answer():
    rows = groups_of(form_of())[0].rows

    assert [row.follows and (row.follows.number, row.follows.words) for row in rows] == [
        None,
        None,
        (2, "”Ja”"),
        (2, "”Nej”"),
    ]


def test_questions_without_sections_stand_under_headings_by_their_kind():
    questions = [question for question in sheet().questions if question.key in ("help", "mentor", "more")]

    groups = groups_of(AnswersForm(questions=questions, answers={}))

    assert [str(group.name) for group in groups] == ["Så har det varit", "Framåt", "Med egna ord"]


def test_a_question_with_help_or_a_limit_is_described_by_it():
    page = page_of(form_of())

    assert 'aria-describedby="id_q-lacks_helptext"' in page
    assert "Det som du har märkt själv. " in page


@pytest.mark.parametrize(("keys", "minutes"), [(["help"], 1), (["help", "more"], 3), (["more"] * 4, 10)])
def test_about_how_long_it_takes(keys, minutes):
    assert minutes_for([sheet().by_key[key] for key in keys]) == minutes


def test_what_not_to_write_stands_once_before_the_first_words():
    assert page_of(form_of()).count("Skriv inget om barn") == 1
    assert [group.warns for group in groups_of(form_of())] == [True, False]
