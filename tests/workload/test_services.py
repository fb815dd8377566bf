import uuid
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.errors import StaleEdit
from accounts.models import Event
from programs.services import complete_introduction
from tests.workload.conftest import LESS, MUCH
from workload.models import Figures, Rhythm, WalkThrough
from workload.services import Counted, change_walk_through, is_latest, note_walk_through, set_rhythm

pytestmark = pytest.mark.django_db
FIRST, SECOND = date(2026, 9, 2), date(2026, 9, 30)
PUT_OFF = "Journaldagarna väntar"


@pytest.fixture
def walk(introduction, cast):
    return note_walk_through(introduction, FIRST, MUCH, by=cast["chief"], reprioritised=PUT_OFF)


def rows_of(table):
    """As they lie in the database."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return cursor.fetchall()


def verbs():
    return list(Event.objects.filter(verb__startswith="workload.").order_by("pk").values_list("verb", "codes"))


def test_note_walk_through_keeps_what_was_said(walk, cast):
    figures = Figures.objects.get()

    assert (figures.cases, figures.difficulty, figures.flexitime, figures.stress) == tuple(vars(MUCH).values())
    assert (walk.on, walk.reprioritised, walk.noted_by) == (FIRST, PUT_OFF, cast["chief"])


def test_the_next_one_leaves_no_row_of_the_figures_before(walk, introduction, cast):
    """Not in this table and not in any other: a day, what was re-prioritised, and nothing to draw a curve from."""
    note_walk_through(introduction, SECOND, LESS, by=cast["newcomer"])

    (row,) = rows_of("workload_figures")
    assert 17 not in row
    assert 12 in row
    assert WalkThrough.objects.get(pk=walk.pk).reprioritised == PUT_OFF
    assert len(rows_of("workload_walkthrough")) == 2


def test_the_next_one_without_figures_deletes_them_too(walk, introduction, cast):
    note_walk_through(introduction, SECOND, Counted(), by=cast["chief"])

    assert rows_of("workload_figures") == []


def test_the_database_has_room_for_one_row_of_figures(walk, introduction, cast):
    other = WalkThrough.objects.create(
        introduction=introduction, on=SECOND, noted_at=walk.noted_at, noted_by=cast["chief"]
    )

    with pytest.raises(IntegrityError), transaction.atomic():
        Figures.objects.bulk_create([Figures(introduction=introduction, walk_through=other, cases=3)])


def test_the_figures_go_when_the_introduction_ends(walk, introduction, cast):
    complete_introduction(introduction, by=cast["chief"], although="enough")

    assert rows_of("workload_figures") == []
    assert WalkThrough.objects.get().reprioritised == PUT_OFF


def test_no_event_holds_a_figure_or_a_word(walk, introduction, cast):
    change_walk_through(walk, LESS, by=cast["newcomer"], on=FIRST, revision=0)
    set_rhythm(introduction, 6, by=cast["chief"])

    assert verbs() == [
        ("workload.walked_through", {}),
        ("workload.walk_through_changed", {}),
        ("workload.rhythm_set", {}),
    ]


def test_note_walk_through_twice_is_once(introduction, cast):
    key = uuid.uuid4()

    rows = [note_walk_through(introduction, FIRST, MUCH, by=cast["chief"], request_key=key) for _click in range(2)]

    assert rows[0] == rows[1]
    assert len(verbs()) == 1


def test_note_walk_through_takes_the_planned_day_off(introduction, cast):
    set_rhythm(introduction, 4, by=cast["chief"], next_on=SECOND)

    note_walk_through(introduction, SECOND, LESS, by=cast["chief"])

    assert (Rhythm.objects.get().next_on, Rhythm.objects.get().weeks) == (None, 4)


def test_change_walk_through_puts_right(walk, cast):
    change_walk_through(walk, LESS, by=cast["newcomer"], on=SECOND, reprioritised="Annat", revision=0)

    walk.refresh_from_db()
    assert (walk.on, walk.reprioritised, walk.revision) == (SECOND, "Annat", 1)
    assert Figures.objects.get().cases == 12


def test_change_walk_through_brings_no_figures_back(walk, introduction, cast):
    """Of the one before there are none, whatever a form from before says."""
    note_walk_through(introduction, SECOND, LESS, by=cast["chief"])

    change_walk_through(walk, MUCH, by=cast["chief"], on=FIRST, reprioritised="Annat")

    assert Figures.objects.get().cases == 12
    assert not is_latest(walk)


def test_change_walk_through_on_top_of_another_change_is_stale(walk, cast):
    change_walk_through(walk, MUCH, by=cast["newcomer"], on=FIRST, reprioritised="Först", revision=0)

    with pytest.raises(StaleEdit) as stale:
        change_walk_through(walk, MUCH, by=cast["chief"], on=FIRST, reprioritised="Sedan", revision=0)

    assert stale.value.current.reprioritised == "Först"


def test_a_number_that_was_marked_is_noted(introduction, cast):
    note_walk_through(introduction, FIRST, MUCH, by=cast["chief"], reprioritised="x", is_number_marked=True)

    assert Event.objects.filter(verb="accounts.number_marked_as_other").count() == 1


def test_set_rhythm_is_changed_and_the_same_again_is_no_change(introduction, cast):
    for _click in range(2):
        set_rhythm(introduction, 8, by=cast["newcomer"], next_on=SECOND, taken_up_by="newcomer", revision=0)

    row = Rhythm.objects.get()
    assert (row.weeks, row.next_on, row.taken_up_by, row.revision) == (8, SECOND, "newcomer", 1)
    with pytest.raises(StaleEdit):
        set_rhythm(introduction, 4, by=cast["chief"], revision=0)
