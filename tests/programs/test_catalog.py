import json
from collections import Counter
from datetime import date, timedelta

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from programs import files
from programs.cadence import Cadence
from programs.calendar import occurrences
from questionnaires.catalog import shipped_by_key

AREAS = {
    "politically-governed-organisation",
    "rules-and-guidelines",
    "case-handling-process",
    "documentation-and-communication",
    "encounters-conversations-and-relations",
    "collaboration",
    "follow-up-and-evaluation",
}
DEEP = ["goteborg-experienced", "goteborg-new", "goteborg-team-leaders", "kunskapsguiden", "skarholmen", "sormland"]
SKELETONS = ["chiefs", "jonkoping", "ljusdal", "skr", "stockholm", "uppsala", "yrkesresan"]
FOR_LEADERS = ["chiefs", "goteborg-team-leaders"]
BACKGROUNDS = ["new-graduate", "new-to-authority", "new-to-target-group", "new-in-municipality"]
SAFETY_FIRST = ["child-in-danger-now", "immediate-safety-assessment", "safe-home-visits"]
START = date(2026, 8, 17)

# What nobody does alone before something else, wherever a programme has it.
ALONE = {
    "receive-a-report": {"child-in-danger-now", "immediate-safety-assessment"},
    "first-investigation": {"immediate-safety-assessment", "bbic-basics"},
    "open-an-investigation": {"immediate-safety-assessment", "bbic-basics"},
    "home-visit-with-a-colleague": {"safe-home-visits"},
    "hand-out-cases": {"immediate-safety-assessment", "safe-home-visits"},
    "decide-alone": {"immediate-safety-assessment"},
}


@pytest.fixture(scope="module")
def shipped():
    return {entry.key: entry.content for entry in files.catalog()}


@pytest.fixture
def skarholmen(shipped):
    return shipped["skarholmen"]


@pytest.fixture
def sormland(shipped):
    return shipped["sormland"]


def by_key(rows):
    return {row["key"]: row for row in rows}


def waits_for(items, key):
    """Everything that comes before an item, however far back."""
    first = items[key].get("after", [])
    return {*first, *(earlier for each in first for earlier in waits_for(items, each))}


def texts(value, path=""):
    """Every text of a file with its place."""
    if isinstance(value, dict) and "sv" in value:
        yield path, value
    elif isinstance(value, dict | list):
        for name, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(child, f"{path}/{name}")


def test_catalog_lists_the_shipped_files():
    assert {entry.key for entry in files.catalog()} == {*DEEP, *SKELETONS}
    assert all(entry.content["program"]["key"] == entry.key for entry in files.catalog())
    assert {entry.key for entry in files.catalog() if entry.content["program"].get("skeleton")} == set(SKELETONS)


