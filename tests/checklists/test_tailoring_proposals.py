"""What is proposed is what is done, and proposing the same again proposes nothing."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checklists import proposal
from checklists.models import Item
from checklists.plan import ChecklistsPart
from checklists.services import tailor
from checklists.tailoring import AsProgrammed, LeaveOut, Move, Pin, TakeIn, Unpin, fingerprint, propose_tailoring

days = st.integers(0, 200).map(lambda number: timedelta(days=number))
fittings = st.sampled_from([Pin(), Unpin(), TakeIn(), AsProgrammed(), LeaveOut("known"), LeaveOut("not_here")])


def proposed(item, wanted):
    return propose_tailoring(item, wanted, item.introduction.frame)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(fittings | st.tuples(days, days), min_size=1, max_size=5))
def test_what_is_done_is_what_was_proposed(item, cast, wanted):
    Item.objects.filter(pk=item.pk).update(left_out_because="", is_pinned=False, is_moved=False)
    start_on = item.introduction.start_on
    for one in wanted:
        one = one if not isinstance(one, tuple) else Move(start_on + min(one), start_on + max(one))
        row = Item.objects.with_people().get(pk=item.pk)
        changes = proposed(row, one)

        tailor(row, one, by=cast["chief"])

        row = Item.objects.with_people().get(pk=item.pk)
        assert [change.after for change in changes] in ([row.tailored], [])
        assert proposed(row, one) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(one=st.sampled_from([Pin(), LeaveOut("known"), Move]), weeks=st.integers(1, 8))
def test_a_fitted_item_does_not_move_with_the_plan(item, listed, cast, one, weeks):
    Item.objects.filter(pk=item.pk).update(left_out_because="", is_pinned=False, is_moved=False)
    row = Item.objects.with_people().get(pk=item.pk)
    one = Move(row.window_from_on + timedelta(days=3), row.window_to_on + timedelta(days=3)) if one is Move else one
    tailor(row, one, by=cast["chief"])
    before = Item.objects.get(pk=item.pk).tailored
    listed.start_on += timedelta(weeks=weeks)

    changes = ChecklistsPart().propose(listed.frame, {})
    ChecklistsPart().apply(listed, changes, by=cast["chief"])

    assert Item.objects.get(pk=item.pk).tailored == before
    assert any(change.key != item.key for change in changes) or weeks == 0


def test_an_unpinned_item_goes_where_the_plan_is_today(item, listed, cast):
    tailor(item, Pin(), by=cast["chief"])
    item.introduction.start_on += timedelta(weeks=2)
    item.introduction.save(update_fields=["start_on"])
    row = Item.objects.with_people().get(pk=item.pk)

    tailor(row, Unpin(), by=cast["chief"])

    assert row.window_from_on == item.window_from_on + timedelta(weeks=2)


def test_what_somebody_began_with_meanwhile_is_left_alone(item, listed, cast):
    [change] = proposed(Item.objects.with_people().get(pk=item.pk), Move(item.window_to_on, item.window_to_on))
    Item.objects.filter(pk=item.pk).update(is_pinned=True)

    proposal.apply(listed, [change])

    assert Item.objects.get(pk=item.pk).window_from_on == item.window_from_on


def test_an_item_of_another_background_is_withdrawn_when_unfitted(listed, cast):
    item = Item.objects.with_people().get(introduction=listed, key="exercising-authority")
    tailor(item, Pin(), by=cast["chief"])
    listed.category = listed.version.categories.get(key="new-in-municipality")
    listed.save(update_fields=["category"])

    tailor(item, AsProgrammed(), by=cast["chief"])

    assert (item.is_withdrawn, item.is_pinned) == (True, False)


@pytest.mark.parametrize("other", [Pin(), LeaveOut("known")])
def test_fingerprints_tell_changes_apart(item, other):
    row = Item.objects.with_people().get(pk=item.pk)
    move = proposed(row, Move(item.window_to_on, item.window_to_on))

    assert fingerprint(move) == fingerprint(proposed(row, Move(item.window_to_on, item.window_to_on)))
    assert fingerprint(move) != fingerprint(proposed(row, other))
