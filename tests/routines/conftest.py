from datetime import date

import pytest

from routines.services import create_routine


@pytest.fixture
def write(places, cast):
    """Write a routine at the unit, or where `node` says, with words of one's own."""

    def written(title="Ta emot orosanmälningar", node=None, by=None, **words):
        words = {"text": "Så här gör vi.", "owner_role": "unit_chief"} | words
        if "reviewed_on" in words:
            words["reviewed_on"] = date.fromisoformat(words["reviewed_on"])
        return create_routine(node or places.unit, by=by or cast["chief"], title=title, **words)

    return written


@pytest.fixture
def routine(write):
    return write(key="report-of-concern")
