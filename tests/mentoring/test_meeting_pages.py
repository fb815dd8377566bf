"""The pages of a meeting: prepare, log in one click or in full, read, move and cancel."""

import re
import uuid
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.models import Reading
from mentoring.models import Draft, Meeting, Note
from mentoring.selectors import as_usual, just_now
from mentoring.services import Written, cancel_meeting, log_meeting, save_draft, wish_topic

NUMBER = "811228-9874"  # passes the check digit; nobody has it
HTMX = {"HX-Request": "true"}


@pytest.fixture
def as_mentor(client, cast):
    client.force_login(cast["mentor"])
    return client


def url(name, meeting):
    return reverse(f"mentoring:{name}", args=[meeting.pk])


def fields(meeting, **changes):
    people = [row.person_id for row in meeting.introduction.involvements.all() if row.role == "mentor"]
    first = {"who": [meeting.introduction.newcomer_id, *people], "minutes": 60, "revision": meeting.revision}
    return first | {"form_key": uuid.uuid4(), "note_revision": ""} | changes


def page(client, name, meeting, query=""):
    return client.get(url(name, meeting) + query).content.decode()


def test_meeting_detail_is_filled_in_so_that_saving_is_one_click(as_mentor, meeting, introduction, cast):
    wish_topic(introduction, "Skydd och risk", by=cast["newcomer"], kind="theme", key="safety-and-risk")

    form = as_mentor.get(url("meeting_detail", meeting)).context["form"]

    assert set(form.initial["who"]) == {cast["newcomer"].pk, cast["mentor"].pk}
    assert form.initial["minutes"] == 60
    assert len(form.initial["theme"]) == 1


def test_meeting_detail_before_the_day_shows_what_to_prepare_and_no_form(as_mentor, coming, introduction, cast):
    wish_topic(introduction, "Samtal med föräldrar", by=cast["newcomer"])

    response = as_mentor.get(url("meeting_detail", coming))

    assert response.context["form"] is None
    assert "Samtal med föräldrar" in response.content.decode()


def test_meeting_detail_is_noted_as_read_by_others_only(client, meeting, cast):
    for role in ("newcomer", "chief", "chief"):
        client.force_login(cast[role])
        client.get(url("meeting_detail", meeting))

    assert [(row.by, row.about) for row in Reading.objects.all()] == [(cast["chief"], cast["newcomer"])]


@pytest.mark.parametrize("role", ["chief", "deputy", "coordinator", "administrator"])
def test_meeting_detail_never_shows_an_unshared_note(client, meeting, cast, role):
    written = Written(strength="Hemlig styrka", text="Hemlig text", next_step="Hemlig plan")
    log_meeting(meeting, by=cast["mentor"], themes=["organisation-and-mission"], purpose="reflection", written=written)
    client.force_login(cast[role])

    html = page(client, "meeting_detail", meeting)

    assert "Hemlig" not in html
    assert "Organisation och uppdrag" in html
    assert "Eftertanke" not in re.sub("<[^>]*>", "", html)


def test_meeting_detail_shows_the_purpose_to_the_mentor_alone(client, meeting, cast):
    log_meeting(meeting, by=cast["mentor"], purpose="reflection")

    shown = {}
    for role in ("mentor", "newcomer", "chief"):
        client.force_login(cast[role])
        shown[role] = client.get(url("meeting_detail", meeting)).context["purpose"]

    assert [role for role, purpose in shown.items() if purpose] == ["mentor"]


def test_meeting_log_keeps_everything_of_the_form(as_mentor, meeting, cast):
    data = fields(
        meeting, theme=["receiving-information"], purpose="both", note="Vi övade.", next_step="Mer", readers="three"
    )

    response = as_mentor.post(url("meeting_log", meeting), data)

    meeting.refresh_from_db()
    assert response.status_code == 302, response.context["form"].errors
    assert (meeting.state, meeting.purpose, meeting.purpose_by) == ("held", "both", cast["mentor"])
    assert list(meeting.touched.values_list("theme_key", flat=True)) == ["receiving-information"]
    assert Note.objects.readable_by(cast["chief"]).get().next_step == "Mer"


def test_meeting_log_by_htmx_answers_with_the_way_back(as_mentor, meeting):
    response = as_mentor.post(url("meeting_log", meeting), fields(meeting), headers=HTMX)

    assert url("meeting_undo", meeting) in response.content.decode()


def test_meeting_log_goes_back_only_to_our_own_pages(as_mentor, meeting, joint_meeting):
    own = as_mentor.post(url("meeting_log", meeting), fields(meeting, next="/week/"))
    foreign = as_mentor.post(url("meeting_log", joint_meeting), fields(joint_meeting, next="https://example.com/"))

    assert own.url == "/week/"
    assert foreign.url == joint_meeting.get_absolute_url()


