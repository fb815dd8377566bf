"""Who sees which introduction: decided in one place, tested as one table."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import Person, Role
from programs.models import Introduction, Involvement
from programs.rules import can_end_introduction, can_start_introduction, leads, reads_plan_only


@pytest.mark.parametrize(
    ("part", "sees_own_unit", "sees_other"),
    [
        ("newcomer", True, False),
        ("mentor", True, False),
        ("chief", True, False),
        ("deputy", True, False),
        ("coordinator", True, True),
        ("administrator", True, False),
        ("colleague", False, False),
        ("second_newcomer", False, False),
        ("stranger", False, True),
        ("stranger_mentor", False, True),
        ("stranger_newcomer", False, True),
    ],
)
def test_visible_to_by_part(introduction, foreign_introduction, cast, part, sees_own_unit, sees_other):
    visible = Introduction.objects.visible_to(cast[part])

    assert (introduction in visible) is sees_own_unit
    assert (foreign_introduction in visible) is sees_other


def test_visible_to_takes_two_queries(introduction, cast, django_assert_num_queries):
    chief = Person.objects.get(pk=cast["chief"].pk)

    with django_assert_num_queries(2):
        list(Introduction.objects.visible_to(chief))


def test_visible_to_ends_with_the_involvement(introduction, cast):
    yesterday = timezone.localdate() - timedelta(days=1)
    Involvement.objects.filter(role="mentor").update(to_on=yesterday)

    assert introduction not in Introduction.objects.visible_to(cast["mentor"])


def test_visible_to_ends_with_the_role(introduction, cast):
    yesterday = timezone.localdate() - timedelta(days=1)
    Role.objects.filter(person=cast["coordinator"]).update(to_on=yesterday)
    coordinator = Person.objects.get(pk=cast["coordinator"].pk)

    assert introduction not in Introduction.objects.visible_to(coordinator)


def test_visible_to_opens_before_the_involvement_begins(introduction, cast):
    Involvement.objects.filter(role="mentor").update(from_on=timezone.localdate() + timedelta(days=12))

    assert introduction in Introduction.objects.visible_to(cast["mentor"])


@pytest.mark.parametrize(
    ("part", "is_lead", "is_plan_only"),
    [
        ("newcomer", False, False),
        ("mentor", False, False),
        ("chief", True, False),
        ("deputy", True, False),
        ("coordinator", False, True),
        ("administrator", False, True),
        ("stranger", False, True),
    ],
)
def test_who_leads_and_who_reads_the_plan_only(introduction, cast, part, is_lead, is_plan_only):
    assert leads(cast[part], introduction) is is_lead
    assert can_end_introduction(cast[part], introduction) is is_lead
    assert reads_plan_only(cast[part], introduction) is is_plan_only


@pytest.mark.parametrize(
    ("part", "can"),
    [("chief", True), ("deputy", True), ("administrator", True), ("mentor", False), ("coordinator", False)],
)
def test_who_can_start_in_the_team(places, cast, part, can):
    assert can_start_introduction(cast[part], places.team) is can


def test_nobody_starts_in_another_municipality(places, cast):
    assert not can_start_introduction(cast["chief"], places.other_unit)
    assert not can_start_introduction(cast["stranger"], places.team)
