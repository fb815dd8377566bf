"""The coordinator's page: figures that add up, each with the list behind it."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from mentoring.services import log_meeting
from overview.coordinator_period import chosen_period, periods
from programs.models import Placement
from programs.services import complete_introduction, discontinue_introduction
from tests.overview.conftest import more_newcomers
from training.services import open_cohort


@pytest.fixture
def figures(login):
    """{municipality: Figures} of a period."""

    def read(url="/"):
        return {row.node.name: row for row in login("coordinator", url).context["figures"]}

    return read


def test_page_has_the_nodes_own_name(introduction, login):
    page = login("coordinator")

    assert "<h1>FoU Ekbygden</h1>" in page.text
    assert "1 introduktion" in page.text


def test_each_municipality_has_its_figures(introduction, foreign_introduction, cast, figures):
    log_meeting(introduction.meetings.order_by("starts_at").first(), by=cast["mentor"])

    found = figures()

    assert {name: (row.under_way, row.began) for name, row in found.items()} == {
        "Ekvalla kommun": (1, 1),
        "Norrvike kommun": (1, 1),
    }
    ekvalla = found["Ekvalla kommun"]
    assert (ekvalla.held, ekvalla.planned, ekvalla.share) == (1, 11, 9)
    assert [str(version) for version in ekvalla.programs] == ["Mentorsprogrammet 1"]
    assert found["Norrvike kommun"].share is None


def test_the_parts_add_up_to_the_whole(introduction, foreign_introduction, login):
    context = login("coordinator").context

    assert context["total"].under_way == sum(row.under_way for row in context["figures"]) == 2


def test_whoever_has_moved_counts_where_the_person_is_now(introduction, places, figures):
    introduction.placements.update(to_on=date(2026, 9, 27))
    Placement.objects.create(introduction=introduction, node=places.other_unit, from_on=date(2026, 9, 28))

    found = figures()

    assert (found["Ekvalla kommun"].under_way, found["Norrvike kommun"].under_way) == (0, 1)
    assert (found["Ekvalla kommun"].planned, found["Norrvike kommun"].planned) == (0, 11)


def test_answers_are_counted_when_an_evaluation_has_opened(introduction, figures):
    evaluation = introduction.evaluations.first()
    evaluation.planned_on = evaluation.opens_on = date(2026, 9, 21)
    evaluation.closes_on = date(2026, 10, 5)
    evaluation.save()
    evaluation.respondents.create(person=introduction.newcomer, role="newcomer", submitted_at=timezone.now())

    ekvalla = figures()["Ekvalla kommun"]

    assert (ekvalla.answered, ekvalla.expected) == (1, 2)


def test_the_period_is_chosen_in_the_address(introduction, figures):
    found = figures("/?period=2025")

    assert (found["Ekvalla kommun"].under_way, found["Ekvalla kommun"].began) == (1, 0)
    assert found["Ekvalla kommun"].planned == 0


def test_periods_are_the_last_year_and_three_calendar_years():
    assert [(row.key, row.first_on, row.last_on) for row in periods(date(2026, 9, 30))] == [
        ("12-months", date(2025, 10, 1), date(2026, 9, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
    ]
    assert chosen_period("nonsense").key == "12-months"


def test_figures_lead_to_lists_with_as_many_rows(introduction, foreign_introduction, cast, places, login):
    complete_introduction(foreign_introduction, by=cast["stranger"])
    context = login("coordinator").context

    for row in context["figures"]:
        began = login("coordinator", f"/introductions/?{row.where}&{context['began']}").context["listing"]
        under_way = login("coordinator", f"/introductions/?{row.where}&{context['under_way']}").context["listing"]
        assert began.page.paginator.count == row.began == 1
        assert under_way.page.paginator.count == row.under_way


def ended(login, url="/"):
    """{municipality: {way: (how many, the address of the list)}}"""
    rows = login("coordinator", url).context["ended"]
    return {row.node.name: {str(way.label): (count, query) for way, count, query in row.cells} for row in rows}


def test_ways_to_end_are_counted_with_their_lists(introduction, foreign_introduction, cast, login):
    complete_introduction(foreign_introduction, by=cast["stranger"])
    discontinue_introduction(introduction, "moved", by=cast["chief"])

    found = ended(login)

    assert {label: count for label, (count, _query) in found["Ekvalla kommun"].items() if count} == {
        "Avbruten": 1, "Har bytt arbete hos oss": 1,
    }  # fmt: skip
    assert {label: count for label, (count, _query) in found["Norrvike kommun"].items() if count} == {"Slutförd": 1}
    for cells in found.values():
        for count, query in cells.values():
            assert login("coordinator", f"/introductions/?{query}").context["listing"].page.paginator.count == count


def test_all_ways_add_up_and_what_ended_before_is_not_in_the_period(introduction, cast, login):
    discontinue_introduction(introduction, "left", by=cast["chief"])
    everything = login("coordinator").context["all_ended"]

    assert [count for _way, count, _query in everything.cells] == [0, 1, 1, 0, 0, 0]
    assert not any(count for count, _query in ended(login, "/?period=2025")["Ekvalla kommun"].values())


def test_areas_count_common_and_local_items_and_mark_the_empty(version, introduction, login):
    version.template_items.filter(theme__area__key="collaboration").update(level="common")
    rows = {row.name: [cell.count for cell in row.cells] for row in login("coordinator").context["areas"]}

    assert len(rows) == 7
    assert rows["Samverkan"][1] == 0
    assert sum(map(sum, rows.values())) == version.template_items.count()
    assert "#area-collaboration" in login("coordinator").text


def test_rounds_with_free_seats(version, cast, places, introduction, login):
    series = version.session_series.get(key="group")
    series.kind = "course"
    series.save()
    first_on = timezone.localdate() + timedelta(days=14)
    open_cohort(
        series, places.region, first_on=first_on, starts=time(9), place="Eken", leaders=[], by=cast["coordinator"]
    )

    [row] = login("coordinator").context["rounds"]

    assert row.free == row.seats
    assert "platser lediga" in login("coordinator").text


def test_exports_fetch_what_the_list_shows(introduction, login):
    text = login("coordinator").text

    assert "/reports/introductions/?format=xlsx&amp;state=all&amp;began_from=2025-10-01" in text


def test_no_text_and_no_name_of_a_newcomer_on_the_page(introduction, login):
    assert "Alva" not in login("coordinator").text


def test_a_region_without_anything_says_what_belongs_there(cast, login):
    text = login("coordinator").text

    assert "Här finns inget program än." in text
    assert "Inget program är publicerat än" in text


def test_queries_do_not_grow(introduction, foreign_introduction, version, cast, places, cost):
    one = cost("coordinator")
    more_newcomers(cast, places, version, 29)

    assert (one, cost("coordinator")) == (23, 23)