def test_meeting_log_stops_a_personal_number_and_keeps_the_text(as_mentor, meeting):
    response = as_mentor.post(url("meeting_log", meeting), fields(meeting, note=f"Om {NUMBER}"))

    assert response.status_code == 422
    assert NUMBER in response.content.decode()
    assert "not_a_number" in response.context["form"].fields
    assert Meeting.objects.get(pk=meeting.pk).is_planned


def test_meeting_log_lets_the_writer_say_that_it_is_something_else(as_mentor, meeting):
    as_mentor.post(url("meeting_log", meeting), fields(meeting, note=f"Ring {NUMBER}", not_a_number="on"))

    assert Note.objects.get().text == f"Ring {NUMBER}"


def test_meeting_log_of_a_stale_page_keeps_the_text_and_saves_the_second_time(as_mentor, meeting, cast):
    old = fields(meeting, note="Det jag skrev")
    log_meeting(meeting, by=cast["mentor"], themes=["receiving-information"])

    response = as_mentor.post(url("meeting_log", meeting), old)

    assert response.status_code == 409
    assert "Det jag skrev" in response.content.decode()
    again = old | {"revision": response.context["form"]["revision"].value()}
    assert as_mentor.post(url("meeting_log", meeting), again).status_code == 302
    assert Note.objects.get().text == "Det jag skrev"


