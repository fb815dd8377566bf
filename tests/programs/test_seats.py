"""A programme with seats gives the last one once; what is under way counts, of every version."""

import pytest

from outbox.models import Message
from programs.errors import NoSeat
from programs.models import Involvement
from programs.rules import is_entrusted, may
from programs.services import complete_introduction
from tests.conftest import start
from tests.programs.demanding import demanding, published


@pytest.fixture
def seated(skarholmen_file, places, cast):
    return published(demanding(skarholmen_file, seats=1), places.region, cast["coordinator"])


def test_the_last_seat_is_given_once(seated, cast, places):
    first = start(seated, cast, places)

    with pytest.raises(NoSeat) as full:
        start(seated, cast, places, newcomer="second_newcomer")

    assert full.value.seats == 1
    assert "Alva" not in str(full.value)
    complete_introduction(first, by=cast["chief"])
    assert start(seated, cast, places, newcomer="second_newcomer").is_active


def test_without_seats_any_number_starts(version, cast, places):
    assert start(version, cast, places).is_active
    assert start(version, cast, places, newcomer="second_newcomer").is_active


def test_helpers_are_involved_and_told_as_chief_and_mentor(seated, cast, places):
    introduction = start(seated, cast, places, helpers={"supervisor": cast["colleague"], "assessor": cast["deputy"]})

    roles = Involvement.objects.filter(introduction=introduction).values_list("role", "person__name")
    told = Message.objects.filter(kind="introduction_started").values_list("person__name", flat=True)
    assert dict(roles) == {
        "mentor": "Samira Holst", "chief": "Lena Hedbrant",
        "supervisor": "Peter Askerud", "assessor": "Mattias Ekdahl",
    }  # fmt: skip
    assert sorted(told) == ["Lena Hedbrant", "Mattias Ekdahl", "Peter Askerud", "Samira Holst"]


def test_a_category_may_say_how_long_the_whole_is(skarholmen_file, places, cast):
    data = demanding(skarholmen_file)
    data["categories"][0]["length"] = "9m"
    version = published(data, places.region, cast["coordinator"])

    introduction = start(version, cast, places)

    assert (introduction.end_on - introduction.start_on).days in range(270, 277)


@pytest.mark.parametrize(
    ("part", "what", "expected"),
    [
        ("chief", "hold-reviews", (True, False)),
        ("deputy", "tailor", (True, False)),
        ("mentor", "set-levels", (True, True)),
        ("mentor", "hold-reviews", (False, False)),
        ("colleague", "confirm-practice", (True, True)),
        ("colleague", "set-levels", (False, False)),
        ("newcomer", "tailor", (False, False)),
        ("coordinator", "tailor", (False, False)),
        ("stranger", "tailor", (False, False)),
    ],
)
def test_who_may_by_the_programme(seated, cast, places, part, what, expected):
    introduction = start(seated, cast, places, helpers={"supervisor": cast["colleague"]})

    person = cast[part]

    assert (may(person, introduction, what), is_entrusted(person, introduction, what)) == expected
