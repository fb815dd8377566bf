"""A running introduction is offered a newer version, and a chief decides line by line."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from checklists.services import leave_out, repeat_item, set_level
from mentoring.services import log_meeting, move_meeting
from outbox.models import Message
from programs.models import Adoption, Introduction
from programs.offers import offer, offered_versions
from programs.services import adopt, retire_version, stay
from tests.conftest import TODAY
from tests.revising import revised, row

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def newer(started, version, cast):
    return revised(version.program, cast)


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def line(found, name):
    return next(line for line in found.lines if line.name == name)


def test_no_newer_version_is_no_offer(started):
    assert offer(fresh(started)) is None


def test_an_offer_has_exactly_what_would_be_added_changed_and_withdrawn(started, newer):
    found = offer(fresh(started))

    assert found.version == newer
    assert {line.name for line in found.lines} == {
        "added.checklists.bring-a-task",
        "added.mentoring.circle",
        "added.training.ethics",
        "changed.checklists.receive-a-report",
        "changed.mentoring.mentor",
        f"changed.evaluations.{newer.content['evaluations'][-1]['key']}",
        "withdrawn.checklists.unwritten-rules",
        "withdrawn.mentoring.joint",
    }
    today = timezone.localdate()
    assert all(change.on > today for change in line(found, "added.mentoring.circle").changes)


def test_adopting_does_what_the_offer_said_and_offering_again_says_nothing(started, newer, cast):
    adopt(started, newer, by=cast["chief"])

    after = fresh(started)
    assert (after.version, after.category.version) == (newer, newer)
    assert offer(after) is None
    assert {row.template.version_id for row in after.items.exclude(left_out_because="withdrawn")} == {newer.pk}
    assert after.items.get(key="unwritten-rules").is_withdrawn
    assert after.memberships.get(series_key="ethics").state == "waiting"
    assert after.adoptions.get().state == "accepted"
    assert not after.meetings.planned().filter(series__key="joint", starts_at__gt=timezone.now()).exists()
    assert Event.objects.get(verb="programs.version_adopted").about == cast["newcomer"]


def test_days_of_the_introduction_stay(started, newer, cast):
    before = (started.start_on, started.close_support_until_on, started.end_on)

    adopt(started, newer, by=cast["chief"])

    after = fresh(started)
    assert (after.start_on, after.close_support_until_on, after.end_on) == before


def test_done_pinned_and_tailored_rows_keep_their_place_and_get_the_new_words(started, newer, cast):
    done = started.items.get(key="receive-a-report")
    set_level(done, 3, by=cast["newcomer"])
    again = repeat_item(started.items.get(pk=done.pk), by=cast["mentor"])
    held = started.meetings.filter(series__key="mentor").first()
    log_meeting(held, by=cast["mentor"])
    coming = started.meetings.planned().filter(series__key="mentor", starts_at__gt=timezone.now()).first()
    move_meeting(coming, coming.starts_at + timedelta(hours=1), "mentor", by=cast["mentor"])

    adopt(started, newer, by=cast["chief"])

    rows = {item.occurrence: item for item in started.items.filter(key="receive-a-report")}
    assert (rows[1].level, rows[1].window_from_on) == (3, done.window_from_on)
    assert {str(item) for item in rows.values()} == {"Ta emot oro"}
    assert rows[2].window_from_on == again.window_from_on
    assert {started.meetings.get(pk=pk).minutes for pk in (held.pk, coming.pk)} == {held.minutes}


def test_what_is_declined_stays_usable_and_is_not_offered_again(started, newer, cast, client):
    found = offer(fresh(started))
    no = line(found, "withdrawn.checklists.unwritten-rules").places + line(found, "added.mentoring.circle").places

    adoption = adopt(started, newer, by=cast["chief"], declined=no)

    assert adoption.state == "partly"
    assert sorted(map(tuple, adoption.declined)) == sorted(no)
    kept = started.items.get(key="unwritten-rules")
    assert (kept.is_open, kept.template.version_id) == (True, found.introduction.version_id)
    assert kept.theme.version == newer
    assert not started.meetings.filter(series__key="circle").exists()
    assert offer(fresh(started)) is None


def test_staying_is_asked_once(started, newer, cast):
    stay(started, newer, by=cast["chief"])
    stay(started, newer, by=cast["chief"])

    assert fresh(started).version != newer
    assert offer(fresh(started)) is None
    assert Adoption.objects.get().state == "stayed"


def test_a_newer_offer_takes_the_place_of_an_undecided_one(started, newer, version, cast):
    third = revised(
        version.program, cast, lambda document: row(document, "items", "bring-a-task").update(weeks=[13, 16])
    )

    assert offered_versions([fresh(started)]) == {started.pk: third}
    with pytest.raises(StaleEdit):
        adopt(started, newer, by=cast["chief"])


def test_an_undecided_offer_of_a_retired_version_is_gone(started, newer, cast):
    retire_version(newer, by=cast["coordinator"])

    assert offer(fresh(started)) is None


def test_a_line_that_nobody_was_shown_is_a_stale_edit(started, newer, cast):
    found = offer(fresh(started))
    seen = [change.place for change in found.changes if change.key != "bring-a-task"]

    with pytest.raises(StaleEdit):
        adopt(started, newer, by=cast["chief"], seen=seen)


def test_an_introduction_that_somebody_changed_is_a_stale_edit(started, newer, cast):
    Introduction.objects.filter(pk=started.pk).update(revision=started.revision + 1)

    with pytest.raises(StaleEdit):
        stay(started, newer, by=cast["chief"], revision=started.revision)


def test_a_double_click_makes_one_thing(started, newer, cast):
    first = adopt(started, newer, by=cast["chief"])

    assert adopt(started, newer, by=cast["chief"], declined=[("checklists", "bring-a-task", "1")]) == first
    assert started.items.get(key="bring-a-task").is_open


@pytest.mark.parametrize("moved", [20, 60])
def test_number_of_queries_does_not_grow_with_the_plan(started, version, cast, moved, django_assert_num_queries):
    def later(document):
        for item in document["items"][:moved]:
            item["weeks"] = [item["weeks"][0], item["weeks"][1] + 1]
        row(document, "meetings", "mentor")["minutes"] = 45

    newer = revised(version.program, cast, later)

    with django_assert_num_queries(81):
        adopt(started, newer, by=cast["chief"])


def test_what_the_chief_left_out_stays_out(started, newer, cast):
    leave_out(started.items.get(key="receive-a-report"), "known", by=cast["chief"])

    adopt(started, newer, by=cast["chief"])

    assert started.items.get(key="receive-a-report").left_out_because == "known"


def test_a_category_that_is_gone_stays_as_it_was(started, version, cast):
    def without(document):
        key = started.category.key
        document["categories"] = [row for row in document["categories"] if row["key"] != key]
        for item in document["items"]:
            item["categories"] = [name for name in item.get("categories", []) if name != key]

    newer = revised(version.program, cast, without)

    adopt(started, newer, by=cast["chief"])

    assert fresh(started).category.version == version


def test_chiefs_are_told_once_and_not_when_they_have_decided(started, newer, cast):
    from programs.mail import versions_published

    (message,) = Message.objects.filter(kind="version_published")

    assert message.person == cast["chief"]
    assert message.pk in versions_published([message])
    stay(started, newer, by=cast["chief"])
    assert versions_published([message]) == {}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="needs a database that several write to at once")
@pytest.mark.django_db(transaction=True)
def test_clicks_at_the_same_moment_wait_for_each_other(started, newer, cast):
    def click(number):
        try:
            return (adopt if number % 2 else stay)(started, newer, by=cast["chief"]).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as people:
        answers = set(people.map(click, range(6)))

    assert answers == {Adoption.objects.get().pk}
    assert Event.objects.filter(verb__startswith="programs.version_", about=cast["newcomer"]).count() == 1