def test_meeting_log_posted_twice_answers_alike_and_logs_once(as_mentor, meeting):
    data = fields(meeting, note="En gång")

    answers = [as_mentor.post(url("meeting_log", meeting), data) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Note.objects.count() == 1


def test_meeting_draft_survives_a_lost_session_and_is_the_writers_alone(client, meeting, cast):
    client.force_login(cast["mentor"])
    client.post(url("meeting_draft", meeting), fields(meeting, note="Halva texten", theme=["receiving-information"]))
    client.logout()

    client.force_login(cast["mentor"])
    mine = page(client, "meeting_detail", meeting)
    client.force_login(cast["newcomer"])
    theirs = page(client, "meeting_detail", meeting, "?write")

    assert "Halva texten" in mine
    assert "Halva texten" not in theirs


def test_meeting_draft_keeps_no_personal_number(as_mentor, meeting):
    response = as_mentor.post(url("meeting_draft", meeting), fields(meeting, note=f"Om {NUMBER}"))

    assert response.status_code == 422
    assert response["Content-Type"].startswith("text/plain")
    assert not Draft.objects.exists()


def test_meeting_undo_gives_the_text_back_as_a_draft(as_mentor, meeting):
    as_mentor.post(url("meeting_log", meeting), fields(meeting, note="Min text"))

    as_mentor.post(url("meeting_undo", meeting))

    assert "Min text" in page(as_mentor, "meeting_detail", meeting)


def test_meeting_undo_is_for_the_same_day(as_mentor, meeting, cast):
    log_meeting(meeting, by=cast["mentor"], at=timezone.now() - timedelta(days=1))

    assert as_mentor.post(url("meeting_undo", meeting)).status_code == 403


def test_note_write_of_the_newcomer_is_read_by_the_mentor(client, meeting, cast):
    client.force_login(cast["newcomer"])

    client.post(url("note_write", meeting), {"note": "Mina ord", "note_revision": ""})

    assert Note.objects.readable_by(cast["mentor"]).get().text == "Mina ord"
    assert not Note.objects.readable_by(cast["chief"]).exists()


def test_note_write_without_words_says_what_is_missing(client, meeting, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url("note_write", meeting), {"note": ""})

    assert response.status_code == 422
    assert response.context["form"].has_error("note")


def test_meeting_cancel_needs_another_time_when_it_gets_one(as_mentor, coming):
    starts_at = timezone.localtime(coming.starts_at)
    same = {"reason": "mentor", "instead": "new", "day": starts_at.date(), "time": f"{starts_at:%H:%M}"}

    response = as_mentor.post(url("meeting_cancel", coming), same | {"revision": 0, "form_key": uuid.uuid4()})

    assert response.status_code == 422
    assert response.context["form"].has_error("day")


def test_meeting_cancel_with_a_new_date_leads_to_the_new_meeting(as_mentor, coming):
    data = {"reason": "mentor", "instead": "new", "day": "2026-10-06", "time": "10.15", "revision": 0}

    response = as_mentor.post(url("meeting_cancel", coming), data | {"form_key": uuid.uuid4()})

    new = Meeting.objects.get(replaces=coming)
    assert response.url == new.get_absolute_url()
    assert timezone.localtime(new.starts_at).isoformat() == "2026-10-06T10:15:00+02:00"


def test_meeting_move_of_a_stale_page_is_told(as_mentor, coming):
    data = {"day": "2026-10-06", "time": "10:00", "minutes": 60, "reason": "mentor", "form_key": uuid.uuid4()}

    assert as_mentor.post(url("meeting_move", coming), data | {"revision": 7}).status_code == 409
    assert Meeting.objects.get(pk=coming.pk).starts_at == coming.starts_at


def test_meeting_page_says_that_a_new_date_is_missing(as_mentor, coming, cast):
    cancel_meeting(coming, "mentor", by=cast["mentor"])

    html = page(as_mentor, "meeting_detail", coming)

    assert url("meeting_move", coming) in html


def test_meeting_list_has_a_mentors_meetings_and_the_units_in_order(as_mentor, introduction, foreign_introduction):
    rows = as_mentor.get(reverse("mentoring:meeting_list")).context["rows"]

    assert {row.meeting.template.kind for row in rows} == {"mentor", "joint", "chief-mentor"}
    assert [row.meeting.starts_at for row in rows] == sorted(row.meeting.starts_at for row in rows)
    assert {row.meeting.introduction_id for row in rows} == {None, introduction.pk}


def test_meeting_list_of_a_chief_leaves_out_where_mentor_and_newcomer_meet_alone(client, cast, introduction):
    client.force_login(cast["chief"])

    rows = client.get(reverse("mentoring:meeting_list")).context["rows"]

    assert {row.meeting.template.kind for row in rows} == {"joint", "chief-mentor"}


def test_just_now_is_the_meeting_that_ended_and_logs_in_one_click(as_mentor, meeting, introduction, cast):
    with time_machine.travel(meeting.ends_at + timedelta(minutes=5), tick=False):
        usual = just_now(cast["mentor"], [introduction])[0]
        form = {"who": [person.pk for person in usual.people], "theme": [theme.key for theme in usual.themes]}

        as_mentor.post(url("meeting_log", meeting), form | {"minutes": 60, "revision": 0, "form_key": usual.form_key})

        assert usual.meeting == meeting
        assert meeting not in [row.meeting for row in just_now(cast["mentor"], [introduction])]
    assert Meeting.objects.get(pk=meeting.pk).touched.count() == 1


def test_draft_is_loaded_with_its_choices(as_mentor, meeting, cast):
    save_draft(meeting, {"who": [str(cast["mentor"].pk)], "theme": [], "minutes": "30"}, by=cast["mentor"])

    html = page(as_mentor, "meeting_detail", meeting)

    assert 'value="30"' in html


def test_one_click_twice_answers_alike_though_the_wish_is_done(as_mentor, meeting, introduction, cast):
    topic = wish_topic(introduction, "Samtal", by=cast["newcomer"])
    data = fields(meeting, topic=[topic.pk])

    answers = [as_mentor.post(url("meeting_log", meeting), data, headers=HTMX).status_code for _ in range(2)]

    assert answers == [200, 200]


def test_wish_that_was_brought_up_meanwhile_is_no_mistake(as_mentor, meeting, joint_meeting, introduction, cast):
    topic = wish_topic(introduction, "Samtal", by=cast["newcomer"])
    both = [fields(row, topic=[topic.pk]) for row in (meeting, joint_meeting)]

    answers = [
        as_mentor.post(url("meeting_log", row), data).status_code
        for row, data in zip((meeting, joint_meeting), both, strict=True)
    ]

    assert answers == [302, 302]
    topic.refresh_from_db()
    assert topic.meeting == meeting


def test_theme_that_waits_today_can_be_logged_at_an_older_meeting(as_mentor, introduction, cast):
    first = introduction.meetings.filter(series__key="mentor").first()
    usual = next(row for row in as_usual([Meeting.objects.with_people().get(pk=first.pk)], cast["mentor"]))

    data = fields(first, theme=[theme.key for theme in usual.themes])

    assert as_mentor.post(url("meeting_log", first), data).status_code == 302


@pytest.mark.parametrize("name", ["meeting_move", "meeting_cancel"])
def test_move_and_cancel_posted_twice_lead_to_the_same_page(as_mentor, coming, name):
    data = {"day": "2026-10-06", "time": "10:00", "minutes": 60, "reason": "mentor", "instead": "new", "revision": 0}
    data["form_key"] = uuid.uuid4()

    first, second = (as_mentor.post(url(name, coming), data) for _ in range(2))

    assert first.status_code == second.status_code == 302
    assert first.url == second.url


def test_undo_twice_is_undone_once(as_mentor, meeting, cast):
    log_meeting(meeting, by=cast["mentor"])

    assert [as_mentor.post(url("meeting_undo", meeting)).status_code for _ in range(2)] == [302, 302]


def test_first_note_from_two_windows_loses_neither(client, meeting, cast):
    client.force_login(cast["newcomer"])
    client.post(url("note_write", meeting), {"note": "Första fönstret"})

    response = client.post(url("note_write", meeting), {"note": "Andra fönstret"})

    assert response.status_code == 409
    assert "Andra fönstret" in response.content.decode()
    assert Note.objects.get().text == "Första fönstret"
