"""The handover: facts for whoever takes over, the same to everybody who reads it."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse

from checklists.models import Item
from checklists.services import leave_out, set_level, write_reflection
from mentoring.models import Meeting
from mentoring.services import Written, ask, cancel_meeting, log_meeting, wish_topic
from overview.handover.people import change_near, stints_of
from overview.handover.printed import printed_handover
from overview.pdf.making import make_printout
from overview.pdf.ordering import order_printout
from programs.intents import Rest
from programs.models import Involvement
from programs.services import alter, assign_person, complete_introduction
from tests.overview.conftest import with_people
from tests.overview.printing import print_out, text_of, words_of

SECRET = "Kanariefågel"
READ = [
    ("newcomer", 200),
    ("mentor", 200),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 403),
    ("administrator", 403),
    ("colleague", 404),
    ("second_newcomer", 404),
    ("stranger", 404),
]
NAMES = ["handover", "handover_pdf", "handover_pdf_file"]


def address(introduction, name="handover"):
    return reverse(f"overview:{name}", args=[introduction.pk])


@pytest.fixture
def handed_over(introduction, cast):
    """Peter takes over as mentor on Monday."""
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=date(2026, 10, 5))
    return with_people(introduction)


def content_of(page):
    """What the page says, without what the site says around it and the breadcrumbs of one's own role."""
    return words_of(re.search(r"(?s)<h1>.*</main>", page.text)[0])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("part", "status"), READ)
def test_handover_by_role(login, introduction, name, part, status):
    make_printout(order_printout(introduction, "handover").pk) if (name, status) == (NAMES[2], 200) else None

    assert login(part, address(introduction, name)).status_code == status


@pytest.mark.parametrize("name", NAMES[:2])
def test_whoever_takes_over_reads_it_before_the_day(login, handed_over, name):
    assert login("colleague", address(handed_over, name)).status_code == 200


def test_the_former_mentor_reads_it_until_the_last_day(login, handed_over):
    with time_machine.travel("2026-10-04T08:00:00+02:00", tick=False):
        assert login("mentor", address(handed_over)).status_code == 200
    with time_machine.travel("2026-10-05T08:00:00+02:00", tick=False):
        assert login("mentor", address(handed_over)).status_code == 404


