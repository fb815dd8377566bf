import uuid
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Event
from programs.models import Introduction, Involvement
from programs.services import (
    Start,
    assign_person,
    complete_introduction,
    discontinue_introduction,
    set_capacity,
    start_introduction,
)


@pytest.fixture
def choice(version, cast, places):
    return Start(
        version=version,
        category=version.categories.first(),
        experience="graduate",
        node=places.team,
        start_on=date(2026, 8, 17),
        newcomer=cast["newcomer"],
        chief=cast["chief"],
        mentor=cast["mentor"],
    )


def test_start_introduction_places_and_involves(choice, cast, places):
    introduction = start_introduction(choice, by=cast["chief"])

    assert introduction.node == places.team
    assert (introduction.mentor, introduction.chief) == (cast["mentor"], cast["chief"])
    assert introduction.close_support_until_on == date(2027, 2, 14)
    assert introduction.weeks == 26


def test_start_introduction_twice_with_one_key_makes_one(choice, cast):
    first = start_introduction(choice, by=cast["chief"])

    assert start_introduction(choice, by=cast["chief"]) == first
    assert Introduction.objects.count() == 1


def test_one_newcomer_has_one_active_introduction(choice, cast):
    start_introduction(choice, by=cast["chief"])
    choice.request_key = uuid.uuid4()

    with pytest.raises(IntegrityError), transaction.atomic():
        start_introduction(choice, by=cast["chief"])


def test_start_introduction_query_count_does_not_grow_with_the_plan(
    choice, cast, started, django_assert_max_num_queries
):
    choice.newcomer = cast["second_newcomer"]

    with django_assert_max_num_queries(75):
        start_introduction(choice, by=cast["chief"])


def test_complete_introduction_ends_it_once(introduction, cast):
    complete_introduction(introduction, by=cast["chief"])
    complete_introduction(introduction, by=cast["chief"])

    assert introduction.state == "completed"
    assert introduction.ended_on == timezone.localdate()
    assert Event.objects.filter(verb="programs.introduction_completed", about=cast["newcomer"]).count() == 1


def test_discontinue_introduction_keeps_the_reason(introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    introduction.refresh_from_db()
    assert (introduction.state, introduction.end_reason) == ("discontinued", "left")


def test_assign_person_ends_the_former_the_day_before(introduction, cast):
    today = timezone.localdate()

    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"])

    former = Involvement.objects.get(person=cast["mentor"], introduction=introduction)
    assert former.to_on == today - timedelta(days=1)
    assert Introduction.objects.get(pk=introduction.pk).mentor == cast["colleague"]


def test_assign_person_again_changes_nothing(introduction, cast):
    first = assign_person(introduction, cast["mentor"], "mentor", by=cast["chief"])

    assert assign_person(introduction, cast["mentor"], "mentor", by=cast["chief"]) == first


def test_set_capacity_keeps_the_history(cast):
    set_capacity(cast["mentor"], 5, by=cast["chief"])
    set_capacity(cast["mentor"], 3, by=cast["chief"])
    set_capacity(cast["mentor"], 3, by=cast["chief"])

    assert list(cast["mentor"].capacities.order_by("pk").values_list("places", flat=True)) == [5, 3]
