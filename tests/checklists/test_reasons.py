"""Every item tells why it is there and why just then."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import translation

from checklists.models import Item
from checklists.reasons import reasons_of
from checklists.services import (
    add_item,
    carry_levels,
    leave_out,
    repeat_item,
    set_level,
    tailor,
    take_up_wish,
    wish_for,
)
from checklists.tailoring import Move, Pin
from programs.models import Introduction
from programs.pace import Tempo
from tests.conftest import TODAY

pytestmark = pytest.mark.usefixtures("on_a_wednesday")


@pytest.fixture
def on_a_wednesday():
    with time_machine.travel(TODAY, tick=False):
        yield


def told(item):
    item = Item.objects.with_people().get(pk=item.pk)
    return reasons_of(item.introduction, [item])[item.pk]


def template(item, **values):
    type(item.template).objects.filter(pk=item.template_id).update(**values)


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "Alla som följer programmet har den."),
        ({"categories": ["new-graduate"]}, "För bakgrunden ”Nyutexaminerad”."),
        ({"experience": ["graduate"]}, "För erfarenheten ”nyexaminerad”."),
        ({"categories": ["other"]}, "Från tidigare, då bakgrunden eller erfarenheten var en annan."),
    ],
)
def test_for_whom_it_is(item, values, reason):
    template(item, **values)
    category = item.introduction.category

    assert told(item)[0] == reason.replace("Nyutexaminerad", str(category))


def test_for_background_and_experience_together(item):
    template(item, categories=[item.introduction.category.key], experience=["graduate"])

    assert told(item)[0].startswith("För bakgrunden ”")
    assert "och erfarenheten ”nyexaminerad”" in told(item)[0]


def test_safety_comes_first(listed):
    assert "Arbeta säkert först." in told(listed.items.get(key="safe-home-visits"))


def test_who_fitted_it_and_when(item, listed, cast):
    own = add_item(listed, "Lär känna hamnen", item.theme, by=cast["mentor"])
    tailor(item, Pin(), by=cast["mentor"])
    tailor(item, Move(item.window_to_on, item.window_to_on + timedelta(days=7)), by=cast["chief"])

    assert told(own) == ["Tillagd av Samira Holst onsdag 30 september."]
    assert told(item)[1:3] == [
        "Flyttad av Lena Hedbrant onsdag 30 september.",
        "Ligger kvar i sina veckor, sa Samira Holst onsdag 30 september.",
    ]
    leave_out(item, "known", by=cast["chief"])
    assert told(item)[-1] == "Bortvald av Lena Hedbrant onsdag 30 september: känt sedan tidigare."


def test_from_a_wish(item, listed, cast):
    wish = wish_for(listed, "Följa med på hembesök", by=cast["newcomer"])
    days = {"from_on": item.window_from_on, "to_on": item.window_to_on}
    taken = take_up_wish(wish, "Hembesök", item.theme, by=cast["mentor"], **days)

    assert told(taken) == ["Ett önskemål som Samira Holst tog upp onsdag 30 september."]


def test_what_is_done_once_more(item, cast):
    set_level(item, 1, by=cast["newcomer"])

    assert "En gång till, sa Alva Berglind onsdag 30 september." in told(repeat_item(item, by=cast["newcomer"]))


def test_what_the_programme_no_longer_has(item):
    Item.objects.filter(pk=item.pk).update(left_out_because="withdrawn")

    assert told(item)[-1] == "Programmet har den inte längre för den här nyanställda."


def test_why_it_comes_later_than_the_programme_says(item):
    start_on = item.introduction.start_on
    pause = Tempo(start_on + timedelta(days=7), 0, start_on + timedelta(days=13))
    slower = Tempo(start_on, 75)
    rows = [pause.as_data(), slower.as_data()]
    Introduction.objects.filter(pk=item.introduction_id).update(tempos=rows)

    reasons = told(item)

    assert reasons[1].startswith("Programmet säger ")
    assert reasons[2:] == ["Kommer senare, på grund av uppehållet 24–30 aug.", "Utsträckt för 75 %."]


def test_a_local_item_says_where(item):
    from programs.models import Version

    Version.objects.filter(pk=item.template.version_id).update(base=item.template.version_id)

    assert "Lokal för FoU Ekbygden." in told(item)


def test_nothing_is_carried_without_an_earlier_introduction(listed, item, cast):
    assert carry_levels(listed, [item.key], by=cast["newcomer"]) == []


@pytest.mark.parametrize("number", [1, 30])
def test_reasons_are_asked_for_once(listed, number, django_assert_num_queries):
    introduction = Introduction.objects.select_related("category", "version__program__owner").get(pk=listed.pk)
    items = list(Item.objects.of([introduction]).with_words()[:number])

    with django_assert_num_queries(1):
        reasons_of(introduction, items)


def test_reasons_are_in_the_readers_language(item):
    with translation.override("en"):
        assert told(item)[0] == "Everybody who follows the programme has it."
