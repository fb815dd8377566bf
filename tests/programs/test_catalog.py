import json
from collections import Counter
from datetime import date, timedelta

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from programs import files
from programs.cadence import Cadence
from programs.calendar import occurrences

AREAS = {
    "politically-governed-organisation",
    "rules-and-guidelines",
    "case-handling-process",
    "documentation-and-communication",
    "encounters-conversations-and-relations",
    "collaboration",
    "follow-up-and-evaluation",
}
SAFETY_FIRST = ["child-in-danger-now", "immediate-safety-assessment", "safe-home-visits"]
START = date(2026, 8, 17)


@pytest.fixture(scope="module")
def shipped():
    return {entry.key: files.read(entry.path) for entry in files.catalog()}


@pytest.fixture
def skarholmen(shipped):
    return shipped["skarholmen"]


@pytest.fixture
def sormland(shipped):
    return shipped["sormland"]


def by_key(rows):
    return {row["key"]: row for row in rows}


def texts(value, path=""):
    """Every text of a file with its place."""
    if isinstance(value, dict) and "sv" in value:
        yield path, value
    elif isinstance(value, dict | list):
        for name, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(child, f"{path}/{name}")


def test_catalog_lists_the_shipped_files():
    assert {entry.key: entry.path.name for entry in files.catalog()} == {
        "skarholmen": "skarholmen.yaml",
        "sormland": "sormland.yaml",
    }
    assert files.catalog()[0].name == {"sv": "Mentorsprogrammet", "en": "The mentor programme"}


