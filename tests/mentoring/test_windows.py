"""Several windows on one meeting: each has a draft of its own, and no text is overwritten or lost."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from mentoring.models import Draft, Meeting, Note
from mentoring.services import Written, ask, hand_back, log_meeting, save_draft, wish_topic, write_note
from tests.mentoring.test_handed_back import asked_for
from tests.mentoring.test_meeting_pages import NUMBER, url


@pytest.fixture
def as_mentor(client, cast):
    client.force_login(cast["mentor"])
    return client


class Tab:
    """One window: what its form holds, and what is typed there."""

    def __init__(self, client, meeting, query=""):
        self.client, self.meeting = client, meeting
        self.take(client.get(url("meeting_detail", meeting) + query))

    def take(self, page):
        form = page.context["form"]
        values = {name: form[name].value() for name in form.fields}
        self.form = form
        self.values = {name: value for name, value in values.items() if value is not None and value is not False}

    def type(self, **words):
        self.values |= words
        return self

    def save_draft(self):
        return self.client.post(url("meeting_draft", self.meeting), self.values)

    def save(self, name="meeting_log"):
        return self.client.post(url(name, self.meeting), self.values)


def texts():
    return sorted([*Note.objects.values_list("text", flat=True), *(row.body["note"] for row in Draft.objects.all())])


def shown(page):
    return [text.note for text in page.context["form"].others]


def test_two_windows_keep_a_draft_each(as_mentor, meeting):
    first, second = Tab(as_mentor, meeting), Tab(as_mentor, meeting)

    answers = [tab.type(note=words).save_draft().status_code for tab, words in ((first, "Ett"), (second, "Två"))]
    first.type(note="Ett och mer").save_draft()

    assert answers == [204, 204]
    assert texts() == ["Ett och mer", "Två"]


def test_a_new_window_goes_on_with_the_latest_and_shows_the_other(as_mentor, meeting, cast):
    now = timezone.now()
    save_draft(meeting, {"note": "Äldre"}, by=cast["mentor"], at=now - timedelta(hours=1))
    save_draft(meeting, {"note": "Nyare"}, by=cast["mentor"], at=now)

    page = as_mentor.get(url("meeting_detail", meeting))

    assert page.context["form"]["note"].value() == "Nyare"
    assert shown(page) == ["Äldre"]
    assert "Gå vidare med den här" in page.content.decode()


def test_an_older_beginning_of_the_same_text_is_not_shown(as_mentor, meeting, cast):
    save_draft(meeting, {"note": "Vi övade"}, by=cast["mentor"], at=timezone.now() - timedelta(hours=1))
    save_draft(meeting, {"note": "Vi övade samtal"}, by=cast["mentor"])

    assert shown(as_mentor.get(url("meeting_detail", meeting))) == []


def test_the_other_text_is_chosen_to_go_on_with(as_mentor, meeting, cast):
    older = save_draft(meeting, {"note": "Äldre"}, by=cast["mentor"], at=timezone.now() - timedelta(hours=1))
    save_draft(meeting, {"note": "Nyare"}, by=cast["mentor"])

    page = as_mentor.get(f"{url('meeting_detail', meeting)}?draft={older.pk}")

    assert page.context["form"]["note"].value() == "Äldre"
    assert shown(page) == ["Nyare"]


def test_saving_puts_an_end_to_what_was_shown_and_not_to_what_came_since(as_mentor, meeting):
    live = Tab(as_mentor, meeting).type(note="I ett annat fönster")
    Tab(as_mentor, meeting).type(note="Stängt fönster").save_draft()
    live.save_draft()
    tab = Tab(as_mentor, meeting).type(note="Allt tillsammans")
    Draft.objects.filter(tab=live.values["tab"]).update(saved_at=timezone.now() + timedelta(seconds=5))

    tab.save()

    assert texts() == ["Allt tillsammans", "I ett annat fönster"]


def test_one_click_from_the_landing_page_keeps_a_draft(as_mentor, meeting):
    Tab(as_mentor, meeting).type(note="Inte klart").save_draft()

    as_mentor.post(url("meeting_log", meeting), {"minutes": 60, "revision": 0, "form_key": uuid.uuid4()})

    assert texts() == ["Inte klart"]


def test_a_draft_is_thrown_away_by_its_writer_alone(client, as_mentor, meeting, cast):
    draft = save_draft(meeting, {"note": "…"}, by=cast["mentor"])

    client.force_login(cast["newcomer"])
    assert client.post(url("draft_discard", draft)).status_code == 404
    client.force_login(cast["mentor"])
    assert client.post(url("draft_discard", draft)).status_code == 302
    assert not Draft.objects.exists()


def test_a_note_saved_in_another_window_is_shown_beside_and_both_are_kept(as_mentor, meeting):
    tabs = [Tab(as_mentor, meeting).type(note=words) for words in ("Ett", "Två")]

    saved, page = (tab.save() for tab in tabs)

    assert (saved.status_code, page.status_code) == (302, 409)
    assert page.context["form"]["note"].value() == "Två"
    assert shown(page) == ["Ett"]
    assert texts() == ["Ett", "Två"]
    tabs[1].take(page)
    assert tabs[1].type(note="Ett och två").save().status_code == 302
    assert texts() == ["Ett och två"]


def test_the_saved_note_can_be_chosen_instead(as_mentor, meeting):
    tabs = [Tab(as_mentor, meeting).type(note=words) for words in ("Ett", "Två")]
    [tab.save() for tab in tabs]

    page = as_mentor.get(f"{url('meeting_detail', meeting)}?write&draft=note")

    assert page.context["form"]["note"].value() == "Ett"
    assert shown(page) == ["Två"]


def test_a_draft_begun_before_the_note_was_saved_does_not_take_its_place(as_mentor, meeting, cast):
    Tab(as_mentor, meeting).type(note="Gammalt utkast").save_draft()
    write_note(meeting, Written(text="Sparat"), by=cast["mentor"])

    page = as_mentor.get(f"{url('meeting_detail', meeting)}?write")

    assert page.context["form"]["note"].value() == "Sparat"
    assert shown(page) == ["Gammalt utkast"]


def test_mentor_and_chief_log_at_once_and_both_notes_are_kept(client, as_mentor, joint_meeting, cast):
    mine = Tab(as_mentor, joint_meeting).type(note="Mentorns")
    log_meeting(joint_meeting, by=cast["chief"], themes=["receiving-information"], written=Written(text="Chefens"))

    page = mine.save()

    html = page.content.decode()
    assert page.status_code == 409
    assert "Lena har loggat mötet" in html
    assert "Din anteckning är sparad" in html
    assert "Chefens" in html
    assert texts() == ["Chefens", "Mentorns"]
    mine.take(page)
    assert mine.save().status_code == 302
    assert Meeting.objects.get(pk=joint_meeting.pk).logged_by == cast["chief"]


def test_who_logged_it_and_who_reads_stands_on_the_note(as_mentor, joint_meeting, cast):
    log_meeting(joint_meeting, by=cast["chief"], written=Written(text="Chefens"))

    html = as_mentor.get(url("meeting_detail", joint_meeting)).content.decode()

    assert "Loggat av Lena Hedbrant" in html
    assert "Läses av Alva, Lena och Samira." in html


def test_what_somebody_began_to_write_is_not_kept_for_whoever_signs_in_next(client, as_mentor, joint_meeting, cast):
    tab = Tab(as_mentor, joint_meeting).type(note="Mentorns")
    client.force_login(cast["chief"])

    assert (tab.save_draft().status_code, tab.save().status_code) == (403, 403)
    assert texts() == []


def test_a_draft_with_a_number_is_not_stored_and_a_long_one_is(as_mentor, meeting):
    tab = Tab(as_mentor, meeting)
    long = "ord " * 5000

    assert tab.type(note=f"Om {NUMBER}").save_draft().status_code == 422
    assert tab.type(note=long).save_draft().status_code == 204
    assert tab.save().status_code == 302
    assert texts() == [long.strip()]


def test_undo_gives_the_text_back_though_there_is_a_draft_already(as_mentor, meeting):
    Tab(as_mentor, meeting).type(note="Sparat").save()
    Tab(as_mentor, meeting, "?write").type(note="Halvt").save_draft()

    as_mentor.post(url("meeting_undo", meeting))

    assert texts() == ["Halvt", "Sparat"]


def test_the_page_asks_as_often_for_many_drafts_requests_and_matters(as_mentor, meeting, introduction, cast):
    add_one_of_each(meeting, introduction, cast, 0)
    address = url("meeting_detail", meeting)
    as_mentor.get(address)

    few = asked_for(as_mentor, address)
    for number in range(1, 5):
        add_one_of_each(meeting, introduction, cast, number)

    assert asked_for(as_mentor, address) == few


def add_one_of_each(meeting, introduction, cast, number):
    save_draft(meeting, {"note": f"Utkast {number}"}, by=cast["mentor"])
    ask(introduction, f"Uppgift {number}", by=cast["chief"])
    hand_back(introduction, f"Fråga {number}", by=cast["mentor"])
    wish_topic(introduction, f"Punkt {number}", by=cast["newcomer"])
