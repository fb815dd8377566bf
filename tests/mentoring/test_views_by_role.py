"""Every view, for everybody who might try it: 404 for what one does not see, 403 for what one sees and may not do."""

import uuid

import pytest
from django.db import transaction
from django.urls import reverse

from mentoring.models import Meeting, Request, Topic
from mentoring.services import ask, cancel_meeting, log_meeting, wish_topic, write_check_back
from programs.models import Capacity

ROLES = [
    "newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "second_newcomer", "stranger",
]  # fmt: skip


def among(rows):
    """A question to ask after each answer: is the row now among these?"""
    return lambda: rows.exists()


@pytest.fixture
def by_role(client, cast):
    """The status that each role gets, each in a world of its own; `changed` must be true exactly after a redirect."""

    def answers(name, *args, changed=None, **data):
        return [answer(role, reverse(f"mentoring:{name}", args=args), data, changed) for role in ROLES]

    def answer(role, url, data, changed):
        with transaction.atomic():
            client.force_login(cast[role])
            status = (client.post(url, data) if data else client.get(url)).status_code
            if changed:
                assert changed() is (status == 302), role
            transaction.set_rollback(True)
        return status

    return answers


ANYTHING = {"csrf": "x"}  # a post that says nothing


def test_meeting_list_by_role(by_role, introduction):
    assert by_role("meeting_list") == [200] * 9


def test_introduction_meetings_by_role(by_role, introduction):
    assert by_role("introduction_meetings", introduction.pk) == [200, 200, 200, 200, 200, 200, 404, 404, 404]


def test_meeting_detail_by_role(by_role, meeting):
    assert by_role("meeting_detail", meeting.pk) == [200, 200, 200, 200, 200, 200, 404, 404, 404]


def test_meeting_detail_of_the_unit_by_role(by_role, unit_meeting):
    assert by_role("meeting_detail", unit_meeting.pk) == [404, 200, 200, 200, 200, 200, 200, 404, 404]


def test_meeting_log_by_role(by_role, meeting):
    held = among(Meeting.objects.held())

    statuses = by_role("meeting_log", meeting.pk, changed=held, minutes=60, revision=0)

    assert statuses == [403, 302, 403, 403, 403, 403, 404, 404, 404]


def test_meeting_log_of_a_joint_meeting_by_role(by_role, joint_meeting):
    statuses = by_role("meeting_log", joint_meeting.pk, minutes=45, revision=0)

    assert statuses == [403, 302, 302, 302, 403, 403, 404, 404, 404]


def test_meeting_log_of_the_unit_by_role(by_role, unit_meeting):
    statuses = by_role("meeting_log", unit_meeting.pk, minutes=60, revision=0)

    assert statuses == [404, 302, 302, 302, 403, 403, 302, 404, 404]


def test_meeting_log_before_the_day_is_for_nobody(by_role, coming):
    statuses = by_role("meeting_log", coming.pk, minutes=60, revision=0)

    assert statuses == [403, 403, 403, 403, 403, 403, 404, 404, 404]


def test_meeting_undo_by_role(by_role, meeting, cast):
    log_meeting(meeting, by=cast["mentor"])
    planned = among(Meeting.objects.planned().filter(pk=meeting.pk))

    assert by_role("meeting_undo", meeting.pk, changed=planned, **ANYTHING) == [
        403, 302, 403, 403, 403, 403, 404, 404, 404,
    ]  # fmt: skip


def test_meeting_move_by_role(by_role, coming):
    moved = among(Meeting.objects.filter(is_pinned=True))
    data = {"day": "2026-10-06", "time": "10:00", "minutes": 60, "reason": "mentor", "revision": 0}

    assert by_role("meeting_move", coming.pk) == [403, 200, 200, 200, 403, 200, 404, 404, 404]
    statuses = by_role("meeting_move", coming.pk, changed=moved, form_key=uuid.uuid4(), **data)
    assert statuses == [403, 302, 302, 302, 403, 302, 404, 404, 404]


def test_meeting_cancel_by_role(by_role, coming):
    cancelled = among(Meeting.objects.filter(state="cancelled"))
    data = {"reason": "mentor", "instead": "later", "revision": 0, "form_key": uuid.uuid4()}

    assert by_role("meeting_cancel", coming.pk) == [403, 200, 200, 200, 403, 200, 404, 404, 404]
    statuses = by_role("meeting_cancel", coming.pk, changed=cancelled, **data)
    assert statuses == [403, 302, 302, 302, 403, 302, 404, 404, 404]


