from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Person
from mentoring.models import Meeting
from mentoring.needs import needs_chief
from mentoring.plan import MentoringPart
from mentoring.selectors import counts, just_now, next_and_last
from mentoring.services import ask, cancel_meeting, log_meeting, move_meeting, write_check_back
from programs.models import Introduction
from programs.parts import touched
from tests.cast import build_introduction
from tests.mentoring.conftest import START_ON, meetings_of, plan_meetings

part = MentoringPart()
LATER = START_ON + timedelta(days=60)


@pytest.fixture
def thirty(remember, version, cast, places, introduction):
    """Thirty introductions with the same mentor and chief."""
    remember("thirty", more, version, cast, places)
    return Introduction.objects.all()


def more(version, cast, places):
    people = Person.objects.bulk_create(
        Person(name=f"Nyanställd {n:02}", email=f"nya-{n}@example.org") for n in range(29)
    )
    for person in people:
        made = build_introduction(
            version, person, places.team, mentor=cast["mentor"], chief=cast["chief"], start_on=START_ON
        )
        plan_meetings(made, cast["chief"])


def test_counts_are_of_what_was_planned_up_to_now(introduction, meeting, coming, cast):
    log_meeting(meeting, by=cast["mentor"])
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    found = counts([introduction])[introduction.pk]

    assert (found.held, found.planned, found.without_date) == (1, 11, 1)
    assert found.total == Meeting.objects.filter(introduction=introduction).count()


def test_next_and_last_are_the_nearest_on_both_sides_of_now(introduction, joint_meeting, coming):
    neighbours = next_and_last([introduction])[introduction.pk]

    assert (neighbours.last, neighbours.next) == (joint_meeting, coming)


def test_next_and_last_pass_over_cancelled_ones(introduction, joint_meeting, coming, meeting, cast):
    cancel_meeting(joint_meeting, "chief", by=cast["chief"])
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    neighbours = next_and_last([introduction])[introduction.pk]

    assert neighbours.last == meeting
    assert neighbours.next.starts_at > coming.starts_at


