"""What is asked of the database about mentors, and how it is said and drawn."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Person, Role
from mentoring.load.drawing import marks_of
from mentoring.load.queue import next_free, waiting_at
from mentoring.load.selectors import load_of_mentor, loads, loads_at, mentor_ids_at
from mentoring.load.shares import reflection_shares
from mentoring.load.words import counted, load_words, room_words
from mentoring.models import Meeting, MentorProfile, Series, TemplateSeries
from programs.load import Assignment, Load, usual_places
from programs.models import Introduction, Involvement
from programs.services import set_capacity

MONDAY = date(2026, 9, 28)


def carried(*weeks, places=5):
    """Somebody's load with newcomers who began so many weeks ago."""
    rows = []
    for week in weeks:
        start_on = MONDAY - timedelta(weeks=week)
        introduction = Introduction(
            start_on=start_on,
            close_support_until_on=start_on + timedelta(weeks=26, days=-1),
            end_on=start_on + timedelta(weeks=104, days=-1),
        )
        rows.append(Assignment(introduction, start_on))
    return Load(1, places, MONDAY, tuple(rows))


@pytest.mark.parametrize(
    ("halves", "words"), [(0, "inget"), (0.5, "ett halvt"), (1, "ett"), (5.5, "fem och ett halvt"), (13, "13")]
)
def test_halves_are_told_in_words(halves, words):
    assert counted(halves) == words


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (carried(), "Inga nyanställda just nu."),
        (carried(8), "1 uppdrag."),
        (carried(8, 9), "2 uppdrag."),
        (carried(1, 2, 8, 9), "4 uppdrag, två i de första sex veckorna: som fem."),
        (carried(1, 30), "2 uppdrag, ett i de första sex veckorna, ett efter det nära stödet."),
        (carried(30), "1 uppdrag, ett efter det nära stödet: som ett halvt."),
    ],
)
def test_what_is_carried_is_said_in_words(load, words):
    assert load_words(load) == words


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (carried(8), "Har plats för ett till, av fem."),
        (carried(8, 9, places=2), "Fullt, två av två."),
        (carried(1, places=1), "Ett halvt mer än bestämt, av ett."),
        (carried(places=0), "Ingen plats är bestämd."),
    ],
)
def test_room_is_said_in_words(load, words):
    assert room_words(load) == words


def test_what_takes_more_support_is_drawn_longer_and_what_is_free_is_drawn_too():
    marks = marks_of(carried(1, 8, 30, places=4))

    assert [(mark.kind, mark.x, mark.width) for mark in marks] == [
        ("taken", 2, 4),
        ("taken", 10, 12),
        ("new", 26, 20),
        ("free", 50, 12),
    ]
    assert [mark.kind for mark in marks_of(carried(1, 8, places=1))] == ["taken", "over"]
    assert [mark.width for mark in marks_of(carried(1, places=2))] == [20, 4]


def test_mentors_of_a_place_by_name_wherever_their_newcomers_are(introduction, foreign_introduction, places, cast):
    foreign_introduction.involvements.filter(role="mentor").update(person=cast["mentor"])

    rows = {row.person: row for row in loads(places.unit)}

    assert list(rows) == [cast["colleague"], cast["mentor"]]
    assert (rows[cast["mentor"]].taken, rows[cast["colleague"]].taken) == (2, 0)
    assert mentor_ids_at([places.other_unit])[places.other_unit.pk] >= {cast["mentor"].pk}


def test_five_places_or_two_beside_own_cases_until_the_chief_decides(introduction, cast):
    mentor = cast["mentor"]
    assert load_of_mentor(mentor).places == 5

    MentorProfile.objects.create(person=mentor, has_own_cases=True)
    assert load_of_mentor(mentor).places == 2
    assert usual_places([cast["colleague"].pk]) == {cast["colleague"].pk: 5}

    set_capacity(mentor, 4, by=cast["chief"])
    assert load_of_mentor(mentor).places == 4


def test_loads_ask_as_often_for_many_places_and_mentors(introduction, places, cast, django_assert_num_queries):
    for number in range(20):
        person = Person.objects.create(name=f"Mentor {number}", email=f"m{number}@example.org")
        Role.objects.create(person=person, node=places.unit, kind="mentor", from_on=MONDAY)

    for nodes in ([places.unit], [places.unit, places.other_unit, places.region]):
        with django_assert_num_queries(6):
            loads_at(nodes)


def test_who_waits_stands_in_the_order_of_their_first_days(introduction, waiting, places):
    assert waiting_at([places.unit, places.other_unit]) == {places.unit.pk: [waiting], places.other_unit.pk: []}

    introduction.involvements.filter(role="mentor").update(to_on=timezone.localdate() - timedelta(days=1))
    assert waiting_at([places.unit]) == {places.unit.pk: [introduction, waiting]}


def test_whoever_is_promised_a_mentor_does_not_wait(waiting, places, cast):
    Involvement.objects.create(introduction=waiting, person=cast["mentor"], role="mentor", from_on=waiting.start_on)

    assert waiting_at([places.unit]) == {places.unit.pk: []}


def test_next_free_is_told_only_when_nobody_has_a_place(introduction, places, cast):
    assert next_free(loads(places.unit)) is None

    set_capacity(cast["mentor"], 1, by=cast["chief"])
    set_capacity(cast["colleague"], 0, by=cast["chief"])
    row, day = next_free(loads(places.unit))

    assert (row.person, day) == (cast["mentor"], introduction.close_support_until_on + timedelta(days=1))


def marked(introduction, by, purpose, number):
    template = TemplateSeries.objects.get(version=introduction.version, key="mentor")
    rhythm = {"key": "mentor", "start_on": introduction.start_on, "weekday": 0, "time": "13:00", "minutes": 60}
    series, _ = Series.objects.get_or_create(introduction=introduction, template=template, defaults=rhythm)
    at = timezone.now() - timedelta(days=number)
    Meeting.objects.create(
        series=series, introduction=introduction, slot=f"{by.pk}-{number}", starts_at=at, first_planned_at=at,
        minutes=60, state="held", purpose=purpose, purpose_by=by, logged_at=at, logged_by=by,
    )  # fmt: skip


def test_share_of_the_place_needs_five_meetings_by_three_mentors(introduction, waiting, places, cast):
    who = [cast["mentor"], cast["mentor"], cast["colleague"], cast["colleague"]]
    for number, mentor in enumerate(who):
        marked(introduction, mentor, "reflection", number)
    marked(introduction, cast["mentor"], "practical", 8)
    assert reflection_shares([places.unit, places.other_unit]) == {places.unit.pk: None, places.other_unit.pk: None}

    marked(waiting, cast["deputy"], "both", 9)
    assert reflection_shares([places.unit]) == {places.unit.pk: 75}
