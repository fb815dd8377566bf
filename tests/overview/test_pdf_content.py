"""What the plan says before it is laid out."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from accounts.models import Absence
from checklists.services import set_level, write_reflection
from evaluations.services import save_draft as save_answers
from look.typography import NO_BREAK, set_together
from mentoring.services import Written, ask, cancel_meeting, log_meeting, save_draft, wish_topic, write_check_back
from overview.pdf.printed import printed_plan, unwalked, with_day
from overview.templatetags.printed import day_printed, months_printed
from overview.timeline import timeline_of
from programs.models import Involvement
from tests.conftest import start
from tests.overview.conftest import with_people
from tests.overview.printing import words_of

SECRET = "Kanariefågel"


def says(introduction):
    return words_of(printed_plan(introduction))


def test_weeks_have_every_week_of_close_support(introduction):
    text = says(introduction)

    assert "v. 34 mån 17 aug. ons 19 aug." in text
    assert "v. 46 Inga möten." in text
    assert "2027 v. 1 " in text
    assert "Du och mentor: måndagar kl. 13.00–14.00." in text


def test_a_moved_meeting_is_bold_with_its_reason_and_its_own_time(introduction):
    meeting = introduction.meetings.get(starts_at__date=date(2026, 10, 5))
    meeting.first_planned_at = meeting.starts_at - timedelta(days=7)
    meeting.starts_at += timedelta(hours=2)
    meeting.moved_reason = "mentor"
    meeting.save()

    html = printed_plan(introduction)

    assert f"<b>mån 5{NO_BREAK}okt.</b> kl.{NO_BREAK}15.00" in html
    assert "Flyttat från" in words_of(html)


def test_a_cancelled_meeting_is_left_out(introduction, cast):
    meeting = introduction.meetings.get(starts_at__date=date(2026, 10, 5))

    cancel_meeting(meeting, reason="mentor", by=cast["mentor"])

    assert "mån 5 okt." not in says(introduction)


def test_a_week_without_the_mentor_names_whom_to_ask(introduction, cast):
    Absence.objects.create(person=cast["mentor"], from_on=date(2026, 11, 9), to_on=date(2026, 11, 13))

    assert "Samira är ledig. Fråga Mattias Ekdahl" in says(introduction)


def test_after_close_support_by_month_until_the_end(introduction):
    text = says(introduction)

    assert "Efter det täta stödet" in text
    assert "till och med onsdag 16 augusti 2028" in text
    assert "Mars 2027" in text


def test_before_day_one_it_says_who_meets(version, cast, places):
    met = {"met_at": datetime(2026, 11, 2, 7, 30, tzinfo=UTC), "met_place": "Receptionen", "met_by": cast["deputy"]}

    with time_machine.travel("2026-10-12T08:00:00+02:00", tick=False):
        text = says(with_people(start(version, cast, places, start_on=date(2026, 11, 2), **met)))

    assert "Måndag 2 november 2026, kl. 08.30, Receptionen. Mattias Ekdahl möter dig." in text


def test_people_stand_with_what_they_decide_and_the_newcomer_last(introduction):
    text = says(introduction)

    people = ["Samira Holst mentor", "Lena Hedbrant enhetschef", "Alva Berglind du själv"]
    assert sorted(people, key=text.index) == people


def test_agreement_leaves_a_line_for_a_vacant_role(introduction):
    Involvement.objects.filter(introduction=introduction, role="mentor").delete()

    text = says(with_people(introduction))

    assert "Alva, nyanställd Jag frågar när jag är osäker" in text
    assert "Mentor ort och datum" in text


def test_no_agreement_no_page(introduction):
    introduction.version.agreement = []

    assert "Rollöverenskommelse" not in says(introduction)


def test_evaluations_and_their_questions(introduction):
    text = says(introduction)

    assert "Det ni svarar på: Hur har det varit?" in text
    assert "Hur ser du på det ni har gjort tillsammans?" in text


def test_nothing_is_ticked_off(introduction, cast):
    before = printed_plan(introduction)

    log_meeting(introduction.meetings.order_by("starts_at").first(), by=cast["mentor"])
    set_level(introduction.items.first(), 2, by=cast["newcomer"])

    assert printed_plan(with_people(introduction)) == before


def test_the_line_is_all_ahead(introduction, cast):
    log_meeting(introduction.meetings.order_by("starts_at").first(), by=cast["mentor"])

    line = unwalked(timeline_of(introduction, cast["newcomer"]).line)

    assert line.today is None
    assert not any(held for thread in line.threads for _day, held in thread.beads)


def test_no_private_text_is_printed(introduction, cast):
    newcomer, mentor, chief = cast["newcomer"], cast["mentor"], cast["chief"]
    first, second, *_ = introduction.meetings.filter(series__key="mentor").order_by("starts_at")
    log_meeting(first, by=mentor, written=Written(strength=SECRET, text=SECRET, next_step=SECRET))
    save_draft(second, {"note": SECRET}, by=mentor)
    wish_topic(introduction, SECRET, by=newcomer)
    write_check_back(ask(introduction, SECRET, by=chief), heard=SECRET, means=SECRET, how=SECRET, by=newcomer)
    item, shared = introduction.items.all()[:2]
    write_reflection(item, SECRET, by=newcomer)
    write_reflection(shared, SECRET, by=newcomer, readers=[mentor])
    occasion = introduction.evaluations.first()
    with time_machine.travel("2026-11-18T08:00:00+01:00", tick=False):
        save_answers(occasion, {"what-we-have-done": SECRET}, by=newcomer)

    assert SECRET not in printed_plan(with_people(introduction))


def test_names_are_only_text(introduction):
    introduction.newcomer.name = '<img src="https://example.org/x">'

    assert "<img" not in printed_plan(introduction)


def test_printed_plan_costs(introduction, django_assert_num_queries):
    printed_plan(introduction)  # what the published version says is read once in a process

    with django_assert_num_queries(20):
        printed_plan(introduction)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("<p>v. 40</p>", "<p>v._40</p>"),
        ("<p>kl. 13.00–14.00</p>", "<p>kl._13.00–14.00</p>"),
        ("<p>den 17 augusti</p>", "<p>den 17_augusti</p>"),
        ("<p>at 13.00, wk 3</p>", "<p>at_13.00, wk_3</p>"),
        ('<a title="v. 40">x</a>', '<a title="v. 40">x</a>'),
    ],
)
def test_a_number_stays_with_its_word(written, printed):
    assert set_together(written) == printed.replace("_", NO_BREAK)


def test_days_on_paper_say_their_year():
    assert day_printed(date(2026, 8, 17)) == "måndag 17 augusti 2026"
    assert months_printed(date(2026, 8, 17), date(2026, 8, 30)) == "augusti 2026"
    assert months_printed(date(2026, 8, 17), date(2026, 11, 2)) == "augusti–november 2026"
    assert months_printed(date(2026, 11, 2), date(2027, 2, 1)) == "november 2026–februari 2027"


def test_the_day_it_is_made_is_no_part_of_what_it_says(introduction):
    html = printed_plan(introduction)

    assert "2026-09-30" not in html
    assert "gjord 2026-09-30" in with_day(html, date(2026, 9, 30))
