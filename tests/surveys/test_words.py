"""Own words: who reads them, how they are sorted, and what they add to an option."""

import uuid

import pytest

from accounts.models import Event
from surveys.models import Code, Coded, Words
from surveys.results import coding
from surveys.results.page import Page
from surveys.results.words import recoded_in, written_in
from tests.surveys.counted import answers_of_sixty, closed_round, edition_of, named_round

pytestmark = pytest.mark.django_db
TOPICS = "topics.other"


@pytest.fixture
def edition(places):
    return edition_of(places.region)


@pytest.fixture
def survey(edition, cast):
    """Twelve wrote what they want to learn, beside “other”."""
    survey = closed_round(edition, answers_of_sixty(), by=cast["coordinator"])
    texts = [Words(survey=survey, question_key=TOPICS, words=f"Riskbedömning {number}") for number in range(12)]
    Words.objects.bulk_create(texts)
    return survey


@pytest.fixture
def code(survey, cast):
    return coding.create_code(survey, TOPICS, "Risk", by=cast["coordinator"], option_key="b")


def put(code, number, cast):
    pairs = {(code.pk, str(text.pk)) for text in code.survey.words.all()[:number]}
    coding.sort_words(code.survey, TOPICS, set(), pairs, by=cast["coordinator"])


def topic(survey, person):
    result = next(row for row in Page(survey, person).results if row.question.key == "topics")
    return next(row for row in result.rows if row.key == "b")


def test_recoded_words_add_to_the_option_and_stand_apart(survey, code, cast):
    put(code, 7, cast)

    row = topic(survey, cast["coordinator"])

    assert (row.place, row.count, row.recoded, row.total) == (1, 27, 7, 34)
    assert survey.frozen.get(question_key="topics", split="").counts["b"] == 27
    assert {row.words for row in survey.words.all()} == {f"Riskbedömning {number}" for number in range(12)}


@pytest.mark.parametrize(("number", "told"), [(4, 0), (5, 5)])
def test_who_may_not_read_the_words_sees_no_few(survey, code, cast, number, told):
    survey.asked.create(person=cast["newcomer"])
    put(code, number, cast)

    assert topic(survey, cast["newcomer"]).recoded == told
    codes = next(row.codes for row in written_in(survey, cast["newcomer"]) if row.key == TOPICS)
    assert [code.number for code in codes] == [told] * bool(told)


def test_two_who_sort_at_once_do_not_undo_each_other(survey, code, cast):
    first, second = survey.words.all()[:2]
    other = coding.create_code(survey, TOPICS, "Metod", by=cast["coordinator"])
    opened = set()

    coding.sort_words(survey, TOPICS, opened, {(code.pk, str(first.pk))}, by=cast["coordinator"])
    coding.sort_words(survey, TOPICS, opened, {(other.pk, str(second.pk))}, by=cast["coordinator"])

    assert set(Coded.objects.values_list("code", "words")) == {(code.pk, first.pk), (other.pk, second.pk)}


def test_a_tick_that_is_taken_away(survey, code, cast):
    put(code, 2, cast)
    ticked = {(code.pk, str(pk)) for pk in Coded.objects.values_list("words", flat=True)}

    coding.sort_words(survey, TOPICS, ticked, set(), by=cast["coordinator"])

    assert not Coded.objects.exists()
    assert Event.objects.filter(verb="surveys.words_sorted").count() == 2


def test_only_texts_and_headings_of_the_question_are_sorted(survey, code, cast):
    elsewhere = Words.objects.create(survey=survey, question_key="words", words="Bra")
    wrong = {(code.pk, str(elsewhere.pk)), (code.pk, str(uuid.uuid4())), (code.pk, "1 OR 1"), (99999, "x")}

    coding.sort_words(survey, TOPICS, set(), wrong, by=cast["coordinator"])

    assert not Coded.objects.exists()


def test_a_heading_has_one_name(survey, code, cast):
    with pytest.raises(coding.NameTaken):
        coding.create_code(survey, TOPICS, "Risk", by=cast["coordinator"])


def test_the_same_form_twice_is_one_heading(survey, cast):
    key = uuid.uuid4()

    made = [coding.create_code(survey, TOPICS, "Risk", by=cast["coordinator"], request_key=key) for _ in range(2)]

    assert made[0] == made[1]


def test_a_heading_with_texts_stays(code, cast):
    put(code, 1, cast)

    with pytest.raises(coding.NotEmpty):
        coding.remove_code(code, by=cast["coordinator"])


def test_with_names_nobody_is_counted_twice(edition, cast):
    """One chose the option and wrote the same; another only wrote it."""
    said = [{"topics": ["b", "other"], TOPICS: "Risker"}, {"topics": ["other"], TOPICS: "Risk"}]
    survey = named_round(edition, said, cast["chief"])
    code = Code.objects.create(survey=survey, question_key=TOPICS, name="Risk", option_key="b", by=cast["chief"])
    answers = [row.answers.get(question_key=TOPICS) for row in (asked.response for asked in survey.asked.all())]
    Coded.objects.bulk_create(Coded(code=code, answer=answer) for answer in answers)

    assert recoded_in(survey, cast["chief"]) == {"topics": {"b": 1}}
    assert recoded_in(survey, cast["coordinator"]) == {}
    assert written_in(survey, cast["coordinator"]) == []


def test_the_page_of_words(client, survey, code, cast):
    put(code, 7, cast)
    client.force_login(cast["coordinator"])
    address = f"/surveys/{survey.pk}/words/{TOPICS}/"

    everything, left = client.get(address), client.get(f"{address}?under=none")

    assert everything.text.count("<blockquote>") == 12
    assert left.text.count("<blockquote>") == 5
    assert "Räknas som ”Riskbedömning”" in everything.text


def test_sorting_on_the_page(client, survey, code, cast):
    client.force_login(cast["coordinator"])
    text = survey.words.first()

    client.post(f"/surveys/{survey.pk}/words/{TOPICS}/sort/", {"code": [f"{code.pk}:{text.pk}", "x:y"]})

    assert list(Coded.objects.values_list("words", flat=True)) == [text.pk]


def test_headings_on_the_page(client, survey, code, cast):
    client.force_login(cast["coordinator"])
    address, form = f"/surveys/{survey.pk}/words/{TOPICS}/headings/", {"request_key": uuid.uuid4()}

    taken = client.post(address, form | {"name": "Risk"})
    number = client.post(address, form | {"name": "19811218-9876"})
    changed = client.post(f"/surveys/headings/{code.pk}/", form | {"name": "Risker", "option_key": ""})
    removed = client.post(f"/surveys/headings/{code.pk}/remove/")

    assert [taken.status_code, number.status_code] == [422, 422]
    assert [changed.status_code, removed.status_code] == [302, 302]
    assert not Code.objects.exists()


def test_a_question_without_words_has_no_page(client, survey, cast):
    client.force_login(cast["coordinator"])

    assert client.get(f"/surveys/{survey.pk}/words/needed/").status_code == 404
