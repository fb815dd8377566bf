"""Whatever a questionnaire says: its file says the same, and branching asks nobody what was not opened."""

from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires import files
from questionnaires.differences import differences
from questionnaires.questions import CLOSED, asked, read
from tests.questionnaires.drawn import documents


@settings(max_examples=30)
@given(documents())
def test_a_file_that_is_written_reads_the_same(document):
    assert files.check(document) == []
    assert files.normal(document) == document
    assert files.read_string(files.write(document)) == document


@settings(max_examples=30)
@given(documents(), st.data())
def test_what_is_taken_away_is_told(document, data):
    after = deepcopy(document)
    section = data.draw(st.sampled_from(after["sections"]))
    gone = section["questions"].pop(data.draw(st.integers(0, len(section["questions"]) - 1)))

    found = differences(document, after)

    assert [(row.kind, row.key) for row in found] == [("removed", gone["key"])]


@settings(max_examples=30)
@given(documents())
def test_without_answers_nothing_that_waits_is_asked(document):
    questions = read(document).questions

    assert asked(questions, {}) == [question for question in questions if question.when is None]


@settings(max_examples=30)
@given(documents(), st.data())
def test_what_is_asked_was_opened_by_what_was_asked_before(document, data):
    questions = read(document).questions
    answers = {
        question.key: data.draw(st.sampled_from([key for key, _words in question.choices]))
        for question in questions
        if question.kind in CLOSED and data.draw(st.booleans())
    }

    found = asked(questions, answers)

    keys = [question.key for question in found]
    for question in found:
        assert question.when is None or question.when.question in keys[: keys.index(question.key)]
        assert question.when is None or answers[question.when.question] in question.when.options