def test_there_is_nothing_to_hand_over_when_it_is_over(login, introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    assert login("chief", address(introduction)).status_code == 403


def test_everybody_reads_exactly_the_same(login, handed_over, cast):
    fill(handed_over, cast)

    pages = [content_of(login(part, address(handed_over))) for part in ("newcomer", "mentor", "chief", "colleague")]

    assert len(set(pages)) == 1


def fill(introduction, cast):
    """Something of everything that could be open."""
    first, second, *_rest = introduction.meetings.filter(series__key="mentor").order_by("starts_at")
    log_meeting(first, by=cast["mentor"], written=Written(strength=SECRET, text=SECRET, next_step=SECRET))
    ask(introduction, SECRET, by=cast["chief"], due_on=date(2026, 10, 9))
    wish_topic(introduction, SECRET, by=cast["newcomer"])
    theme = introduction.version.rows("themes")[0]
    wish_topic(introduction, str(theme), kind="theme", key=theme.key, by=cast["newcomer"])
    begun, reflected, left_out = introduction.items.all()[:3]
    set_level(begun, 2, by=cast["newcomer"])
    write_reflection(reflected, SECRET, by=cast["newcomer"], readers=[cast["mentor"]])
    leave_out(left_out, "known", by=cast["chief"])
    cancel_meeting(introduction.meetings.get(starts_at__date="2026-10-05"), reason="mentor", by=cast["mentor"])


def test_it_says_who_has_which_role_and_since_when(login, handed_over):
    page = content_of(login("newcomer", address(handed_over)))

    assert "Samira Holst Mentor, 17 aug.–4 okt." in page
    assert "Peter Askerud Mentor, från 5 oktober" in page
    assert "Lena Hedbrant Enhetschef, sedan 17 augusti" in page


def test_it_says_what_is_open(login, introduction, cast):
    fill(introduction, cast)
    page = content_of(login("newcomer", address(introduction)))

    for words in [
        "En uppgift från Lena Hedbrant, 30 september Inte avstämd. Till 9 oktober.", "Sett eller övat.",
        "Utelämnad: känt sedan tidigare.", "Alva har lagt en egen fråga till nästa möte.", "Utan ny tid.",
        "Vecka 7 av 26", "Teman som inte är berörda än", "Onsdag 21 oktober kl. 09.00",
    ]:  # fmt: skip
        assert words in page, words


def test_it_says_how_the_plan_has_changed(login, introduction, cast):
    alter(introduction, Rest(date(2026, 10, 12), date(2026, 10, 25), "away"), by=cast["chief"])

    page = content_of(login("newcomer", address(introduction)))

    assert "Hur planen har ändrats Paus 12–25 oktober." in page
    assert "Lena Hedbrant, 30 september." in page


@pytest.mark.parametrize("part", ["newcomer", "mentor", "chief"])
def test_no_note_no_reflection_no_question_and_no_words_of_a_request(login, introduction, cast, part):
    fill(introduction, cast)

    page = login(part, address(introduction)).text

    assert SECRET not in page
    assert "Anteckningar, reflektioner och svar stannar hos dem de är skrivna för." in page
    assert SECRET not in printed_handover(with_people(introduction))


def test_the_paper_says_the_same_without_links(handed_over, cast, login):
    fill(handed_over, cast)
    html = printed_handover(with_people(handed_over))

    assert "<a " not in html
    page = content_of(login("newcomer", address(handed_over)))
    on_paper = words_of(html[html.index("</div>") :]).replace("\N{NO-BREAK SPACE}", " ").strip()
    assert on_paper in page


def test_the_paper_is_accessible(handed_over):
    reader = print_out(handed_over, "handover")

    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.metadata.title == "Överlämning av Alva Berglind"
    assert f"sida 1 av {len(reader.pages)}" in text_of(reader)


def test_nothing_begun_and_nothing_open_is_said_too(login, introduction):
    Item.objects.all().delete()
    Meeting.objects.all().delete()
    page = content_of(login("chief", address(introduction)))

    assert "Inget är öppet." in page
    assert "Inget är påbörjat utan att vara klart." in page


def test_stints_stand_by_role_and_by_when(handed_over, cast):
    assert [(row.person, row.role) for row in stints_of(handed_over)] == [
        (cast["mentor"], "mentor"), (cast["colleague"], "mentor"), (cast["chief"], "chief"),
    ]  # fmt: skip


@pytest.mark.parametrize(("part", "days", "is_near"), [
    ("mentor", 14, True), ("colleague", 14, True), ("mentor", 3, False), ("chief", 14, False),
])  # fmt: skip
def test_a_change_is_near_for_those_who_change(handed_over, cast, part, days, is_near):
    found = change_near(handed_over, cast[part], timedelta(days=days))

    assert (found is not None) == is_near


def test_both_mentors_find_it_on_their_own_page(login, handed_over):
    assert "Peter Askerud tar över 5 oktober." in login("mentor").text
    assert "Du tar över efter Samira Holst 5 oktober." in login("colleague").text
    assert address(handed_over) in login("mentor").text


@pytest.mark.parametrize(("part", "is_there"), [("mentor", True), ("chief", True), ("coordinator", False)])
def test_it_is_found_from_the_introduction(login, introduction, part, is_there):
    assert (address(introduction) in login(part, introduction.get_absolute_url()).text) == is_there


def test_handover_costs_the_same_for_few_and_many(cost, introduction, cast):
    few = cost("chief", address(introduction))
    for item in introduction.items.all()[:10]:
        set_level(item, 1, by=cast["newcomer"])
    for number in range(5):
        day = date(2026, 11, 2) + timedelta(days=number)
        Involvement.objects.create(
            introduction=introduction, person=cast["colleague"], role="mentor", from_on=day, to_on=day,
            stands_in_for=cast["mentor"],
        )  # fmt: skip
        ask(introduction, f"Gör {number}", by=cast["chief"])

    assert (few, cost("chief", address(introduction))) == (20, 20)
