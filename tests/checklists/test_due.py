from datetime import timedelta

import pytest
import time_machine

from checklists.due import KINDS, untouched_lines
from checklists.plan import ChecklistsPart
from checklists.services import set_level
from outbox.models import Message
from programs.services import assign_person, complete_introduction

part = ChecklistsPart()
THEMES = 8  # in the phase "Lära och öva"


@pytest.fixture
def middle(listed):
    """The middle day of the phase under way."""
    first, last = listed.version.phases.get(key="learn").days(listed.start_on)
    return first + (last - first) // 2


def told(on):
    """{(person id, theme key)} of what is due on the day."""
    from checklists.models import Item

    rows = [row for due in part.due(on) for row in due.rows]
    themes = dict(Item.objects.filter(pk__in=[pk for _, _, pk in rows]).values_list("pk", "theme__key"))
    return {(person, themes[pk]) for person, _, pk in rows}


def test_nothing_is_due_until_half_of_the_phase_has_passed(listed, middle, cast):
    assert told(middle) == set()

    assert {person for person, _ in told(middle + timedelta(days=1))} == {cast["newcomer"].pk, cast["mentor"].pk}
    assert len(told(middle + timedelta(days=1))) == 2 * THEMES


def test_a_late_run_catches_up_but_not_for_ever(listed, middle):
    assert len(told(middle + timedelta(days=8))) == 2 * THEMES
    assert told(middle + timedelta(days=20)) == set()


def test_what_is_touched_is_not_due_nor_what_is_over(listed, item, middle, cast):
    on = middle + timedelta(days=1)
    set_level(item, 1, by=cast["newcomer"])

    assert len(told(on)) == 2 * (THEMES - 1)
    assert item.theme.key not in {key for _, key in told(on)}
    complete_introduction(listed, by=cast["chief"])
    assert told(on) == set()


def test_keys_are_one_for_each_theme_and_reader_and_stay_the_same(listed, middle):
    first = [key for due in part.due(middle + timedelta(days=1)) for _, key, _ in due.rows]
    later = [key for due in part.due(middle + timedelta(days=2)) for _, key, _ in due.rows]

    assert len(set(first)) == len(first) == 2 * THEMES
    assert set(first) == set(later)


def test_query_count_is_flat(listed, middle, django_assert_num_queries):
    with django_assert_num_queries(5):
        for due in part.due(middle + timedelta(days=1)):
            list(due.rows)


def messages(item, *people):
    rows = [Message(pk=person.pk, person=person, kind=KINDS[0].name, refers_id=item.pk) for person in people]
    return untouched_lines(rows)


def test_lines_name_the_theme_and_to_the_mentor_the_newcomer(item, cast):
    lines = messages(item, cast["newcomer"], cast["mentor"])

    own, theirs = lines[cast["newcomer"].pk], lines[cast["mentor"].pk]
    assert str(item.theme) in own.label
    assert (own.detail, theirs.detail) == ("", "Alva Berglind")
    assert own.url.endswith(f"#theme-{item.theme.key}")


def test_a_line_is_dropped_when_it_does_not_hold_any_more(listed, item, cast):
    with time_machine.travel(listed.start_on + timedelta(days=60), tick=False):
        assign_person(listed, cast["colleague"], "mentor", by=cast["chief"])
        assert messages(item, cast["mentor"]) == {}

        set_level(item, 1, by=cast["newcomer"])
        assert messages(item, cast["newcomer"], cast["colleague"]) == {}
