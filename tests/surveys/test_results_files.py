"""The file, the PDF, who said what; and that the words of a picture say what it shows."""

import io
import re
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.models import Reading
from surveys.results.page import Page
from surveys.results.printed import printed_results
from tests.conftest import TODAY
from tests.surveys.counted import answers_of_sixty, ask_addresses, closed_round, edition_of, freeze, named_round

pytestmark = pytest.mark.django_db
PICTURE = re.compile(r'<svg class="(?:likert|columns)".*?</svg>', re.DOTALL)
SAID = re.compile(r"(\d+) %")
TABLE = re.compile(r"<table.*?</table>", re.DOTALL)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def edition(places):
    return edition_of(places.region)


@pytest.fixture
def survey(edition, cast, places):
    before = closed_round(edition, answers_of_sixty()[:48])
    survey = closed_round(edition, answers_of_sixty(), by=cast["coordinator"], splits=["municipality"], follows=before)
    survey.asked.update(groups={"municipality": str(places.municipality.pk)})
    ask_addresses(survey, 16, municipality=str(places.other_municipality.pk))
    freeze(survey, answers_of_sixty()[:40], "municipality", str(places.municipality.pk))
    return survey


@pytest.fixture
def shown(client, survey, cast):
    client.force_login(cast["coordinator"])
    return client.get(f"/surveys/{survey.pk}/results/").text


def pictures(html):
    return [ElementTree.fromstring(found.replace("xlink:", "")) for found in PICTURE.findall(html)]


def test_a_picture_says_what_it_shows(shown):
    """Fields as wide as their share, with the numbers of the description; an empty option has no field."""
    found = pictures(shown)

    assert len(found) == 4
    for picture in found:
        said = percents(picture.find("desc").text)
        assert numbers_in(picture) == [number for number in said if number in numbers_in(picture)]
        assert all(abs(wide - number) <= 0.5 for wide, number in zip(fields_in(picture), said, strict=False))


def percents(text):
    return [int(number) for number in SAID.findall(text.replace("\xa0", " "))]


def numbers_in(picture):
    return [int(text.text) for text in picture.iter("text") if text.get("class", "").startswith(("label", "strong"))]


def fields_in(picture):
    """The widths of the fields of a bar, in per cent."""
    fields = [one for one in picture.iter("rect") if one.get("class", "").startswith("likert-")]
    return [float(field.get("width").rstrip("%")) for field in fields]


def test_the_table_beside_says_the_same(shown, survey, cast):
    tables = [percents(table) for table in TABLE.findall(shown)]

    for result in Page(survey, cast["coordinator"]).results:
        said = [row.percent for row in result.rows]
        assert result.question.kind == "rank" or any(is_within(said, table) for table in tables), result.question


def is_within(wanted, found):
    """All of them, in their order."""
    rest = iter(found)
    return all(number in rest for number in wanted)


def test_every_picture_has_a_name_and_a_description(shown):
    for picture in re.findall(r'<svg[^>]*role="img".*?</svg>', shown, re.DOTALL):
        title, desc = re.search(r'aria-labelledby="(\S+) (\S+)"', picture).groups()
        assert f'<title id="{title}">' in picture
        assert f'<desc id="{desc}">' in picture


def test_paper_says_what_the_page_says(survey, cast):
    from look.rendering import render

    html = printed_results(Page(survey, cast["coordinator"]))
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(render(html))).pages)

    text = " ".join(text.split()).replace("\xa0", " ")
    for said in ("60 av 76 har svarat", "80 % håller helt med", "Visas inte", "Samtala med barn", "Över tid"):
        assert said in text
    assert "<form" not in html
    assert "Läs texterna" not in html


def test_the_file_holds_every_figure_once(client, survey, cast, places):
    client.force_login(cast["coordinator"])

    answer = client.get(f"/surveys/{survey.pk}/results.xlsx")

    rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
    needed = [row for row in rows if row[1] == "needed" and not row[2]]
    assert [(row[5], row[6], row[9]) for row in needed[:2]] == [("d", 22, 0.3667), ("c", 26, 0.4333)]
    assert {row[3] for row in rows[1:] if row[2]} == {"Ekvalla kommun"}
    assert len({(row[1], row[2], row[3], row[5]) for row in rows}) == len(rows)


@pytest.fixture
def named(edition, cast):
    said = [{"needed": "d", "years": 3, "topics": ["a", "other"], "topics.other": "Barn", "words": "=1+1"}] * 2
    return named_round(edition, said, cast["chief"], people=[cast["newcomer"], cast["mentor"]])


@pytest.mark.parametrize(
    ("part", "status"), [("chief", 200), ("coordinator", 403), ("newcomer", 403), ("administrator", 404)]
)
def test_responses_by_role(client, named, cast, part, status):
    client.force_login(cast[part])

    for address in ("responses/", "responses.xlsx"):
        assert client.get(f"/surveys/{named.pk}/{address}").status_code == status


def test_who_said_what_is_read_and_that_is_kept(client, named, cast):
    named.asked.filter(person=cast["mentor"]).first().response.answers.update(value="a")
    client.force_login(cast["chief"])

    text = client.get(f"/surveys/{named.pk}/responses/").text

    assert "Alva Berglind" in text
    assert "Samtala med barn, Annat: Barn" in text
    assert set(Reading.objects.values_list("by", "about")) == {
        (cast["chief"].pk, cast["newcomer"].pk),
        (cast["chief"].pk, cast["mentor"].pk),
    }


def test_a_draft_is_nobodys_to_read(client, named, cast):
    response = named.asked.get(person=cast["mentor"]).response
    response.submitted_at = None
    response.save()
    client.force_login(cast["chief"])

    assert "Samira Holst" not in client.get(f"/surveys/{named.pk}/responses/").text


def test_the_sheet_of_answers_runs_nothing(client, named, cast):
    client.force_login(cast["chief"])

    answer = client.get(f"/surveys/{named.pk}/responses.xlsx")

    assert answer.streaming
    rows = list(load_workbook(io.BytesIO(answer.getvalue())).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["Alva Berglind", "Samira Holst"]
    assert rows[1][-1] == "=1+1"
    assert rows[1][rows[0].index("Fråga years")] == 3


def test_as_many_queries_for_many_groups_and_rounds(client, survey, cast, places):
    client.force_login(cast["coordinator"])
    address = f"/surveys/{survey.pk}/results/"
    client.get(address)

    with CaptureQueriesContext(connection) as few:
        client.get(address)
    ask_addresses(survey, 9, municipality=str(places.region.pk))
    freeze(survey, answers_of_sixty()[40:52], "municipality", str(places.other_municipality.pk))
    survey.follows.follows = closed_round(survey.edition, answers_of_sixty()[:30])
    survey.follows.save()

    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
