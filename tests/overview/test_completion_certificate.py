"""The certificate: what it says, who has it, where it is found."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from checklists.services import set_level, write_reflection
from mentoring.services import Written, log_meeting
from overview.ending.certificate import printed_certificate, taken_part
from overview.pdf.making import make_printout
from overview.pdf.ordering import order_printout
from programs.services import complete_introduction, discontinue_introduction, sign_off
from tests.overview.conftest import with_people
from tests.overview.printing import print_out, text_of, words_of
from tests.overview.test_pdf_file import fonts, is_embedded

SECRET = "Kanariefågel"
HAVE = [
    ("newcomer", 200),
    ("chief", 200),
    ("deputy", 200),
    ("mentor", 403),
    ("coordinator", 403),
    ("administrator", 403),
    ("colleague", 404),
    ("second_newcomer", 404),
    ("stranger", 404),
]


def address(introduction, name="certificate"):
    return reverse(f"overview:{name}", args=[introduction.pk])


@pytest.fixture
def completed(introduction, cast):
    """Two meetings held, every area signed off by the chief, completed by the deputy."""
    for meeting in introduction.meetings.order_by("starts_at")[:2]:
        log_meeting(meeting, by=cast["mentor"], written=Written(strength=SECRET, text=SECRET, next_step=SECRET))
    for area in introduction.version.rows("areas"):
        sign_off(introduction, area, "supported" if area.key == "collaboration" else "own", by=cast["chief"])
    complete_introduction(introduction, by=cast["deputy"])
    return with_people(introduction)


@pytest.mark.parametrize("name", ["certificate", "certificate_file"])
@pytest.mark.parametrize(("part", "status"), HAVE)
def test_certificate_by_role(login, completed, name, part, status):
    make_printout(order_printout(completed, "certificate").pk) if (name, status) == ("certificate_file", 200) else None

    assert login(part, address(completed, name)).status_code == status


@pytest.mark.parametrize("part", ["newcomer", "chief"])
def test_there_is_none_before_it_is_completed(login, introduction, part):
    assert login(part, address(introduction)).status_code == 403


def test_there_is_none_of_what_was_discontinued(login, introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert login("newcomer", address(introduction)).status_code == 403
    assert "Ditt intyg" not in login("newcomer").text


def test_it_is_ordered_and_fetched_by_the_newcomer(login, client, completed):
    login("newcomer")

    client.post(address(completed), {"now": "1"})
    response = client.get(address(completed, "certificate_file"))

    assert response["Content-Disposition"] == 'inline; filename="intyg-alva-berglind.pdf"'
    assert response.content.startswith(b"%PDF-")


def test_the_newcomer_finds_it_when_it_is_over(login, completed):
    assert address(completed) in login("newcomer").text
    assert address(completed) in login("newcomer", reverse("accounts:my_data")).text


def test_it_says_who_where_when_and_what(completed):
    text = words_of(printed_certificate(completed))

    for words in [
        "Intyg", "Alva Berglind", "Mentorsprogrammet", "Barn 1, Barn- och ungdomsenheten, Ekvalla kommun",
        "17 augusti 2026–30 september 2026", "Kan arbeta på egen hand med", "Handläggningsprocessen",
        "Har stöd till en början i Samverkan", "Mattias Ekdahl , biträdande enhetschef", "onsdag 30 september 2026",
    ]:  # fmt: skip
        assert words in plain(text), words
    assert "procent av heltid" not in text


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_part_time_is_said(completed):
    completed.extent = 75

    assert "75 procent av heltid" in plain(words_of(printed_certificate(completed)))


def test_no_level_no_text_no_evaluation(completed, cast):
    item = completed.items.first()
    set_level(item, 3, by=cast["newcomer"])
    write_reflection(item, SECRET, by=cast["newcomer"], readers=[cast["chief"]])

    text = words_of(printed_certificate(completed))

    assert SECRET not in text
    assert "Gjort själv" not in text
    assert "tvärdering" not in text.replace("Uppföljning och utvärdering", "")


def test_taken_part_only_where_the_programme_counts_it(completed):
    assert taken_part(completed) == []


def test_it_is_one_accessible_page(completed):
    reader = print_out(completed, "certificate")

    root, about = reader.trailer["/Root"], reader.xmp_metadata.stream.get_data().decode()
    assert len(reader.pages) == 1
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "sv"
    assert re.search(r"pdfuaid:part(>|=\")1", about)
    assert reader.metadata.title == "Intyg för Alva Berglind"
    assert all("Inter" in font["/BaseFont"] and is_embedded(font) for font in fonts(reader))


def test_it_is_in_the_newcomers_language_and_stays_one_page(completed):
    completed.newcomer.language = "en"
    completed.newcomer.name = "Maria Alexandra Konstantinopoulou-Silfverstråle af Vasaborg"

    reader = print_out(completed, "certificate")

    assert len(reader.pages) == 1
    assert "Can work independently with" in text_of(reader)
    assert "Kan arbeta" not in text_of(reader)


def test_without_anything_held_or_signed_there_is_still_a_certificate(introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    with override("sv"):
        html = printed_certificate(with_people(introduction))

    assert "Kan arbeta på egen hand med" not in html
    assert "Lena Hedbrant" in html


def test_certificate_costs(completed, django_assert_num_queries):
    printed_certificate(completed)  # what is kept in memory is read now
    completed = with_people(completed)

    with django_assert_num_queries(11):
        printed_certificate(completed)