def test_meeting_move_of_a_cancelled_one_by_role(by_role, coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"])
    replaced = among(Meeting.objects.exclude(replaced_by=None))
    data = {"day": "2026-10-06", "time": "10:00", "revision": 1, "form_key": uuid.uuid4()}

    statuses = by_role("meeting_move", coming.pk, changed=replaced, **data)

    assert statuses == [403, 302, 302, 302, 403, 302, 404, 404, 404]


def test_meeting_draft_by_role(by_role, meeting):
    assert by_role("meeting_draft", meeting.pk, note="Vi övade") == [204, 204, 403, 403, 403, 403, 404, 404, 404]


def test_note_write_by_role(by_role, meeting):
    statuses = by_role("note_write", meeting.pk, note="Vi övade", minutes=60)

    assert statuses == [302, 302, 403, 403, 403, 403, 404, 404, 404]


def test_topic_create_by_role(by_role, introduction):
    waits = among(Topic.objects.waiting())

    statuses = by_role("topic_create", introduction.pk, changed=waits, kind="question", text="Hur då?")

    assert statuses == [302, 302, 302, 302, 403, 403, 404, 404, 404]


def test_topic_remove_by_role(by_role, introduction, cast):
    topic = wish_topic(introduction, "Hur då?", by=cast["newcomer"])
    removed = among(Topic.objects.exclude(done_at=None))

    statuses = by_role("topic_remove", topic.pk, changed=removed, **ANYTHING)

    assert statuses == [302, 403, 404, 404, 404, 404, 404, 404, 404]


def test_request_create_by_role(by_role, introduction):
    data = {"words": "Läs", "request_key": uuid.uuid4()}

    assert by_role("request_create", introduction.pk) == [403, 200, 200, 200, 403, 403, 404, 404, 404]
    statuses = by_role("request_create", introduction.pk, changed=among(Request.objects.all()), **data)
    assert statuses == [403, 302, 302, 302, 403, 403, 404, 404, 404]


@pytest.fixture
def asked(introduction, cast):
    return ask(introduction, "Läs delegationsordningen", by=cast["chief"])


def test_request_detail_by_role(by_role, asked):
    assert by_role("request_detail", asked.pk) == [200, 200, 200, 200, 404, 404, 404, 404, 404]


def test_check_back_by_role(by_role, asked):
    written = among(Request.objects.filter(state="written"))

    statuses = by_role("check_back", asked.pk, changed=written, heard="a", means="b", how="c")

    assert statuses == [302, 403, 403, 403, 404, 404, 404, 404, 404]


def test_check_back_answer_by_role(by_role, asked, cast):
    write_check_back(asked, heard="a", means="b", how="c", by=cast["newcomer"])
    checked = among(Request.objects.filter(state="checked"))

    statuses = by_role("check_back_answer", asked.pk, changed=checked, agree="yes")

    assert statuses == [403, 403, 302, 403, 404, 404, 404, 404, 404]


def test_request_mark_by_role(by_role, asked):
    assert by_role("request_mark", asked.pk, **ANYTHING) == [302, 403, 302, 302, 404, 404, 404, 404, 404]


def test_request_withdraw_by_role(by_role, asked):
    withdrawn = among(Request.objects.filter(state="withdrawn"))

    statuses = by_role("request_withdraw", asked.pk, changed=withdrawn, **ANYTHING)

    assert statuses == [403, 403, 302, 302, 404, 404, 404, 404, 404]


def test_mentor_list_by_role(by_role, introduction):
    assert by_role("mentor_list") == [403, 403, 200, 200, 403, 200, 403, 403, 200]


def test_capacity_set_by_role(by_role, cast, introduction):
    statuses = by_role("capacity_set", cast["mentor"].pk, changed=among(Capacity.objects.all()), places=4)

    assert statuses == [404, 404, 302, 302, 404, 403, 404, 404, 404]


@pytest.mark.parametrize("name", ["series_change", "meeting_add"])
def test_series_change_and_meeting_add_by_role(by_role, coming, name):
    assert by_role(name, coming.series_id) == [403, 200, 200, 200, 403, 200, 404, 404, 404]


def test_series_detail_by_role(by_role, coming):
    assert by_role("series_detail", coming.series_id) == [200, 200, 200, 200, 200, 200, 404, 404, 404]


def test_series_change_of_the_unit_by_role(by_role, unit_meeting):
    assert by_role("series_change", unit_meeting.series_id) == [404, 200, 200, 200, 403, 200, 200, 404, 404]


def test_meeting_swap_by_role(by_role, coming):
    assert by_role("meeting_swap", coming.pk) == [403, 200, 200, 200, 403, 200, 404, 404, 404]


def test_clash_list_by_role(by_role, coming):
    assert by_role("clash_list") == [200] * 9
