"""A meeting more than the rhythm has; two that take each other's time; what a cancelled one says."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.errors import StaleEdit
from mentoring.models import Meeting, Series
from mentoring.services import add_meeting, cancel_meeting, log_meeting, swap_meetings
from outbox.models import Message
from programs.errors import NotPossible
from programs.models import Reply
from tests.mentoring.conftest import meetings_of

A_DAY = timedelta(days=1)


@pytest.fixture
def series(introduction):
    return Series.objects.with_people().get(introduction=introduction, key="mentor")


@pytest.fixture
def joint(introduction):
    return meetings_of(introduction, "joint").filter(starts_at__gt=timezone.now()).first()


@pytest.fixture
def as_mentor(client, cast):
    client.force_login(cast["mentor"])
    return client


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_extra_meeting_is_the_same_for_the_same_form(series, coming, cast):
    key, starts_at = uuid.uuid4(), coming.starts_at + 2 * A_DAY

    first, second = (add_meeting(series, starts_at, by=cast["mentor"], request_key=key) for _ in "12")

    assert first == second
    assert (first.slot, first.is_pinned, first.minutes, first.introduction_id) == (
        "extra-1", True, series.minutes, series.introduction_id,
    )  # fmt: skip
    assert told("meeting_added") | told("meeting_added_soon") == {"Alva Berglind"}


def test_extra_meetings_are_numbered_also_when_one_is_replaced(series, coming, cast):
    one = add_meeting(series, coming.starts_at + 2 * A_DAY, by=cast["mentor"])
    add_meeting(series, coming.starts_at + 3 * A_DAY, by=cast["mentor"])

    replaced = cancel_meeting(one, "mentor", by=cast["mentor"], new_starts_at=one.starts_at + 7 * A_DAY).replaced_by

    assert replaced.slot == "extra-3"


def test_nothing_is_added_to_what_has_ended(series, coming, cast):
    series.introduction.state = "completed"

    with pytest.raises(NotPossible):
        add_meeting(series, coming.starts_at, by=cast["mentor"])


def test_swapped_meetings_take_each_others_time_and_keep_the_rest(coming, joint, cast):
    times = coming.starts_at, joint.starts_at

    swap_meetings(coming, joint, "chief", by=cast["mentor"])

    coming.refresh_from_db()
    joint.refresh_from_db()
    assert (joint.starts_at, coming.starts_at) == times
    assert coming.moved_reason == joint.moved_reason == "chief"
    assert coming.is_pinned
    assert (coming.minutes, coming.series.key, joint.series.key) == (60, "mentor", "joint")
    assert told("meeting_moved") | told("meeting_moved_soon") == {"Alva Berglind", "Lena Hedbrant"}


def test_swap_by_the_same_form_twice_swaps_once(coming, joint, cast):
    key, first_at = uuid.uuid4(), coming.starts_at

    for _ in range(2):
        swap_meetings(coming, joint, "chief", by=cast["mentor"], form_key=key)

    assert Meeting.objects.get(pk=joint.pk).starts_at == first_at


def test_swap_with_what_somebody_has_changed_meanwhile_is_stopped(coming, joint, cast):
    with pytest.raises(StaleEdit):
        swap_meetings(coming, joint, "chief", by=cast["mentor"], revision=0, other_revision=7)

    assert Meeting.objects.get(pk=coming.pk).revision == 0


def test_swap_with_what_is_held_is_not_possible(coming, meeting, cast):
    log_meeting(meeting, by=cast["mentor"])

    with pytest.raises(NotPossible):
        swap_meetings(coming, meeting, "chief", by=cast["mentor"])


def test_what_was_said_of_the_old_time_is_forgotten(coming, joint, cast):
    Reply.objects.create(
        part="mentoring", refers_id=coming.pk, person=cast["newcomer"], is_coming=False, at=timezone.now()
    )

    swap_meetings(coming, joint, "newcomer", by=cast["mentor"])

    assert not Reply.objects.exists()


def test_swap_page_offers_what_is_ahead_and_may_be_moved(as_mentor, coming, joint):
    url = reverse("mentoring:meeting_swap", args=[coming.pk])
    form = as_mentor.get(url).context["form"]
    data = {"reason": "chief", "revision": 0, "form_key": uuid.uuid4()}

    answers = [as_mentor.post(url, data | {"other": f"{joint.pk}-0", "alternative": ""}) for _ in range(2)]

    assert f"{joint.pk}-0" in dict(form.fields["other"].choices)
    assert all(row.starts_at > timezone.now() for row in form.others.values())
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Meeting.objects.get(pk=coming.pk).starts_at == joint.starts_at


def test_swap_page_never_takes_another_meeting_than_those_offered(as_mentor, coming, foreign_introduction):
    foreign = Meeting.objects.filter(introduction=foreign_introduction, starts_at__gt=timezone.now()).first()
    data = {"reason": "chief", "revision": 0, "form_key": uuid.uuid4(), "other": f"{foreign.pk}-0"}

    answer = as_mentor.post(reverse("mentoring:meeting_swap", args=[coming.pk]), data)

    assert answer.status_code == 422
    assert Meeting.objects.get(pk=foreign.pk).revision == 0


def cancel(client, meeting, **data):
    first = {"reason": "mentor", "instead": "soon", "revision": 0, "form_key": uuid.uuid4()}
    return client.post(reverse("mentoring:meeting_cancel", args=[meeting.pk]), first | data)


def test_skipped_in_one_step_with_why_nothing_comes_instead(as_mentor, coming):
    form = as_mentor.get(reverse("mentoring:meeting_cancel", args=[coming.pk]) + "?instead=soon").context["form"]

    cancel(as_mentor, coming)

    coming.refresh_from_db()
    assert form["instead"].value() == "soon"
    assert (coming.state, coming.dropped_because, coming.needs_new_date) == ("cancelled", "soon", False)
    assert "nästa möte" in coming.why


def test_words_are_kept_beside_the_reason_and_are_in_no_mail(as_mentor, coming, mailoutbox):
    cancel(as_mentor, coming, words="Vi är på utbildning", instead="later")

    coming.refresh_from_db()
    assert (coming.reason_words, coming.needs_new_date) == ("Vi är på utbildning", True)
    assert "utbildning" not in coming.why
    assert "utbildning" in as_mentor.get(coming.get_absolute_url()).content.decode()


def test_words_with_a_personal_number_are_stopped(as_mentor, coming):
    answer = cancel(as_mentor, coming, words="811228-9874")

    assert answer.status_code == 422
    assert Meeting.objects.get(pk=coming.pk).is_planned