def test_other_tools_agree_with_the_schema():
    schema = files.CATALOG / "program.schema.json"

    result = CliRunner().invoke(
        check_jsonschema, ["--schemafile", str(schema), *(str(entry.path) for entry in files.catalog())]
    )

    assert result.exit_code == 0, result.output
    assert json.loads(schema.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("key", ["skarholmen", "sormland"])
class TestEveryProgramme:
    def test_all_areas_have_items(self, shipped, key):
        data = shipped[key]
        area_of = {theme["key"]: theme["area"] for theme in data["themes"]}

        assert set(by_key(data["areas"])) == AREAS
        assert {area_of[item["theme"]] for item in data["items"]} == AREAS

    def test_every_phase_has_themes_and_every_theme_is_met(self, shipped, key):
        data = shipped[key]
        met = {item["theme"] for item in data["items"]}
        met |= {session["theme"] for series in data["sessions"] for session in series["sessions"]}

        assert {theme["phase"] for theme in data["themes"]} == set(by_key(data["phases"]))
        assert met == set(by_key(data["themes"]))

    def test_every_text_is_in_both_languages(self, shipped, key):
        assert [path for path, words in texts(shipped[key]) if not words.get("en")] == []

    def test_no_text_has_a_note_to_the_writer_or_stray_space(self, shipped, key):
        for path, words in texts(shipped[key]):
            for text in words.values():
                assert text == " ".join(text.split()), path
                assert "TODO" not in text

    def test_the_four_categories_and_the_roles_that_decide(self, shipped, key):
        data = shipped[key]

        assert list(by_key(data["categories"])) == [
            "new-graduate",
            "new-to-authority",
            "new-to-target-group",
            "new-in-municipality",
        ]
        assert by_key(data["helpers"])["mentor"]["decides"]["sv"].startswith("Ingenting")
        assert {row["role"] for row in data["agreement"]} == {"newcomer", "mentor", "chief"}

    def test_safety_comes_in_the_first_three_weeks_and_waits_for_nothing(self, shipped, key):
        items = by_key(shipped[key]["items"])

        for safety in SAFETY_FIRST:
            assert set(items[safety]["weeks"]) <= {1, 2, 3}
            assert "after" not in items[safety]

    def test_what_the_unit_prepares_is_ready_before_the_first_day(self, shipped, key):
        prepared = [item for item in shipped[key]["items"] if item["kind"] == "prepared"]

        assert len(prepared) >= 4
        assert all(item["weeks"][1] <= 0 and item["responsible"] != "newcomer" for item in prepared)
        assert all(item["weeks"][0] >= 1 for item in shipped[key]["items"] if item["kind"] != "prepared")

    def test_law_is_an_act_and_never_a_section(self, shipped, key):
        laws = [item["law"]["ref"] for item in shipped[key]["items"] if "law" in item]

        assert laws
        assert all(":" in ref and "§" not in ref and "kap" not in ref for ref in laws)
        assert "Socialtjänstlag (2025:400)" in laws

    def test_conversations_with_the_mentor_are_confidential(self, shipped, key):
        mentor = by_key(shipped[key]["meetings"])["mentor"]

        assert mentor["confidential"]
        assert mentor["roles"] == ["mentor", "newcomer"]

    def test_scales_have_words_at_every_step_and_a_way_out(self, shipped, key):
        for questionnaire in shipped[key]["questionnaires"]:
            for question in questionnaire["questions"]:
                if question["kind"] == "scale":
                    assert question["options"][-1]["key"] == "do-not-know"


def test_skarholmen_has_items_of_both_parts_and_levels(skarholmen):
    items = skarholmen["items"]

    assert len(items) >= 45
    assert min(Counter(item["part"] for item in items).values()) >= 20
    assert min(Counter(item["level"] for item in items).values()) >= 20
    assert len({item["kind"] for item in items}) == 8


def test_skarholmen_phases_overlap_and_begin_before_the_first_day(skarholmen):
    phases = by_key(skarholmen["phases"])

    assert {key: (phase["start"], phase["length"]) for key, phase in phases.items()} == {
        "before": ("-4w", "4w"),
        "land": ("0w", "4w"),
        "learn": ("2w", "11w"),
        "own": ("12w", "14w"),
        "deepen": ("26w", "18m"),
    }
    assert skarholmen["program"]["length"] == "24m"


@pytest.mark.parametrize(
    ("series", "weekday", "in_13_weeks", "in_26_weeks", "last_on"),
    [("mentor", 0, 9, 16, date(2027, 2, 8)), ("joint", 2, 8, 15, date(2027, 2, 10))],
)
def test_skarholmen_meetings_thin_out(skarholmen, series, weekday, in_13_weeks, in_26_weeks, last_on):
    def planned(weeks):
        stages = [
            stage | {"until": f"{weeks}w"} if stage.get("until") == "close_support" else stage
            for stage in by_key(skarholmen["meetings"])[series]["cadence"][:2]
        ]
        slots = occurrences(START, START + timedelta(weeks=weeks, days=-1), weekday, Cadence.parse(stages))
        return [slot.planned_on for slot in slots]

    assert len(planned(13)) == in_13_weeks
    assert len(planned(26)) == in_26_weeks
    assert planned(26)[-1] == last_on


def test_skarholmen_close_support_follows_experience(skarholmen):
    support = {row["key"]: row["close_support"] for row in skarholmen["categories"]}

    assert support == {
        "new-graduate": "26w",
        "new-to-authority": "26w",
        "new-to-target-group": "17w",
        "new-in-municipality": "13w",
    }


def test_skarholmen_chiefs_and_mentors_meet_about_the_whole_unit(skarholmen):
    meeting = by_key(skarholmen["meetings"])["chief-mentor"]

    assert (meeting["scope"], meeting["roles"], meeting["cadence"]) == ("unit", ["chief", "mentor"], [{"every": "2w"}])


def test_skarholmen_has_six_group_sessions_with_reading(skarholmen):
    [group] = skarholmen["sessions"]

    assert [session["key"] for session in group["sessions"]] == [
        "incoming-information",
        "planning-an-investigation",
        "gathering-information",
        "analysis-and-assessment",
        "risk-needs-and-goals",
        "care-plan-and-follow-up",
    ]
    assert (group["kind"], group["every"], group["roles"]) == ("group", "1w", ["newcomer", "mentor"])
    assert all(90 <= session["minutes"] <= 120 and session["reading"] for session in group["sessions"])


def test_skarholmen_evaluates_from_both_sides_at_three_and_six_months(skarholmen):
    [individual] = skarholmen["questionnaires"]
    questions = by_key(individual["questions"])

    assert [(row["at"], row["answered_by"]) for row in skarholmen["evaluations"]] == [
        ("3m", ["newcomer", "mentor"]),
        ("6m", ["newcomer", "mentor"]),
    ]
    assert {"what-we-have-done", "development-seen", "own-contribution"} <= set(questions)
    assert questions["advice-to-mentor"]["for"] == ["newcomer"]


def test_skarholmen_nobody_investigates_without_basic_training_and_safety(skarholmen):
    items = by_key(skarholmen["items"])

    assert "immediate-safety-assessment" in items["receive-a-report"]["after"]
    assert "bbic-basics" in items["open-an-investigation"]["after"]
    assert "new-in-municipality" not in items["bbic-basics"]["categories"]


def test_sormland_has_eight_course_days_and_the_mentors_come_to_the_last(sormland):
    course = by_key(sormland["sessions"])["course"]

    assert (course["kind"], course["every"], len(course["sessions"])) == ("course", "1m", 8)
    assert [session["theme"] for session in course["sessions"]] == [
        "assignment-and-responsibility",
        "the-role",
        "childrens-rights",
        "investigations",
        "investigations",
        "collaboration",
        "systematic-follow-up",
        "looking-ahead",
    ]
    assert [session["key"] for session in course["sessions"] if session.get("roles")] == ["looking-ahead"]
    assert course["sessions"][-1]["roles"] == ["newcomer", "mentor"]


def test_sormland_supervision_is_for_those_who_finished_the_course(sormland):
    supervision = by_key(sormland["sessions"])["supervision"]

    assert (supervision["kind"], supervision["after"], supervision["seats"]) == ("supervision", "course", 10)
    assert (supervision["every"], len(supervision["sessions"])) == ("1m", 5)


def test_sormland_is_another_programme(skarholmen, sormland):
    assert 20 <= len(sormland["items"]) <= 30
    assert [row["at"] for row in sormland["evaluations"]] == ["3m", "8m"]
    assert set(by_key(sormland["phases"])) != set(by_key(skarholmen["phases"]))
    assert "introducer" in by_key(sormland["helpers"])
