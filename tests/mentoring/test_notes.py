from uuid import uuid4

import pytest

from accounts.errors import StaleEdit
from accounts.models import Event
from mentoring.models import Draft, Note
from mentoring.plan import MentoringPart
from mentoring.services import Written, log_meeting, save_draft, write_note
from programs.services import assign_person

part = MentoringPart()


def readers(note):
    return set(note.readers.values_list("person__name", flat=True))


def test_note_is_read_by_the_two_who_met(meeting, cast):
    note = write_note(meeting, Written(text="Vi övade."), by=cast["mentor"])

    assert readers(note) == {"Alva Berglind", "Samira Holst"}


def test_note_is_shared_with_the_chief_only_when_that_was_chosen_first(meeting, cast):
    write_note(meeting, Written(text="Vi övade."), by=cast["mentor"])

    again = write_note(meeting, Written(text="Mer", with_chief=True, revision=0), by=cast["mentor"])

    assert readers(again) == {"Alva Berglind", "Samira Holst"}
    assert again.text == "Mer"


def test_note_shared_with_the_chief_is_read_by_three(meeting, cast):
    note = write_note(meeting, Written(text="Vi övade.", with_chief=True), by=cast["mentor"])

    assert readers(note) == {"Alva Berglind", "Samira Holst", "Lena Hedbrant"}


def test_note_of_a_joint_meeting_is_read_by_all_three(joint_meeting, cast):
    note = write_note(joint_meeting, Written(text="Beslut"), by=cast["chief"])

    assert readers(note) == {"Alva Berglind", "Samira Holst", "Lena Hedbrant"}


def test_note_of_the_unit_is_read_by_chiefs_and_mentors_and_never_by_the_newcomer(unit_meeting, cast):
    note = write_note(unit_meeting, Written(text="Om belastningen"), by=cast["chief"])

    assert readers(note) == {"Samira Holst", "Lena Hedbrant"}


def test_successor_inherits_no_note(meeting, cast, introduction):
    write_note(meeting, Written(text="Vi övade.", next_step="Delegationsordningen"), by=cast["mentor"])
    log_meeting(meeting, by=cast["mentor"])

    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"])

    assert not Note.objects.readable_by(cast["colleague"]).exists()
    assert Note.objects.readable_by(cast["mentor"]).exists()
    sources = {point.source for point in part.bring_up([introduction], cast["colleague"])}
    assert "last" not in sources


def test_next_step_comes_up_for_those_who_may_read_it(meeting, cast, introduction):
    written = Written(next_step="Delegationsordningen")
    log_meeting(meeting, by=cast["mentor"], written=written)

    labels = {
        person: [point.label for point in part.bring_up([introduction], cast[person]) if point.source == "last"]
        for person in ("newcomer", "mentor", "chief", "coordinator")
    }

    assert labels == {
        "newcomer": ["Delegationsordningen"],
        "mentor": ["Delegationsordningen"],
        "chief": [],
        "coordinator": [],
    }


def test_note_tells_of_a_save_in_another_window(meeting, cast):
    write_note(meeting, Written(text="Ett"), by=cast["mentor"])
    write_note(meeting, Written(text="Två", revision=0), by=cast["mentor"])

    with pytest.raises(StaleEdit):
        write_note(meeting, Written(text="Tre", revision=0), by=cast["mentor"])

    assert Note.objects.get().text == "Två"


def test_note_takes_the_place_of_the_writers_draft_and_of_nobody_elses(meeting, cast):
    tab = uuid4()
    for person in ("mentor", "newcomer"):
        save_draft(meeting, {"note": "…"}, by=cast[person], tab=tab)

    write_note(meeting, Written(text="Klart", tab=tab), by=cast["mentor"])

    assert [draft.writer for draft in Draft.objects.all()] == [cast["newcomer"]]


def test_number_that_was_marked_as_something_else_is_kept_in_the_history(meeting, cast):
    write_note(meeting, Written(text="…", is_not_a_number=True), by=cast["mentor"])

    event = Event.objects.get(verb="accounts.number_marked_as_other")
    assert (event.by, event.about) == (cast["mentor"], cast["newcomer"])


def test_history_holds_no_text(meeting, cast):
    log_meeting(meeting, by=cast["mentor"], written=Written(text="Hemligt ord", next_step="Hemlig plan"))

    assert "Hemlig" not in str(list(Event.objects.values_list("codes", flat=True)))
