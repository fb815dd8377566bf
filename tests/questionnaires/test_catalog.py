"""What is shipped: it can be read, says everything in two languages, and keeps its promises to the sources."""

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from questionnaires import files
from questionnaires.catalog import shipped, shipped_by_key
from questionnaires.questions import DO_NOT_KNOW, Kind

# The factors that make social workers stay, as they were ranked in source 002.
FACTORS = [
    "leadership",
    "pay",
    "workload",
    "team",
    "learning",
    "influence",
    "recovery",
    "work-environment",
    "introduction",
    "career",
    "time-for-social-work",
    "administrative-help",
    "safety",
    "other",
]


def options_of(key, question):
    return [option.key for option in shipped_by_key(key).sheet.by_key[question].options]


def texts(value):
    """Every text in a document."""
    if isinstance(value, dict) and "sv" in value:
        yield value
    elif isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from texts(child)


def test_seven_are_shipped():
    keys = [each.key for each in shipped()]

    assert keys == ["chiefs", "course-day", "exit", "group", "individual", "needs", "pulse"]


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.key)
def test_a_shipped_file_is_right_and_written_as_files_are(each):
    text = each.path.read_text("utf-8")

    assert files.write(each.document) == text
    assert each.document["questionnaire"]["key"] == each.key
    assert all(map(str, (each.name, each.summary, each.sheet.intro)))


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.key)
def test_everything_is_said_in_swedish_and_english(each):
    found = list(texts(each.document))

    assert found
    assert [text for text in found if not (text.get("sv") and text.get("en"))] == []


@pytest.mark.parametrize("each", shipped(), ids=lambda each: each.key)
def test_nothing_in_a_shipped_one_has_to_be_invented(each):
    """Whoever has no opinion can say so on every scale, and whoever fits nowhere has an option for own words."""
    for question in each.sheet.questions:
        if question.kind == Kind.SCALE:
            assert question.choices[-1][0] == DO_NOT_KNOW
        if question.kind in (Kind.SEVERAL, Kind.RANK) and len(question.options) > 7:
            assert question.has_other


def test_other_tools_agree_with_the_schema():
    schema = files.CATALOG / "questionnaire.schema.json"

    paths = [str(each.path) for each in shipped()]
    result = CliRunner().invoke(check_jsonschema, ["--schemafile", str(schema), *paths])

    assert result.exit_code == 0, result.output


def test_the_exit_form_asks_of_the_fourteen_factors():
    assert options_of("exit", "reasons") == FACTORS
    assert options_of("exit", "matters-most") == FACTORS


def test_the_needs_survey_has_the_topics_of_both_years():
    topics = options_of("needs", "topics")

    assert len(topics) == 32
    assert options_of("needs", "topics-first") == topics
    assert {"conversation-methods", "church-social-work", "psychotherapy", "cbt", "digital-treatment"} < set(topics)


def test_the_pulse_is_three_scales():
    sheet = shipped_by_key("pulse").sheet

    assert [question.key for question in sheet.questions] == ["comprehensible", "manageable", "meaningful"]
    assert {len(question.steps) for question in sheet.questions} == {7}


def test_chiefs_are_asked_of_every_condition():
    asked = set(shipped_by_key("chiefs").sheet.by_key)

    assert {
        "mentor",
        "supervision",
        "administrative-help",
        "span-of-control",
        "delegation",
        "own-introduction",
    } < asked


def test_the_individual_one_asks_each_side_its_own():
    sheet = shipped_by_key("individual").sheet
    asked = {role: {question.key for question in sheet.for_role(role)} for role in ("newcomer", "mentor", "chief")}

    common = asked["newcomer"] & asked["mentor"]
    assert {"what-we-have-done", "development-seen", "own-contribution", "how-often"} <= common
    assert "advice-to-mentor" in asked["newcomer"] - asked["mentor"] - asked["chief"]
    assert "advice-to-newcomer" in (asked["mentor"] & asked["chief"]) - asked["newcomer"]


def test_the_group_writes_what_the_sources_ask():
    sheet = shipped_by_key("group").sheet

    assert {question.kind for question in sheet.questions} == {Kind.TEXT}
    assert list(sheet.by_key) == ["of-help", "differently", "more-and-less", "one-to-one", "own-contribution"]