def test_needs_chief_names_a_meeting_without_a_date_and_says_what_to_do(introduction, coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    (advice,) = needs_chief([introduction], cast["chief"])

    assert (advice.code, advice.is_missing) == ("meeting_without_date", True)
    assert "Alva" in advice.label
    assert "Samira" in advice.label


def test_needs_chief_is_silent_about_a_meeting_that_was_dropped(introduction, coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"], dropped_because="soon")

    assert needs_chief([introduction], cast["chief"]) == []


@pytest.mark.parametrize(("days_ago", "waits"), [(4, False), (5, True)])
def test_needs_chief_has_a_request_after_three_working_days(introduction, cast, days_ago, waits):
    # Friday is three working days before Wednesday, Saturday is not.
    ask(introduction, "Läs", by=cast["chief"], at=timezone.now() - timedelta(days=days_ago))

    assert [advice.code for advice in needs_chief([introduction], cast["chief"])] == ["request_unchecked"] * waits
    assert needs_chief([introduction], cast["deputy"]) == []


def test_needs_chief_has_an_answer_at_once(introduction, cast):
    asked = ask(introduction, "Läs", by=cast["chief"])
    write_check_back(asked, heard="a", means="b", how="c", by=cast["newcomer"])

    (advice,) = needs_chief([introduction], cast["chief"])

    assert advice.url == asked.get_absolute_url()


def test_touched_counts_held_meetings_only(introduction, meeting, coming, cast):
    log_meeting(meeting, by=cast["mentor"], themes=["organisation-and-mission"])

    assert touched([introduction]) == {introduction.pk: {"organisation-and-mission": meeting.on}}


def test_entries_are_called_what_the_reader_calls_them(introduction, cast, meeting):
    labels = {
        role: {
            entry.label
            for entry in part.entries(cast[role], START_ON, START_ON + timedelta(days=60), [introduction])
            if entry.thread == "mentor"
        }
        for role in ("newcomer", "mentor", "chief")
    }

    assert labels["newcomer"] != labels["mentor"] != labels["chief"]
    assert all("Samira" in label for label in labels["newcomer"] | labels["chief"])
    assert all("Alva" in label for label in labels["mentor"])


def test_entries_tell_of_moved_ones_and_leave_out_replaced_ones(introduction, cast, coming):
    moved = move_meeting(coming, coming.starts_at + timedelta(days=1), "mentor", by=cast["mentor"])
    cancelled = meetings_of(introduction, "mentor").filter(starts_at__gt=moved.starts_at).first()
    cancel_meeting(cancelled, "mentor", by=cast["mentor"], new_starts_at=cancelled.starts_at + timedelta(days=2))

    found = part.entries(cast["newcomer"], moved.on, cancelled.on + timedelta(days=2), [introduction])

    mentor = [entry for entry in found if entry.thread == "mentor"]
    assert [(entry.on, entry.state) for entry in mentor] == [
        (moved.on, "moved"),
        (cancelled.on + timedelta(days=2), "planned"),
    ]
    assert mentor[0].reason


def test_entries_of_the_unit_are_for_those_who_take_part(introduction, cast):
    def kinds(role):
        entries = part.entries(cast[role], START_ON, START_ON + timedelta(days=60), [introduction])
        return {entry.kind for entry in entries}

    assert "chief-mentor" in kinds("mentor") & kinds("chief") & kinds("deputy")
    assert "chief-mentor" not in kinds("newcomer") | kinds("coordinator") | kinds("stranger")


def queries(call):
    """How many queries a call takes."""
    with CaptureQueriesContext(connection) as found:
        call()
    return len(found)


def queries_in_use(call):
    """In a process that has read what the published version says."""
    call()
    return queries(call)


@pytest.mark.parametrize(
    ("number", "call"),
    [
        (2, lambda rows, cast, places: next_and_last(rows)),
        (1, lambda rows, cast, places: counts(rows)),
        (3, lambda rows, cast, places: needs_chief(rows, cast["chief"])),
        (1, lambda rows, cast, places: part.entries(cast["newcomer"], START_ON, LATER, rows)),
        (1, lambda rows, cast, places: touched(rows)),
        (4, lambda rows, cast, places: part.bring_up(rows, cast["mentor"])),
        (1, lambda rows, cast, places: part.steps(rows)),
        (4, lambda rows, cast, places: just_now(cast["mentor"], rows)),
    ],
    ids=["next_and_last", "counts", "needs_chief", "entries", "touched", "bring_up", "steps", "just_now"],
)
def test_queries_are_as_many_for_thirty_as_for_one(introduction, cast, places, request, number, call):
    for person in (cast["newcomer"], cast["mentor"]):
        person.scope  # noqa: B018 - read once per request
    ask(introduction, "Läs", by=cast["chief"])
    one = list(Introduction.objects.with_people())
    of_one = queries_in_use(lambda: call(one, cast, places))

    for row in request.getfixturevalue("thirty").exclude(pk=introduction.pk):
        ask(row, "Läs", by=cast["chief"])
    thirty = list(Introduction.objects.with_people())

    assert len(thirty) == 30
    assert (of_one, queries_in_use(lambda: call(thirty, cast, places))) == (number, number)


@pytest.mark.parametrize(("role", "name", "number"), [("mentor", "meeting_list", 11), ("chief", "mentor_list", 15)])
def test_lists_take_as_many_queries_for_thirty_as_for_one(client, cast, introduction, request, role, name, number):
    client.force_login(cast[role])
    of_one = queries(lambda: client.get(reverse(f"mentoring:{name}")))

    request.getfixturevalue("thirty")

    assert (of_one, queries(lambda: client.get(reverse(f"mentoring:{name}")))) == (number, number)


# The log asks every part what to bring up; the others' share is not ours to count exactly.
@pytest.mark.parametrize(("role", "at_most"), [("mentor", 29), ("newcomer", 23), ("chief", 14)])
def test_meeting_detail_takes_few_queries(client, cast, meeting, role, at_most):
    client.force_login(cast[role])

    assert queries(lambda: client.get(reverse("mentoring:meeting_detail", args=[meeting.pk]))) <= at_most
