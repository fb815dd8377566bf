"""A start whose time is taken again and again says so, with times that are free in more of the weeks."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from mentoring.crowded import crowded
from mentoring.plan import MentoringPart
from programs.services import Start, frame_of, propose, with_booked
from tests.conftest import default_choices
from tests.overview.test_start import KEY, answers_of

LATER = date(2026, 10, 12)  # Alva's first half year goes on until February


@pytest.fixture
def choice(introduction, version, cast, places):
    """Elias with the same mentor and chief, at the programme's own times."""
    return Start(
        version=version, category=version.categories.first(), experience="graduate", node=places.team,
        start_on=LATER, newcomer=cast["second_newcomer"], chief=cast["chief"], mentor=cast["mentor"],
        choices=default_choices(version, places.team),
    )  # fmt: skip


def found(choice):
    frame = with_booked(frame_of(choice), choice.choices)
    return crowded(frame, propose(frame, choice.choices))


def test_a_series_that_is_moved_again_and_again_is_named_once(choice):
    rows = {row.key: row for row in found(choice)}

    assert rows["mentor"].moved >= 3
    assert rows["mentor"].times
    assert all(time.free > rows["mentor"].total - rows["mentor"].moved for time in rows["mentor"].times)
    assert len({time.weekday for time in rows["mentor"].times}) == len(rows["mentor"].times) <= 3


def test_a_chosen_alternative_is_crowded_no_more(choice):
    best = next(row for row in found(choice) if row.key == "mentor").times[0]
    choice.choices["mentoring"] |= {"mentor_weekday": best.weekday, "mentor_time": best.time}

    assert "mentor" not in {row.key for row in found(choice)}


def test_nothing_is_said_where_everybody_is_free(choice, cast, django_assert_num_queries):
    choice.mentor, choice.chief = cast["colleague"], cast["deputy"]
    frame = frame_of(choice)
    changes = MentoringPart().propose(frame, choice.choices["mentoring"])

    with django_assert_num_queries(0):
        assert crowded(frame, changes) == []


@pytest.fixture
def answered(client, introduction, version, cast, places):
    """The start of Tove, until its dates."""
    client.force_login(cast["chief"])
    client.post(reverse("overview:start_program", args=[KEY]), {"node": places.team.pk, "version": version.pk})
    answers = answers_of(version, cast, LATER) | {"training-group": "wait"}
    answers = {name: value for name, value in answers.items() if not name.startswith("mentoring-chief-mentor")}
    assert client.post(reverse("overview:start_people", args=[KEY]), answers).status_code == 302
    return client


def test_the_dates_offer_another_time_and_take_it(answered):
    dates = reverse("overview:start_dates", args=[KEY])
    with translation.override("sv"):
        page = answered.get(dates)
    offered = next(row for row in page.context["crowded"] if row.key == "mentor").times[0]
    assert "Upptaget gång på gång" in page.text

    said = {"series": "mentor", "weekday": offered.weekday, "time": f"{offered.time:%H:%M}"}
    answered.post(reverse("overview:start_retime", args=[KEY]), said)

    assert "mentor" not in {row.key for row in answered.get(dates).context["crowded"]}


def test_a_series_that_there_is_not_changes_nothing(answered):
    answered.post(reverse("overview:start_retime", args=[KEY]), {"series": "x", "weekday": "1", "time": "09:00"})

    assert answered.get(reverse("overview:start_dates", args=[KEY])).status_code == 200
