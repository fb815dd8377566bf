"""A time that clashes is shown with other times before it is saved, and by what nobody is told."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.services import add_absence
from mentoring.clashes import clash_of_swap, clashes_of
from mentoring.models import Meeting
from mentoring.services import add_meeting, move_meeting
from programs.time_form import anyway
from tests.mentoring.conftest import meetings_of

A_DAY = timedelta(days=1)


@pytest.fixture
def joint(introduction):
    """Chief, mentor and newcomer, the next time."""
    return meetings_of(introduction, "joint").filter(starts_at__gt=timezone.now()).first()


@pytest.fixture
def as_mentor(client, cast):
    client.force_login(cast["mentor"])
    return client


def test_those_who_are_taken_are_named_and_never_by_what(coming, joint):
    clash = clashes_of(coming, joint.starts_at, 60)

    assert [person.first_name for person in clash.taken] == ["Alva", "Samira"]
    assert clash.words == "Alva och Samira är upptagna då."
    assert len(clash.alternatives) == 3
    assert not any(clashes_of(coming, at, 60) for at in clash.alternatives)


def test_side_by_side_is_no_clash(coming, joint):
    assert not clashes_of(coming, joint.starts_at + timedelta(minutes=joint.minutes), 15)


def test_its_own_time_is_no_clash(coming):
    assert not clashes_of(coming, coming.starts_at, coming.minutes)


def test_somebody_who_is_away_is_told_as_away(coming, cast):
    add_absence(cast["mentor"], coming.on, coming.on + A_DAY, by=cast["chief"])

    clash = clashes_of(coming, coming.starts_at, 60)

    assert clash.words == "Samira är borta den dagen."
    assert not {timezone.localdate(at) for at in clash.alternatives} & {coming.on, coming.on + A_DAY}


@pytest.mark.parametrize(("day", "words"), [
    (date(2026, 12, 25), "Den dagen är det juldagen."),
    (date(2026, 10, 10), "Den dagen är en lördag eller söndag."),
])  # fmt: skip
def test_day_off_is_told_by_its_name(coming, day, words):
    at = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 10))

    assert clashes_of(coming, at, 60).words == words


def test_swap_clashes_when_somebody_else_is_taken(coming, joint, cast, introduction):
    assert not clash_of_swap(coming, joint)
    chief_only = meetings_of(introduction, "joint").filter(starts_at__gt=joint.starts_at).first()
    move_meeting(chief_only, coming.starts_at + timedelta(minutes=30), "chief", by=cast["chief"])

    clash = clash_of_swap(coming, joint)

    assert "Lena" in clash.words


def move(client, meeting, starts_at, **data):
    local = timezone.localtime(starts_at)
    first = {"day": local.date().isoformat(), "time": f"{local:%H:%M}", "minutes": 60, "reason": "mentor"}
    first |= {"revision": meeting.revision, "form_key": uuid.uuid4()}
    return client.post(reverse("mentoring:meeting_move", args=[meeting.pk]), first | data)


def test_move_that_clashes_comes_back_with_other_times(as_mentor, coming, joint):
    answer = move(as_mentor, coming, joint.starts_at)

    choices = [value for value, _ in answer.context["form"].fields["alternative"].choices]
    assert answer.status_code == 422
    assert "Alva och Samira är upptagna då." in answer.content.decode()
    assert str(joint.template) not in answer.content.decode()
    assert choices[-1] == anyway(joint.starts_at)
    assert Meeting.objects.get(pk=coming.pk).revision == 0


def test_one_of_the_other_times_is_chosen_at_once(as_mentor, coming, joint):
    offered = move(as_mentor, coming, joint.starts_at).context["form"].fields["alternative"].choices[0][0]

    move(as_mentor, coming, joint.starts_at, alternative=offered)

    coming.refresh_from_db()
    assert timezone.localtime(coming.starts_at).isoformat() == offered
    assert coming.may_clash is False


def test_time_is_kept_although_it_clashes(as_mentor, coming, joint):
    answer = move(as_mentor, coming, joint.starts_at, alternative=anyway(joint.starts_at))

    coming.refresh_from_db()
    assert answer.status_code == 302
    assert (coming.starts_at, coming.may_clash) == (joint.starts_at, True)


def test_although_it_clashes_is_said_of_the_time_that_was_seen(as_mentor, coming, joint):
    answer = move(as_mentor, coming, joint.starts_at, alternative=anyway(joint.starts_at + A_DAY))

    assert answer.status_code == 422


def test_other_place_at_the_same_time_asks_nothing(as_mentor, coming, introduction, cast):
    add_meeting(coming.series, coming.starts_at, by=cast["mentor"], may_clash=True)

    assert move(as_mentor, coming, coming.starts_at, place="Linden").status_code == 302


def test_added_and_replaced_meetings_are_asked_about_too(as_mentor, coming, joint):
    local = timezone.localtime(joint.starts_at)
    when = {"day": local.date().isoformat(), "time": f"{local:%H:%M}", "minutes": 60}
    cancel = {"reason": "mentor", "instead": "new", "revision": 0, "form_key": uuid.uuid4()}

    added = as_mentor.post(
        reverse("mentoring:meeting_add", args=[coming.series_id]), when | {"request_key": uuid.uuid4()}
    )
    replaced = as_mentor.post(reverse("mentoring:meeting_cancel", args=[coming.pk]), when | cancel)

    assert (added.status_code, replaced.status_code) == (422, 422)
    assert "alternative" in added.context["form"].errors
    assert "alternative" in replaced.context["form"].errors


def test_questions_do_not_grow_with_what_there_is(coming, joint, cast):
    clashes_of(coming, joint.starts_at, 60)
    with CaptureQueriesContext(connection) as before:
        clashes_of(coming, joint.starts_at, 60)
    for number in range(1, 6):
        add_meeting(coming.series, joint.starts_at + number * A_DAY, by=cast["mentor"], may_clash=True)

    with CaptureQueriesContext(connection) as after:
        clashes_of(coming, joint.starts_at, 60)

    assert len(after) == len(before)
