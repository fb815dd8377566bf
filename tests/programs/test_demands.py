"""What a programme demands is read from its document; hours follow the extent of the post."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.cadence import Offset
from programs.demands import FULL_TIME, Demands, Workload, demands_of, periods
from programs.models import Version
from programs.pace import Pace
from programs.services import next_draft
from tests.programs.demanding import demanding, published

extents = st.integers(20, 100)
percents = st.decimals(Decimal("0.5"), 100, places=1)


def workload(**values):
    return Workload("w", Offset.parse("0w"), Offset.parse("3m"), **values)


def test_ten_per_cent_of_three_quarters_of_full_time_is_three_hours():
    assert workload(protected_percent=Decimal(10)).hours(75) == 3
    assert workload(protected_hours=Decimal(4)).hours(75) == 3
    assert workload(workload_percent=50).hours(75) is None


@given(percents, extents)
def test_protected_hours_are_that_share_of_the_own_hours(percent, extent):
    own_hours = FULL_TIME * extent / 100
    hours = workload(protected_percent=percent).hours(extent)

    assert hours / own_hours * 100 == pytest.approx(percent)
    assert hours <= own_hours


@given(st.decimals(Decimal("0.5"), 40, places=1), extents, extents)
def test_protected_hours_are_in_proportion_to_the_extent(hours, one, other):
    row = workload(protected_hours=hours)

    assert row.hours(100) == hours
    assert row.hours(one) * other == pytest.approx(row.hours(other) * one)


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)), st.integers(0, 6), st.integers(1, 6))
def test_a_period_ends_the_day_before_the_next_begins(start_on, months, more):
    middle = Offset.parse(f"{months}m")
    first = Workload("a", Offset.parse("0d"), middle).days(start_on)
    second = Workload("b", middle, Offset.parse(f"{months + more}m")).days(start_on)

    assert (second[0] - first[1]).days == 1


@pytest.fixture
def demanded(skarholmen_file, places, cast):
    head = {"seats": 2, "experience": {"from": 0, "until": 2}}
    return published(demanding(skarholmen_file, **head), places.region, cast["coordinator"])


def test_everything_is_read_from_the_document(demanded):
    demands = demands_of(demanded)

    assert [row.key for row in demands.workload] == ["first", "later"]
    assert [(row.key, row.hours, row.part_of) for row in demands.quotas] == [
        ("training", 40, ""), ("observed", 10, "training"),
    ]  # fmt: skip
    assert [row.at_least for row in demands.requirements] == [1, None, 2, None, None]
    assert (demands.seats, demands.experience_from, demands.experience_until) == (2, 0, 2)
    assert not demands.is_skeleton


def test_a_published_version_is_read_once_and_a_draft_anew(demanded, cast, django_assert_num_queries):
    version = Version.objects.get(pk=demanded.pk)
    demands_of(version)

    with django_assert_num_queries(0):
        assert demands_of(version).seats == 2

    draft = next_draft(demanded.program, by=cast["coordinator"])
    draft.content["program"]["seats"] = 3
    assert demands_of(draft).seats == 3


def test_a_version_older_than_documents_demands_nothing(version):
    version.content = None
    version.published_at = None

    assert demands_of(version) == Demands()


def test_periods_of_a_start(demanded):
    first, later = periods(demanded, Pace(date(2026, 8, 31)), 75)

    assert (first.first_on, first.last_on) == (date(2026, 8, 31), date(2026, 11, 29))
    assert (first.hours, first.workload_percent) == (3, 50)
    assert (later.first_on, later.hours, later.workload_percent) == (date(2026, 11, 30), Decimal("1.5"), None)
