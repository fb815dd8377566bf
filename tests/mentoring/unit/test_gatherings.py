"""The mentors' own times: planned many at once, told, reminded of, and in everybody's calendar who belongs."""

from datetime import date, time, timedelta

import pytest

from accounts.errors import StaleEdit
from accounts.history import extract
from mentoring.models import Gathered, Gathering
from mentoring.unit.plan import GatheringsPart
from mentoring.unit.rules import can_change_gathering, can_plan_gathering, can_take_attendance
from mentoring.unit.services import Plan, cancel_gathering, move_gathering, plan_gatherings, take_attendance
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.errors import NotPossible
from programs.parts import appointments
from programs.replies import appointment_of, replies_of
from programs.services.replies import reply
from reminders.services import sweep
from tests.mentoring.unit.conftest import instant

MENTORS = ["Peter Askerud", "Samira Holst"]
DAYS = date(2026, 10, 1), date(2026, 10, 31)


def those(cast, may):
    return {name for name, person in cast.items() if may(person)}


def told(kind):
    return sorted(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_dates_come_in_a_rhythm_around_holidays(places, cast):
    plan = Plan("supervision", date(2026, 10, 9), time(13), number=4)

    made = plan_gatherings(places.unit, plan, by=cast["chief"])

    assert [row.on for row in made] == [
        date(2026, 10, 9), date(2026, 11, 6), date(2026, 12, 4), date(2027, 1, 4),
    ]  # fmt: skip


def test_vacation_weeks_are_waited_out(places, cast):
    plan = Plan("peers", date(2027, 6, 30), time(13), number=3, weeks=2)

    made = plan_gatherings(places.unit, plan, by=cast["mentor"])

    assert [row.on for row in made] == [date(2027, 6, 30), date(2027, 8, 11), date(2027, 8, 25)]


def test_one_form_plans_them_once(places, cast):
    plan, key = Plan("peers", date(2026, 10, 2), time(13), number=2), "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a11"

    first, second = (plan_gatherings(places.unit, plan, by=cast["mentor"], request_key=key) for _ in range(2))

    assert first == second == list(Gathering.objects.all())


def test_who_sees_them(gathering, cast):
    sees = those(cast, lambda person: Gathering.objects.visible_to(person).exists())

    assert sees == {"mentor", "colleague", "chief", "administrator"}


def test_supervision_is_planned_by_whoever_leads_and_peer_meetings_by_mentors_too(places, cast):
    supervision = those(cast, lambda person: can_plan_gathering(person, places.unit, "supervision"))
    peers = those(cast, lambda person: can_plan_gathering(person, places.unit, "peers"))

    assert supervision == {"chief", "administrator"}
    assert peers == supervision | {"mentor", "colleague"}


def test_who_changes_and_who_counts(gathering, past_gathering, cast):
    assert those(cast, lambda person: can_change_gathering(person, gathering)) == {"chief", "administrator"}
    assert those(cast, lambda person: can_take_attendance(person, gathering)) == set()
    counts = those(cast, lambda person: can_take_attendance(person, past_gathering))
    assert counts == {"chief", "administrator", "mentor", "colleague"}


def test_moved_is_told_to_the_mentors_and_keeps_to_one_save(gathering, cast):
    new = instant(date(2026, 10, 16))

    move_gathering(gathering, new, by=cast["chief"], revision=0)
    again = move_gathering(gathering, new, by=cast["chief"], revision=0)

    assert (again.starts_at, again.revision) == (new, 1)
    assert told("gathering_moved_soon") == MENTORS
    with pytest.raises(StaleEdit):
        move_gathering(gathering, new + timedelta(hours=1), by=cast["chief"], revision=0)


def test_what_was_said_of_the_old_time_does_not_hold_for_the_new(gathering, cast):
    appointment = appointment_of(cast["mentor"], "gatherings", gathering.pk, gathering.on)
    reply(appointment, False, by=cast["mentor"])

    move_gathering(gathering, gathering.starts_at + timedelta(days=7), by=cast["chief"])

    assert replies_of("gatherings", [gathering.pk]) == {}


def test_another_supervisor_is_no_other_time(gathering, cast):
    move_gathering(gathering, gathering.starts_at, led_by="Någon annan", by=cast["chief"])

    assert Message.objects.count() == 0


def test_cancelled_is_told_and_stays_cancelled(supervision, cast):
    last = supervision[-1]

    for _ in range(2):
        cancel_gathering(last, by=cast["chief"], revision=0)

    assert told("gathering_cancelled") == MENTORS
    with pytest.raises(NotPossible):
        move_gathering(last, last.starts_at + timedelta(hours=1), by=cast["chief"])


def test_attendance_with_apology_is_taken_and_put_right(past_gathering, cast):
    mentor, colleague = cast["mentor"], cast["colleague"]

    take_attendance(past_gathering, [mentor.pk], [colleague.pk], by=mentor, revision=0)
    take_attendance(past_gathering, [mentor.pk], [colleague.pk], by=mentor, revision=0)

    rows = Gathered.objects.values_list("person_id", "was_there", "has_apologised")
    assert sorted(rows) == [(mentor.pk, True, False), (colleague.pk, False, True)]
    past_gathering.refresh_from_db()
    assert (past_gathering.state, past_gathering.revision) == ("held", 1)
    take_attendance(past_gathering, [mentor.pk, colleague.pk], by=mentor, revision=1)
    assert Gathered.objects.filter(was_there=True).count() == 2


def test_whoever_is_no_mentor_there_is_not_counted(past_gathering, cast):
    take_attendance(past_gathering, [cast["stranger_mentor"].pk], by=cast["chief"])

    assert set(Gathered.objects.values_list("was_there", flat=True)) == {False}


def test_appointments_are_the_mentors(gathering, cast):
    mine = appointments([cast["mentor"].pk], *DAYS)

    found = [row for row in mine if row.part == "gatherings"]
    assert [(row.refers_id, set(row.people)) for row in found] == [
        (gathering.pk, {cast["mentor"].pk, cast["colleague"].pk}),
        *[(row.pk, {cast["mentor"].pk, cast["colleague"].pk}) for row in Gathering.objects.filter(number=2)],
    ]
    assert [row for row in appointments([cast["chief"].pk], *DAYS) if row.part == "gatherings"] == []


def test_a_cancelled_one_is_no_appointment(gathering, cast):
    cancel_gathering(gathering, by=cast["chief"])

    found = [row.refers_id for row in appointments(None, *DAYS) if row.part == "gatherings"]

    assert gathering.pk not in found


def test_entries_are_for_the_mentors_of_the_place(gathering, cast):
    def found(person):
        return [row.url for row in GatheringsPart().entries(person, gathering.on, gathering.on, [])]

    assert found(cast["mentor"]) == [gathering.get_absolute_url()]
    assert found(cast["chief"]) == found(cast["stranger_mentor"]) == found(cast["newcomer"]) == []


def test_mentors_are_reminded_once_and_again_when_it_is_moved(gathering, cast):
    evening = instant(date(2026, 10, 1), "07:00")

    for hours in (0, 1, 5):
        sweep(evening + timedelta(hours=hours))
    assert told("gathering_tomorrow") == MENTORS

    send(evening + timedelta(hours=6))
    texts = [mail.text for mail in SentMail.objects.filter(message__kind="digest")]
    assert any("Handledning" in text and "Rum Eken" in text for text in texts)
    move_gathering(gathering, gathering.starts_at + timedelta(hours=1), by=cast["chief"])
    sweep(evening + timedelta(hours=7))
    assert told("gathering_tomorrow") == sorted(MENTORS * 2)


def test_the_extract_tells_where_one_was(past_gathering, cast):
    take_attendance(past_gathering, [cast["mentor"].pk], by=cast["mentor"])

    past_gathering.refresh_from_db()
    facts = {"kind": "supervision", "starts_at": past_gathering.starts_at.isoformat()}
    assert extract(cast["mentor"])["gatherings"]["dates"] == [facts | {"was_there": True, "has_apologised": False}]
