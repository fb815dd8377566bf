"""What a mentor carries is weighed by how much support it takes; the last place is given once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone

from programs.errors import NoPlace
from programs.intents import Reassign, Relocate
from programs.load import Assignment, Load, load_of, loads_of
from programs.models import Introduction, Involvement
from programs.pace import Pace, Tempo
from programs.services import alter, assign_person, set_capacity, undo_alteration
from tests.cast import build_introduction, build_places
from tests.conftest import TODAY, published_version, start

MONDAY = date(2026, 9, 28)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


def assignment(start_on, *, tempos=(), to_on=None):
    pace = Pace(start_on, tempos)
    introduction = Introduction(
        start_on=start_on,
        close_support_until_on=pace.day(start_on + timedelta(weeks=26)) - timedelta(days=1),
        end_on=pace.day(start_on + timedelta(weeks=104)) - timedelta(days=1),
        tempos=pace.as_data(),
    )
    return Assignment(introduction, start_on, to_on)


@pytest.mark.parametrize(
    ("weeks_since_start", "support", "weight"),
    [
        (-5, "ahead", 1),
        (-4, "new", 1.5),
        (0, "new", 1.5),
        (5, "new", 1.5),
        (6, "close", 1),
        (25, "close", 1),
        (26, "later", 0.5),
        (110, "later", 0.5),
    ],
)
def test_an_assignment_weighs_by_where_the_newcomer_is(weeks_since_start, support, weight):
    row = assignment(MONDAY - timedelta(weeks=weeks_since_start))

    assert row.support_on(MONDAY) == support
    assert Load(1, 5, MONDAY, (row,)).weight == weight


def test_a_pause_weighs_as_what_it_interrupts():
    begun = MONDAY - timedelta(weeks=8)
    pause = Tempo(begun + timedelta(weeks=4), 0, begun + timedelta(weeks=7, days=-1))

    assert assignment(begun).support_on(MONDAY) == "close"
    assert assignment(begun, tempos=(pause,)).support_on(MONDAY) == "new"


def test_full_is_when_the_weights_reach_the_places():
    three = tuple(assignment(MONDAY - timedelta(weeks=week)) for week in range(3))
    load, other = Load(1, 5, MONDAY, three), Load(1, 4, MONDAY, three)

    assert (load.taken, load.weight, load.free, load.over, load.is_full) == (3, 4.5, 0.5, 0, False)
    assert (other.free, other.over, other.is_full) == (0, 0.5, True)
    assert (load.counted("new"), load.counted("close", "later")) == (3, 0)


def test_a_place_becomes_free_when_an_assignment_weighs_less_or_ends():
    new, late = assignment(MONDAY), assignment(MONDAY - timedelta(weeks=20))
    ending = assignment(MONDAY - timedelta(weeks=20), to_on=MONDAY + timedelta(days=10))

    assert Load(1, 5, MONDAY, (new,)).frees_on == MONDAY
    assert Load(1, 2, MONDAY, (new, late)).frees_on == MONDAY + timedelta(weeks=26 - 20)
    assert Load(1, 2, MONDAY, (new, ending)).frees_on == MONDAY + timedelta(days=11)
    assert Load(1, 0, MONDAY, (new,)).frees_on is None


def test_loads_count_promised_assignments_once_and_no_stand_ins(introduction, foreign_introduction, cast, places):
    mentor, today = cast["mentor"], timezone.localdate()
    later = {"from_on": today + timedelta(days=30), "role": "mentor"}
    Involvement.objects.create(introduction=foreign_introduction, person=mentor, stands_in_for=mentor, **later)
    introduction.involvements.filter(role="mentor").update(to_on=today + timedelta(days=9))
    Involvement.objects.create(introduction=introduction, person=mentor, **later)
    Involvement.objects.create(introduction=introduction, person=cast["colleague"], role="supervisor", from_on=today)

    found = loads_of([mentor.pk, cast["colleague"].pk])

    assert [row.introduction for row in found[mentor.pk].assignments] == [introduction]
    assert found[cast["colleague"].pk].assignments == ()
    assert load_of(mentor, besides=introduction.pk).taken == 0


def test_loads_ask_as_often_for_many(introduction, foreign_introduction, cast, django_assert_num_queries):
    for people in ([cast["mentor"].pk], [row.pk for row in cast.values()]):
        with django_assert_num_queries(3):  # decided places, profiles, assignments
            loads_of(people)


def test_what_is_over_does_not_count(introduction, cast):
    Introduction.objects.update(state="completed", ended_on=timezone.localdate())

    assert load_of(cast["mentor"]).taken == 0


@pytest.fixture
def full(cast):
    """Peter, for whom the chief has decided on no place at all."""
    set_capacity(cast["colleague"], 0, by=cast["chief"])
    return cast["colleague"]


def test_assign_person_says_no_to_a_full_mentor(introduction, cast, full):
    with pytest.raises(NoPlace, match="Peter Askerud"):
        assign_person(introduction, full, "mentor", by=cast["chief"])

    assert introduction.involvements.get(role="mentor").person == cast["mentor"]

    involvement = assign_person(introduction, full, "mentor", by=cast["chief"], although="knows")
    assert involvement.although == "knows"


def test_a_reason_is_kept_only_where_it_was_needed(introduction, cast):
    assert assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], although="knows").although == ""


def test_other_roles_take_no_place(introduction, cast, full):
    assert assign_person(introduction, full, "supervisor", by=cast["chief"]).person == full


def test_reassign_says_no_to_a_full_mentor_and_changes_nothing(introduction, cast, full):
    change = Reassign("mentor", full, date(2026, 10, 12))
    with pytest.raises(NoPlace):
        alter(introduction, change, by=cast["chief"])

    assert not introduction.alterations.exists()
    assert introduction.involvements.get(role="mentor").to_on is None

    alter(introduction, Reassign("mentor", full, date(2026, 10, 12), although="nobody"), by=cast["chief"])
    assert introduction.involvements.get(person=full).although == "nobody"


def test_relocate_says_no_to_a_full_mentor(introduction, cast, places, full):
    people = (("mentor", full),)
    with pytest.raises(NoPlace):
        alter(introduction, Relocate(places.unit, date(2026, 10, 12), people), by=cast["chief"])

    alter(introduction, Relocate(places.unit, date(2026, 10, 12), people, although="agreed"), by=cast["chief"])
    assert introduction.involvements.get(person=full).although == "agreed"


def test_taking_back_needs_no_place_and_keeps_the_reason(introduction, cast, full):
    introduction.involvements.filter(role="mentor").update(although="short")
    set_capacity(cast["mentor"], 0, by=cast["chief"])
    change = Reassign("mentor", full, date(2026, 10, 12), although="nobody")

    undo_alteration(alter(introduction, change, by=cast["chief"]), by=cast["chief"])

    mentor = introduction.involvements.get(role="mentor")
    assert (mentor.person, mentor.to_on, mentor.although) == (cast["mentor"], None, "short")


def test_start_says_no_to_a_full_mentor(version, cast, places):
    set_capacity(cast["mentor"], 0, by=cast["chief"])

    with pytest.raises(NoPlace):
        start(version, cast, places)
    assert not Introduction.objects.exists()

    introduction = start(version, cast, places, although="agreed")
    assert introduction.involvements.get(role="mentor").although == "agreed"


def answered(chief, place, together):
    """What a chief who assigns at the same moment as others is told."""
    try:
        together.wait()
        return place(chief)
    except NoPlace as full:
        return str(full)
    finally:
        connections.close_all()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_decided", [True, False], ids=["places decided", "nothing decided yet"])
def test_two_chiefs_take_the_last_place_and_one_gets_it(is_decided, skarholmen_file):
    from tests.cast import build_cast

    places = build_places()
    cast = build_cast(places)
    version = published_version(skarholmen_file, places.region, cast["coordinator"])
    mentor, chiefs = cast["colleague"], [cast["chief"], cast["deputy"]]
    if is_decided:
        set_capacity(mentor, 1, by=cast["chief"])
    else:
        carried = [build_introduction(version, cast[part], places.team, mentor=mentor) for part in HALF_THE_UNIT]
        assert load_of(mentor).weight == len(carried) == 4
    newcomers = [cast["newcomer"], cast["second_newcomer"]]
    waiting = {
        chief: build_introduction(version, newcomer, places.team)
        for chief, newcomer in zip(chiefs, newcomers, strict=True)
    }
    together = Barrier(2)

    with ThreadPoolExecutor(2) as threads:
        asked = [
            threads.submit(answered, chief, lambda by: assign_person(waiting[by], mentor, "mentor", by=by), together)
            for chief in chiefs
        ]
        answers = [row.result() for row in asked]

    given = [answer for answer in answers if isinstance(answer, Involvement)]
    assert [row.person for row in given] == [mentor]
    assert [answer for answer in answers if answer not in given] == [str(NoPlace(mentor, None))]
    assert Involvement.objects.filter(person=mentor, introduction__in=waiting.values()).count() == 1


HALF_THE_UNIT = ("stranger_newcomer", "stranger", "administrator", "coordinator")