def test_other_tools_agree_with_the_schema():
    schema = files.CATALOG / "program.schema.json"

    result = CliRunner().invoke(
        check_jsonschema, ["--schemafile", str(schema), *(str(entry.path) for entry in files.catalog())]
    )

    assert result.exit_code == 0, result.output
    assert json.loads(schema.read_text("utf-8"))["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("key", [*DEEP, *SKELETONS])
class TestEveryProgramme:
    def test_the_seven_areas_can_be_compared(self, shipped, key):
        assert set(by_key(shipped[key]["areas"])) == AREAS

    def test_every_phase_has_themes_and_every_theme_is_met(self, shipped, key):
        data = shipped[key]
        met = {item["theme"] for item in data["items"]}
        met |= {session["theme"] for series in data.get("sessions", []) for session in series["sessions"]}

        assert {theme["phase"] for theme in data["themes"]} == set(by_key(data["phases"]))
        assert met == set(by_key(data["themes"]))

    def test_every_text_is_in_both_languages(self, shipped, key):
        assert [path for path, words in texts(shipped[key]) if not words.get("en")] == []

    def test_no_text_has_stray_space(self, shipped, key):
        for path, words in texts(shipped[key]):
            for text in words.values():
                assert text == " ".join(text.split()), path

    def test_every_item_says_where_it_comes_from(self, shipped, key):
        data = shipped[key]
        known = {"ours", *by_key(data["sources"])}

        assert {item.get("source") for item in data["items"]} <= known
        assert {"sv", "en"} == set(data["program"]["source"])
        assert "vårt eget förslag" in data["program"]["source"]["sv"]

    def test_no_source_is_named_in_vain(self, shipped, key):
        data = shipped[key]

        assert set(by_key(data["sources"])) == {item["source"] for item in data["items"]} - {"ours"}

    def test_mentors_decide_nothing_and_everyone_promises(self, shipped, key):
        data = shipped[key]

        assert by_key(data["helpers"])["mentor"]["decides"]["sv"].startswith("Ingenting")
        assert {"newcomer", "mentor", "chief"} <= {row["role"] for row in data["agreement"]}

    def test_who_confirms_practice_may_do_so(self, shipped, key):
        helpers = by_key(shipped[key]["helpers"])
        confirming = {item["practice"]["confirmed_by"] for item in shipped[key]["items"] if "practice" in item}

        assert all(role == "chief" or "confirm-practice" in helpers[role]["may"] for role in confirming)

    def test_safety_comes_in_the_first_three_weeks_and_waits_for_nothing(self, shipped, key):
        items = by_key(shipped[key]["items"])

        for safety in SAFETY_FIRST:
            assert set(items[safety]["weeks"]) <= {1, 2, 3}
            assert "after" not in items[safety]
            assert "categories" not in items[safety]

    def test_what_is_done_alone_waits_for_safety(self, shipped, key):
        items = by_key(shipped[key]["items"])
        alone = items.keys() & ALONE.keys()

        assert alone or key == "goteborg-experienced"  # who has safety anew in week 1 and handles cases already
        for done in alone:
            assert ALONE[done] <= waits_for(items, done), done

    def test_what_is_prepared_is_ready_before_the_first_day(self, shipped, key):
        items = shipped[key]["items"]

        assert all(item["weeks"][1] <= 0 for item in items if item["kind"] == "prepared")
        assert all(item["weeks"][0] >= 1 for item in items if item["kind"] != "prepared")
        assert all(item["responsible"] != "newcomer" for item in items if item["kind"] == "prepared")

    def test_law_is_an_act_and_never_a_section(self, shipped, key):
        laws = [item["law"]["ref"] for item in shipped[key]["items"] if "law" in item]

        assert all(":" in ref and "§" not in ref and "kap" not in ref for ref in laws)
        assert "Socialtjänstlag (2025:400)" in laws
        assert not any("2001:453" in ref for ref in laws)

    def test_no_text_names_a_section_of_the_law(self, shipped, key):
        assert [path for path, words in texts(shipped[key]) if "§" in words["sv"] or " kap." in words["sv"]] == []

    def test_conversations_with_the_mentor_are_confidential(self, shipped, key):
        mentor = by_key(shipped[key]["meetings"])["mentor"]

        assert mentor["confidential"]
        assert mentor["roles"] == ["mentor", "newcomer"]

    def test_scales_have_words_at_every_step_and_a_way_out(self, shipped, key):
        for questionnaire in shipped[key].get("questionnaires", []):
            for question in questions_of(questionnaire):
                if question["kind"] == "scale":
                    assert question["options"][-1]["key"] == "do-not-know"


def questions_of(questionnaire):
    """Under headings, or at once."""
    sections = questionnaire.get("sections") or [questionnaire]
    return [question for section in sections for question in section["questions"]]


@pytest.mark.parametrize("key", DEEP)
def test_a_programme_to_use_on_monday_has_items_in_every_area(shipped, key):
    data = shipped[key]
    area_of = {theme["key"]: theme["area"] for theme in data["themes"]}

    assert {area_of[item["theme"]] for item in data["items"]} == AREAS
    assert len(data["items"]) >= 25
    assert data["evaluations"]
    assert data["workload"]
    assert data["requirements"]


@pytest.mark.parametrize("key", ["goteborg-new", "kunskapsguiden", "skarholmen", "sormland"])
def test_newcomers_have_the_four_backgrounds_and_what_the_unit_prepares(shipped, key):
    data = shipped[key]

    assert [row["key"] for row in data["categories"]][:4] == BACKGROUNDS
    assert sum(item["kind"] == "prepared" for item in data["items"]) >= 4


@pytest.mark.parametrize("key", [key for key in [*DEEP, *SKELETONS] if key not in FOR_LEADERS])
def test_bbic_is_named_and_linked_as_an_external_course(shipped, key):
    items = by_key(shipped[key]["items"])

    if "bbic-basics" in items:
        assert items["bbic-basics"]["kind"] == "external-course"
        assert items["bbic-basics"]["url"].startswith("https://kunskapsguiden.se/")
    else:
        assert key == "goteborg-experienced"


def test_skarholmen_has_items_of_both_parts_and_levels(skarholmen):
    items = skarholmen["items"]

    assert len(items) >= 45
    assert min(Counter(item["part"] for item in items).values()) >= 20
    assert min(Counter(item["level"] for item in items).values()) >= 20
    assert len({item["kind"] for item in items}) == 9


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
        "trainee": "26w",
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
    questions = by_key(questions_of(individual))

    assert individual["sections"] == shipped_by_key("individual").document["sections"]
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


def test_goteborg_part_one_is_four_months_and_part_two_comes_in_pieces(shipped):
    phases = by_key(shipped["goteborg-new"]["phases"])

    assert (phases["part-one"]["start"], phases["part-one"]["length"]) == ("0w", "4m")
    assert sum(key.startswith("part-two") for key in phases) == 3
    assert shipped["goteborg-new"]["program"]["length"] == "24m"


def test_goteborg_common_items_of_the_source_are_practised_at_home_with_the_team_leader(shipped):
    practised = [item for item in shipped["goteborg-new"]["items"] if "practice" in item]

    assert {item["practice"]["confirmed_by"] for item in practised} == {"team-leader"}
    assert {item["level"] for item in practised} == {"common"}
    assert sum(item["source"] == "goteborg" for item in practised) == 8


def test_goteborg_audiences_follow_years_of_experience(shipped):
    assert shipped["goteborg-new"]["program"]["experience"] == {"until": 3}  # 0–2 years, whole years
    assert shipped["goteborg-experienced"]["program"]["experience"] == {"from": 3}


def test_team_leaders_have_two_local_parts_and_six_common(shipped):
    data = shipped["goteborg-team-leaders"]
    items = by_key(data["items"])
    [days, _supervision] = data["sessions"]

    assert {items[key]["level"] for key in ["own-supervision", "professional-network"]} == {"local"}
    assert sum(item["level"] == "common" and item["kind"] == "course" for item in data["items"]) == 6
    assert len(days["sessions"]) == 6


def test_kunskapsguiden_theme_days_are_followed_up_by_chief_or_mentor(shipped):
    data = shipped["kunskapsguiden"]
    confirming = {item["practice"]["confirmed_by"] for item in data["items"] if "practice" in item}

    assert confirming == {"chief", "mentor"}
    assert {row["kind"] for row in data["sessions"]} == {"course", "supervision"}
    assert by_key(data["quotas"])["supervision"]["part_of"] == "training"


def test_skeletons_have_the_structure_of_their_source(shipped):
    assert len(shipped["stockholm"]["sessions"][0]["sessions"]) in (5, 6)
    assert len(shipped["uppsala"]["phases"]) == 3
    assert len(shipped["skr"]["categories"]) == 4
    assert shipped["ljusdal"]["program"]["seats"] == 2
    assert shipped["ljusdal"]["phases"][0]["start"].startswith("-")
    assert {item["level"] for item in shipped["jonkoping"]["items"]} == {"common"}
    assert len(shipped["yrkesresan"]["categories"]) == 3


def test_courses_of_yrkesresan_are_external_and_linked(shipped):
    courses = [
        item for item in shipped["yrkesresan"]["items"] if item["source"] == "yrkesresan" and "categories" in item
    ]

    assert {item["kind"] for item in courses} == {"external-course"}
    assert all(item["url"].startswith("https://") for item in courses)
    assert {key for item in courses for key in item["categories"]} == {"new", "accustomed", "experienced"}
