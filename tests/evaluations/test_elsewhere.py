"""What evaluations say on other pages: counts and dates to everybody, answers to nobody else."""

import json
from datetime import date

import pytest
from django.urls import reverse

from accounts.history import extract
from evaluations.models import Occasion
from evaluations.needs import needs_chief
from evaluations.plan import EvaluationsPart
from evaluations.selectors import answered_counts, to_answer, to_follow_up
from evaluations.services import decide_alone, save_draft, submit
from tests.evaluations.conftest import CLOSED, MENTORS, NEWCOMERS, take_to_chief

PART = EvaluationsPart()
EVERYBODY = ["newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague"]


def codes(introductions, reader):
    return [advice.code for advice in needs_chief(introductions, reader)]


def templates(reader, introductions, place):
    return [section.template for section in PART.sections(reader, introductions, place)]


def test_counts_of_an_evaluation_that_has_not_opened_are_none(introduction, now):
    now.move_to("2026-11-16T09:00:00+01:00")

    assert answered_counts([introduction]) == {}


def test_counts_go_up_as_answers_come_in(introduction, occasion, cast):
    assert answered_counts([introduction]) == {introduction.pk: (0, 2)}
    submit(occasion, NEWCOMERS, by=cast["newcomer"])
    assert answered_counts([introduction]) == {introduction.pk: (1, 2)}
    submit(occasion, MENTORS, by=cast["mentor"])
    assert answered_counts([introduction]) == {introduction.pk: (2, 2)}


def test_deleted_answers_were_still_given(introduction, alone, cast, now):
    now.move_to(CLOSED)
    decide_alone(alone, "deleted", by=cast["newcomer"])

    assert answered_counts([introduction]) == {introduction.pk: (1, 2)}


def test_to_answer_tells_how_much_and_whether_one_has_begun(occasion, cast):
    (task,) = to_answer(cast["newcomer"])
    assert (task.questions, task.minutes, task.is_begun, task.role) == (12, 15, False, "newcomer")

    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])
    assert to_answer(cast["newcomer"])[0].is_begun
    submit(occasion, by=cast["newcomer"])
    assert to_answer(cast["newcomer"]) == []
    assert len(to_answer(cast["mentor"])) == 1


@pytest.mark.parametrize("part", ["chief", "deputy", "coordinator", "colleague", "stranger"])
def test_nothing_to_answer_for_the_others(occasion, cast, part):
    assert to_answer(cast[part]) == []


def test_to_decide_only_after_it_closed_and_until_it_is_decided(alone, cast, now):
    assert to_follow_up(cast["newcomer"]) == ([], [])

    now.move_to(CLOSED)
    assert to_follow_up(cast["newcomer"]) == ([alone], [])
    assert to_follow_up(cast["mentor"]) == ([], [])
    decide_alone(alone, "kept", by=cast["newcomer"])
    assert to_follow_up(cast["newcomer"]) == ([], [])


def test_to_read_until_it_has_been_read(client, revealed, cast):
    assert to_follow_up(cast["mentor"]) == ([], [revealed])
    assert to_follow_up(cast["chief"]) == ([], [])

    client.force_login(cast["mentor"])
    client.get(reverse("evaluations:occasion_results", args=[revealed.pk]))
    assert to_follow_up(cast["mentor"]) == ([], [])


def test_the_chief_is_asked_to_read_until_it_has_been_read(client, revealed, introduction, cast):
    assert codes([introduction], cast["chief"]) == []

    take_to_chief(revealed, cast, question_key="own-contribution")
    assert codes([introduction], cast["chief"]) == ["evaluation_brought_up"]
    assert codes([introduction], cast["deputy"]) == []

    client.force_login(cast["chief"])
    client.get(reverse("evaluations:occasion_chief", args=[revealed.pk]))
    assert codes([introduction], cast["chief"]) == []


def test_the_chief_hears_that_it_closes_and_that_it_closed_with_counts_only(introduction, alone, cast, now):
    now.move_to("2026-11-27T09:00:00+01:00")
    (advice,) = needs_chief([introduction], cast["chief"])
    assert (advice.code, advice.reason) == ("evaluation_closing", "1 av 2 har svarat.")
    assert "Samira" not in advice.label

    now.move_to(CLOSED)
    assert codes([introduction], cast["chief"]) == ["evaluation_silent"]
    now.move_to("2026-12-20T09:00:00+01:00")
    assert codes([introduction], cast["chief"]) == []


def test_bring_up_looks_ahead(introduction, cast, now):
    now.move_to("2026-11-05T09:00:00+01:00")
    (ahead,) = PART.bring_up([introduction], cast["mentor"])
    assert (ahead.source, ahead.label) == ("ahead", "Utvärdering efter tre månader öppnar tisdag 17 november")

    now.move_to("2026-10-01T09:00:00+02:00")
    assert PART.bring_up([introduction], cast["mentor"]) == []


def test_bring_up_after_both_have_answered_is_for_those_who_did(introduction, revealed, cast):
    said = {part: [row.label for row in PART.bring_up([introduction], cast[part])] for part in EVERYBODY}

    assert said["newcomer"] == said["mentor"] == ["Era svar: Utvärdering efter tre månader"]
    assert said["chief"] == said["coordinator"] == []


