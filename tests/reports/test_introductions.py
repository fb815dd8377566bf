"""The list as a file: what the page shows, and nothing that could run or was not meant to leave."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from look.writers import csv_chunks, xlsx_chunks
from mentoring.models import Note
from programs.services import complete_introduction
from reports.columns import COLUMNS, LEVELS, Column
from reports.introductions import table
from tests.conftest import TODAY
from tests.overview.conftest import TRANSACTION, more_newcomers

INJECTIONS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", '=HYPERLINK("http://x")']


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def fetch(client, cast):
    def get(part="chief", query=""):
        client.force_login(cast[part])
        return client.get(f"/reports/introductions/?{query}")

    return get


@pytest.fixture
def rows(fetch):
    """The rows of a CSV as {heading: text}."""

    def read(part="chief", query=""):
        text = fetch(part, f"format=csv&{query}").getvalue().decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text), delimiter=";"))

    return read


def sheet_of(response):
    return load_workbook(io.BytesIO(response.getvalue())).active


@pytest.mark.parametrize(
    ("part", "status"),
    [("newcomer", 403), ("mentor", 403), ("chief", 200), ("deputy", 200), ("coordinator", 200),
     ("administrator", 200), ("colleague", 403), ("stranger", 200)],
)  # fmt: skip
def test_introductions_by_role(started, foreign_introduction, fetch, rows, part, status):
    assert fetch(part).status_code == status
    if status == 200:
        names = {"stranger": {"Ture Lind"}, "coordinator": {"Alva Berglind", "Ture Lind"}}
        assert {row["Namn"] for row in rows(part)} == names.get(part, {"Alva Berglind"})


def test_introductions_needs_somebody_signed_in(client):
    assert client.get("/reports/introductions/").status_code == 302


def test_introductions_in_a_format_that_there_is_not(fetch):
    assert fetch(query="format=pdf").status_code == 404


def test_csv_is_what_swedish_excel_opens(started, fetch):
    response = fetch(query="format=csv")
    content = response.getvalue()

    assert content.startswith(b"\xef\xbb\xbfNamn;Arbetsplats;")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="introduktioner-2026-09-30.csv"'


def test_csv_says_what_the_page_says(started, rows):
    [row] = rows()

    assert (row["Namn"], row["Arbetsplats"], row["Mentor"]) == ("Alva Berglind", "Barn 1", "Samira Holst")
    assert (row["Första dagen"], row["Läge"], row["Avslutades"]) == ("2026-08-17", "Pågår", "")
    assert (row["Hållna möten"], row["Planerade möten till i dag"]) == ("0", "11")
    assert row["Nästa möte"] == "2026-10-05"


def test_xlsx_holds_days_numbers_and_texts(started, fetch):
    sheet = sheet_of(fetch(query="format=xlsx"))
    row = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}

    assert row["Namn"].value == "Alva Berglind"
    assert row["Första dagen"].value.date() == date(2026, 8, 17)
    assert row["Första dagen"].number_format == "yyyy-mm-dd"
    assert (row["Planerade möten till i dag"].value, row["Planerade möten till i dag"].data_type) == (11, "n")
    assert sheet.max_row == 2


def test_both_files_say_the_same(started, fetch, rows):
    sheet = sheet_of(fetch(query="format=xlsx"))
    as_text = ["" if c.value is None else str(c.value).removesuffix(" 00:00:00") for c in sheet[2]]

    assert as_text == list(rows()[0].values())


def test_filter_of_the_page_is_the_filter_of_the_file(started, version, cast, places, rows):
    more_newcomers(cast, places, version, 2)
    complete_introduction(started, by=cast["chief"])

    assert len(rows()) == 2
    assert {row["Namn"] for row in rows(query="state=completed")} == {"Alva Berglind"}
    assert len(rows(query="state=all")) == 3
    assert rows(query="phase=deepen") == []
    assert rows(query="state=all&began_from=2026-09-01") == []


def test_order_of_the_page_is_the_order_of_the_file(version, cast, places, rows):
    more_newcomers(cast, places, version, 3)

    assert [row["Namn"] for row in rows(query="sort=-name")] == ["Ny 2", "Ny 1", "Ny 0"]


def test_levels_are_for_those_around_and_not_for_who_reads_figures(started, rows):
    levels = [str(column.heading) for column in LEVELS]

    assert set(levels) <= set(rows("chief")[0])
    assert not set(levels) & set(rows("coordinator")[0])
    assert not set(levels) & set(rows("administrator")[0])


def test_no_text_leaves(started, cast, fetch):
    meeting = started.meetings.first()
    Note.objects.create(meeting=meeting, by=cast["mentor"], text="CANARY", created_at=meeting.starts_at)

    assert "CANARY" not in fetch(query="format=csv").getvalue().decode()


@pytest.mark.parametrize("text", INJECTIONS)
def test_a_text_is_never_a_formula_in_csv(text):
    content = b"".join(csv_chunks([[text, 3]], [])).decode("utf-8-sig")

    [[value, number]] = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    assert (value, number) == (f"'{text}", "3")


@pytest.mark.parametrize("text", [*INJECTIONS, "http://x", "1", "{=1}"])
def test_a_text_is_never_a_formula_or_a_link_in_xlsx(text):
    content = b"".join(xlsx_chunks([["Namn"], [text]], [Column("Namn", None)]))

    cell = load_workbook(io.BytesIO(content)).active["A2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert cell.value.replace("_x000D_", "\r") == text


@pytest.mark.parametrize("text", ["Alva", "Ek-Lund", "0701", "a=b"])
def test_an_ordinary_text_is_left_alone(text):
    assert b"".join(csv_chunks([[text]], [])).decode("utf-8-sig").strip() == text


def test_a_name_that_would_be_a_formula(started, rows):
    started.newcomer.name = "=cmd|' /C calc'!A0"
    started.newcomer.save()

    assert rows()[0]["Namn"] == "'=cmd|' /C calc'!A0"


def test_in_english_for_who_reads_english(started, cast, fetch):
    cast["chief"].language = "en"
    cast["chief"].save()

    assert fetch(query="format=csv").getvalue().startswith(b"\xef\xbb\xbfName;Works at;")


def test_columns_are_one_definition(started):
    from programs.models import Introduction

    headings, row = table(Introduction.objects.all(), COLUMNS)

    assert len(headings) == len(row) == len(COLUMNS)
    assert date(2026, 8, 17) in row


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_queries_do_not_grow(started, version, cast, places, fetch, kind):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            fetch(query=f"format={kind}").getvalue()
        return sum(not TRANSACTION.match(query["sql"]) for query in queries)

    cost()  # what a published version says is read once in a process
    one = cost()
    more_newcomers(cast, places, version, 29)

    assert one == cost()
