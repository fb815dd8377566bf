"""What reviews say on other pages, and to the person they are about."""

import json

import pytest
from django.urls import reverse

from accounts.history import extract
from demo.texts import read
from programs import files
from programs.demands import Requirement
from programs.services import complete_introduction
from programs.words import Words
from reviews.plan import ReviewsPart
from reviews.services import cancel_review, hold_review
from tests.reviews.conftest import OUTCOMES, REVIEWS, fresh

PART = ReviewsPart()


def needs(*introductions, reader=None):
    return [(advice.code, advice.label) for advice in PART.needs(list(introductions), reader)]


def test_the_chief_is_asked_from_the_day_after_until_it_is_noted(introduction, review, cast, now):
    now.move_to("2026-11-17T18:00:00+01:00")
    assert needs(introduction) == []

    now.move_to("2026-11-18T09:00:00+01:00")
    assert needs(introduction) == [("review_unnoted", "Uppföljningssamtalet med Alva den 17 november är inte noterat.")]

    hold_review(review, by=cast["chief"], outcome="on-track")
    assert needs(introduction) == []


def test_one_without_a_day_is_the_units_own_omission(introduction, coming, review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")
    cancel_review(coming, "chief", by=cast["chief"])

    (advice,) = PART.needs([introduction], cast["chief"])

    assert (advice.code, advice.is_missing) == ("review_without_date", True)
    assert advice.url == reverse("reviews:review_move", args=[coming.pk])


def test_what_is_optional_or_skipped_never_nags(introduction, optional, cast, now):
    introduction.reviews.exclude(pk=optional.pk).delete()
    now.move_to("2027-06-01T09:00:00+02:00")
    assert needs(introduction) == []

    cancel_review(fresh(optional), "not_needed", by=cast["chief"], is_skipped=True)
    assert needs(introduction) == []


def test_an_introduction_that_has_ended_needs_nothing(introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    assert needs(introduction) == []


def test_needs_take_one_query_for_many(introduction, foreign_introduction, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = needs(introduction, foreign_introduction)

    assert len(found) == 2


def test_the_chief_sees_it_on_the_landing_page(client, introduction, cast):
    client.force_login(cast["chief"])

    words = client.get(reverse("overview:home")).content.decode()

    assert "Uppföljningssamtalet med Alva den 17 november är inte noterat." in words


def test_the_extract_holds_the_own_reviews_with_how_it_goes(introduction, review, cast):
    hold_review(review, by=cast["chief"], outcome="more-support")

    (first, *_) = extract(cast["newcomer"])["reviews"]["reviews"]

    assert (first["on"], first["state"], first["outcome"]) == ("2026-11-17", "held", "Mer stöd behövs")
    assert first["noted_by"] == "Lena Hedbrant"


def test_the_extract_of_a_chief_says_which_ones_were_noted_and_nothing_of_them(review, cast):
    hold_review(review, by=cast["chief"], outcome="more-support")

    held = PART.personal_data(cast["chief"])

    assert held["reviews"] == []
    assert [row["on"] for row in held["noted"]] == ["2026-11-17"]
    assert "Mer stöd" not in json.dumps(held, ensure_ascii=False)


@pytest.mark.parametrize("part", ["mentor", "coordinator", "stranger"])
def test_nothing_is_held_of_others(review, cast, part):
    hold_review(review, by=cast["chief"], outcome="more-support")

    assert PART.personal_data(cast[part]) == {"reviews": [], "noted": []}


def test_the_history_says_it_in_words(client, review, cast):
    hold_review(review, by=cast["chief"], outcome="more-support")
    client.force_login(cast["newcomer"])

    words = client.get(reverse("accounts:my_history")).content.decode()

    assert "noterade att ett uppföljningssamtal är hållet" in words
    assert "Mer stöd" not in words


def reviews_asked(count="reviews"):
    return Requirement("reviews", Words(sv="Samtal"), count, at_least=None)


def test_completion_counts_what_took_place_of_what_should(introduction, review, optional, cast):
    assert list(PART.counted([introduction], reviews_asked())) == [(introduction.pk, 0, 3)]

    for row in (review, optional):
        hold_review(row, by=cast["chief"], outcome="on-track" if row.template.scale else "")
    assert list(PART.counted([introduction], reviews_asked())) == [(introduction.pk, 2, 4)]


def test_completion_asks_for_no_optional_one_and_still_for_one_without_a_day(introduction, coming, optional, cast):
    cancel_review(coming, "chief", by=cast["chief"])
    cancel_review(optional, "not_needed", by=cast["chief"], is_skipped=True)

    assert list(PART.counted([introduction], reviews_asked())) == [(introduction.pk, 0, 3)]


def test_what_other_parts_have_is_not_counted(introduction):
    assert list(PART.counted([introduction], reviews_asked("meetings"))) == []


def test_the_plan_has_a_row_of_its_own(client, introduction, cast):
    client.force_login(cast["newcomer"])

    words = client.get(
        f"{reverse('overview:introduction_plan', args=[introduction.pk])}?series=reviews", follow=True
    ).content.decode()

    assert "Uppföljningssamtal efter sex månader" in words
    assert "Utvärdering efter" not in words


def test_the_demo_has_all_kinds(db):
    """The file that the demo adds is sound together with the shipped one."""
    data = files.read(files.CATALOG / "skarholmen.yaml") | {"reviews": read("reviews")["skarholmen"]}

    assert list(files.check(data)) == []
    assert [bool(row.get("optional")) for row in data["reviews"]] == [False, False, True, False]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"roles": ["chief", "nobody"]}, "reviews.three-months.roles.2"),
        ({"at": "40m"}, "reviews.three-months.at"),
        ({"outcome": []}, "reviews.three-months.outcome"),
        ({"minutes": 1}, "reviews.three-months.minutes"),
        ({"outcomes": [OUTCOMES[0], OUTCOMES[0]]}, "reviews.three-months.outcomes.on-track.key"),
    ],
)
def test_a_file_with_a_mistake_is_told_where(program_file, row, told):
    wrong = program_file | {"reviews": [REVIEWS[0] | row]}

    assert [problem.field for problem in files.check(wrong)] == [told]
