import pytest

from tests.guards.views import VIEWS

pytestmark = pytest.mark.django_db
MAY_BE_WRITTEN = {"django_session", "accounts_reading"}


@pytest.mark.parametrize("name", [view.name for view in VIEWS if view.is_read])
def test_looking_changes_nothing_but_the_session_and_the_reading_log(seen, name):
    written = {
        (role, side, table)
        for (role, view, side), visit in seen.crawl.gets.items()
        if view == name
        for table in visit.writes
        if table not in MAY_BE_WRITTEN
    }

    assert written == set()


def test_the_guard_sees_what_is_written(seen):
    tables = {table for visit in [*seen.crawl.gets.values(), *seen.crawl.posts.values()] for table in visit.writes}

    assert "accounts_reading" in tables
    assert len(tables - MAY_BE_WRITTEN) > 3