def test_no_answer_is_in_anything_that_others_show(introduction, revealed, cast):
    take_to_chief(revealed, cast, question_key="own-contribution")
    first, last = date(2026, 1, 1), date(2028, 1, 1)

    for part in EVERYBODY:
        shown = [
            PART.bring_up([introduction], cast[part]),
            PART.entries(cast[part], first, last, [introduction]),
            needs_chief([introduction], cast[part]),
            PART.steps([introduction]),
        ]
        assert "CANARY" not in str(shown)


def test_the_extract_holds_the_own_answers_and_no_others(revealed, cast):
    for part, own, other in (("newcomer", "CANARY-NEW", "CANARY-MENTOR"), ("mentor", "CANARY-MENTOR", "CANARY-NEW")):
        data = json.dumps(extract(cast[part])["evaluations"], ensure_ascii=False)
        assert own in data
        assert other not in data
    assert "CANARY" not in json.dumps(extract(cast["chief"])["evaluations"])


def test_the_extract_holds_drafts_and_what_was_brought_up(revealed, cast):
    take_to_chief(revealed, cast, words="Vi vill ses oftare.")

    data = PART.personal_data(cast["newcomer"])

    assert data["brought_up"][0]["words"] == "Vi vill ses oftare."
    assert data["answers"][0]["answers"]["Hjälpen har funnits där när den har behövts."] == "Stämmer helt"


@pytest.mark.parametrize(("part", "place"), [("newcomer", "home"), ("mentor", "mentor_home")])
def test_the_first_page_shows_what_waits_and_nothing_when_nothing_does(introduction, occasion, cast, part, place, now):
    assert templates(cast[part], [introduction], place) == ["evaluations/_waiting.html"]

    now.move_to("2026-11-10T09:00:00+01:00")
    assert templates(cast[part], [introduction], place) == []


def test_min_introduktion_has_the_button(client, introduction, occasion, cast):
    client.force_login(cast["newcomer"])

    page = client.get(reverse("overview:home")).text

    assert "Att utvärdera" in page
    assert occasion.get_absolute_url() in page


@pytest.mark.parametrize("part", ["mentor", "chief", "coordinator"])
def test_the_introduction_shows_its_evaluations(client, introduction, revealed, cast, part):
    client.force_login(cast[part])

    page = client.get(introduction.get_absolute_url()).text

    assert "Utvärdering efter sex månader" in page
    assert (reverse("evaluations:occasion_results", args=[revealed.pk]) in page) == (part == "mentor")
    assert (reverse("evaluations:occasion_chief", args=[revealed.pk]) in page) == (part == "chief")


def test_the_printed_plan_names_who_answers(introduction, cast):
    (section,) = PART.sections(cast["chief"], [introduction], "pdf")

    assert [side.person for side in section.context["occasions"][0].sides] == [cast["newcomer"], cast["mentor"]]


class TestList:
    url = "/evaluations/"

    @pytest.mark.parametrize(
        ("part", "rows"),
        [
            ("newcomer", 1),
            ("mentor", 1),
            ("chief", 1),
            ("coordinator", 2),
            ("administrator", 1),
            ("colleague", 0),
            ("stranger", 1),
        ],
    )
    def test_each_sees_those_of_the_introductions_they_see(
        self, client, introduction, foreign_introduction, cast, part, rows
    ):
        client.force_login(cast[part])

        assert len(client.get(self.url).context["page"].object_list) == rows

    def test_the_coordinator_reads_how_many(self, client, introduction, foreign_introduction, alone, cast):
        client.force_login(cast["coordinator"])

        assert "<strong>1 av 4</strong>" in client.get(self.url).text

    @pytest.mark.parametrize(("show", "rows"), [("open", 1), ("closed", 0), ("ahead", 1), ("all", 2), ("nonsense", 2)])
    def test_the_filter_is_in_the_address(self, client, introduction, cast, show, rows):
        client.force_login(cast["chief"])

        assert len(client.get(self.url, {"show": show}).context["page"].object_list) == rows

    @pytest.mark.parametrize("is_one", [True, False])
    def test_takes_the_same_queries_for_many(
        self, client, introduction, foreign_introduction, cast, is_one, django_assert_num_queries
    ):
        client.force_login(cast["coordinator"])
        if is_one:
            Occasion.objects.exclude(introduction=introduction).delete()

        with django_assert_num_queries(8):
            assert len(client.get(self.url).context["page"].object_list) == (1 if is_one else 2)


@pytest.mark.parametrize("is_one", [True, False])
def test_selectors_take_the_same_queries_for_many(
    introduction, foreign_introduction, cast, is_one, django_assert_num_queries
):
    introductions = [introduction] if is_one else [introduction, foreign_introduction]

    with django_assert_num_queries(3):
        answered_counts(introductions)
        needs_chief(introductions, cast["chief"])


@pytest.mark.parametrize("is_one", [True, False])
def test_bring_up_takes_the_same_queries_for_many(
    introduction, foreign_introduction, cast, is_one, django_assert_num_queries
):
    introductions = [introduction] if is_one else [introduction, foreign_introduction]

    with django_assert_num_queries(5):
        PART.bring_up(introductions, cast["mentor"])


@pytest.mark.parametrize(("name", "number"), [("detail", 11), ("results", 12)])
def test_a_page_takes_the_same_queries_however_long(client, revealed, cast, name, number, django_assert_num_queries):
    client.force_login(cast["newcomer"])
    address = reverse(f"evaluations:occasion_{name}", args=[revealed.pk])
    client.get(address)

    with django_assert_num_queries(number):
        client.get(address)
