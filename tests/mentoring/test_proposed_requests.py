"""A mentor proposes what could be asked; a chief asks it or not. What was said about it is kept, turn by turn."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from mentoring.models import Meeting, Request
from mentoring.plan import MentoringPart
from mentoring.services import (
    adopt_request,
    answer_check_back,
    ask,
    decline_request,
    finish_request,
    log_meeting,
    mark_checked_back,
    propose_request,
    write_check_back,
)
from outbox.models import Message
from programs.calendar import Span
from programs.models import Involvement
from programs.services import add_stand_in, assign_person

WORDS = {"heard": "Läsa.", "means": "Veta vem som beslutar.", "how": "På torsdag."}


@pytest.fixture
def proposed(introduction, cast):
    return propose_request(introduction, "Följ med på ett hembesök", by=cast["mentor"])


@pytest.fixture
def asked(introduction, cast):
    return ask(introduction, "Läs delegationsordningen.", by=cast["chief"], at=timezone.now() - timedelta(days=7))


@pytest.fixture
def as_role(client, cast):
    def sign_in(role):
        client.force_login(cast[role])
        return client

    return sign_in


def url(name, row):
    return reverse(f"mentoring:{name}", args=[row.pk])


def told(kind):
    return [message.person for message in Message.objects.filter(kind=kind)]


def with_people(introduction):
    return type(introduction).objects.with_people().get(pk=introduction.pk)


def stand_in_for_chief(introduction, person, by):
    days = Span(timezone.localdate() - timedelta(days=1), timezone.localdate() + timedelta(days=2))
    add_stand_in(introduction, person, by, "chief", days, by=by)


def test_a_proposal_is_told_to_the_chief_and_unseen_by_the_newcomer(proposed, introduction, cast):
    assert told("request_proposed") == [cast["chief"]]
    assert told("request_made") == []
    assert not Request.objects.readable_by(cast["newcomer"]).exists()
    assert MentoringPart().sections(cast["newcomer"], [introduction], "home") == []


def test_a_mentor_who_sends_the_chiefs_form_only_proposes(as_role, introduction, cast):
    data = {"words": "Läs", "asked_by": cast["mentor"].pk, "state": "open"}

    as_role("mentor").post(
        url("request_create", introduction), data | {"request_key": "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a77"}
    )

    row = Request.objects.get()
    assert (row.state, row.asked_by, row.proposed_by) == ("proposed", None, cast["mentor"])


def test_the_chief_asks_what_was_proposed_in_other_words(as_role, proposed, cast):
    as_role("chief").post(url("request_adopt", proposed), {"words": "Följ med Peter", "due_on": "2026-10-09"})

    proposed.refresh_from_db()
    assert (proposed.state, proposed.asked_by, proposed.words) == ("open", cast["chief"], "Följ med Peter")
    assert proposed.due_on == date(2026, 10, 9)
    assert told("request_made") == [cast["newcomer"]]
    assert told("request_decided") == [cast["mentor"]]


def test_a_deputy_declines_and_the_mentor_is_told(as_role, proposed, cast):
    as_role("deputy").post(url("request_decline", proposed))

    proposed.refresh_from_db()
    assert proposed.state == "declined"
    assert told("request_decided") == [cast["mentor"]]
    assert not Request.objects.readable_by(cast["newcomer"]).exists()


def test_what_is_decided_is_decided_once(proposed, cast):
    decline_request(proposed, by=cast["chief"])
    adopt_request(proposed, by=cast["deputy"])

    assert Request.objects.get().state == "declined"


@pytest.mark.parametrize("name", ["request_adopt", "request_decline", "check_back_answer", "request_withdraw"])
def test_a_mentor_decides_nothing(as_role, proposed, name):
    assert as_role("mentor").post(url(name, proposed), {"words": "Ja", "agree": "yes"}).status_code == 403


def test_every_turn_is_kept_as_it_was(asked, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)
    answer_check_back(asked, by=cast["chief"], meant="Också om insatser.")
    write_check_back(asked, by=cast["newcomer"], **WORDS | {"means": "Insatser med."})
    answer_check_back(asked, by=cast["chief"])

    turns = [(row.by, row.means or row.meant or row.is_agreed) for row in asked.turns.all()]
    newcomer, chief = cast["newcomer"], cast["chief"]
    first, second = "Veta vem som beslutar.", "Insatser med."
    assert turns == [(newcomer, first), (chief, "Också om insatser."), (newcomer, second), (chief, True)]


def test_whoever_stands_in_for_the_chief_reads_and_answers(as_role, asked, introduction, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)
    assert "Veta vem" not in as_role("deputy").get(url("request_detail", asked)).content.decode()

    stand_in_for_chief(introduction, cast["deputy"], cast["chief"])

    assert "Veta vem" in as_role("deputy").get(url("request_detail", asked)).content.decode()
    as_role("deputy").post(url("check_back_answer", asked), {"agree": "yes"})
    assert Request.objects.get().state == "checked"
    assert asked.turns.last().by == cast["deputy"]


def test_a_chief_who_takes_over_reads_nothing_and_talks_it_through(as_role, asked, introduction, cast):
    write_check_back(asked, by=cast["newcomer"], **WORDS)
    assign_person(introduction, cast["deputy"], "chief", by=cast["chief"])

    page = as_role("deputy").get(url("request_detail", asked)).content.decode()
    answer = as_role("deputy").post(url("check_back_answer", asked), {"agree": "yes"})
    mark_checked_back(asked, by=cast["deputy"])
    mark_checked_back(asked, by=cast["newcomer"])

    assert "Veta vem" not in page
    assert answer.status_code == 403
    assert Request.objects.get().state == "checked"


def test_it_surfaces_to_the_chief_by_age_and_to_a_successor(asked, introduction, cast):
    ask(introduction, "Nyare", by=cast["chief"], at=timezone.now() - timedelta(days=10))
    part = MentoringPart()

    mine = [advice.reason for advice in part.needs([with_people(introduction)], cast["chief"])]
    Involvement.objects.filter(introduction=introduction, role="chief").update(person=cast["deputy"])
    theirs = list(part.needs([with_people(introduction)], cast["deputy"]))

    assert mine == ["Frågat för 6 arbetsdagar sedan.", "Frågat för 5 arbetsdagar sedan."] or len(mine) == 2
    assert [advice.code for advice in theirs] == ["request_unchecked"] * 2
    assert "Lena" in theirs[0].label


def test_what_was_checked_back_is_done_when_somebody_says_so(as_role, asked, cast):
    assert as_role("newcomer").post(url("request_finish", asked)).status_code == 403
    for person in ("chief", "newcomer"):
        mark_checked_back(asked, by=cast[person])

    for _ in range(2):
        assert as_role("newcomer").post(url("request_finish", asked)).status_code == 302

    asked.refresh_from_db()
    assert asked.done_at is not None


def test_what_is_to_be_done_stays_on_the_newcomers_page_until_it_is(introduction, cast):
    row = ask(introduction, "Läs", by=cast["chief"], due_on=timezone.localdate() + timedelta(days=3))
    for person in ("chief", "newcomer"):
        mark_checked_back(row, by=cast[person])
    part = MentoringPart()

    (section,) = part.sections(cast["newcomer"], [introduction], "home")
    assert section.context["to_do"] == [row]

    finish_request(row, by=cast["newcomer"])
    assert part.sections(cast["newcomer"], [introduction], "home") == []


def test_it_is_checked_back_at_the_meeting_in_one_tick(as_role, asked, joint_meeting, cast):
    page = as_role("chief").get(url("meeting_detail", joint_meeting))
    form = page.context["form"]
    assert [pk for pk, _ in form.fields["checked_back"].choices] == [asked.pk]

    as_role("chief").post(url("meeting_log", joint_meeting), {"minutes": 60, "checked_back": asked.pk})
    as_role("newcomer").post(url("note_write", joint_meeting), {"checked_back": asked.pk})

    asked.refresh_from_db()
    assert (asked.state, asked.check_back.meeting) == ("checked", joint_meeting)


def test_a_mentor_who_logs_checks_nothing_back(as_role, asked, meeting):
    as_role("mentor").post(url("meeting_log", meeting), {"minutes": 60, "checked_back": asked.pk})

    assert Meeting.objects.get(pk=meeting.pk).is_held
    assert not hasattr(Request.objects.get(), "check_back")


def test_log_keeps_who_had_apologised_and_that_feedback_was_given(joint_meeting, cast):
    there, sorry = [cast["mentor"].pk, cast["chief"].pk], [cast["newcomer"].pk, cast["chief"].pk]

    log_meeting(joint_meeting, by=cast["mentor"], present=there, apologised=sorry, gave_document_feedback=True)

    seats = {row.person: (row.was_there, row.has_apologised) for row in joint_meeting.attendances.all()}
    assert seats == {
        cast["mentor"]: (True, False), cast["chief"]: (True, False), cast["newcomer"]: (False, True),
    }  # fmt: skip
    assert Meeting.objects.get(pk=joint_meeting.pk).gave_document_feedback
