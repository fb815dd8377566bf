from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from accounts.models import Absence, Employment, Event, Role
from accounts.services import (
    add_absence,
    add_employment,
    end_employment,
    end_role,
    give_role,
    remove_absence,
)


def test_add_employment_twice_is_one(cast, places, today):
    first, second = (
        add_employment(cast["mentor"], places.team, from_on=today, by=cast["administrator"]) for _ in range(2)
    )

    assert first == second
    assert Event.objects.filter(verb="accounts.employment_added").count() == 1


def test_the_last_employment_takes_every_role_with_it(cast, places, today):
    give_role(cast["mentor"], places.region, "coordinator", by=None)

    end_employment(cast["mentor"].employments.get(), to_on=today, reason="left", by=cast["administrator"])

    assert set(cast["mentor"].roles.values_list("to_on", flat=True)) == {today}
    event = Event.objects.get(verb="accounts.employment_ended")
    assert event.codes == {"reason": "left"}


def test_one_of_two_employments_takes_only_its_own_roles(cast, places, today):
    give_role(cast["mentor"], places.region, "coordinator", by=None)
    add_employment(cast["mentor"], places.region, from_on=today, by=cast["administrator"])

    end_employment(cast["mentor"].employments.get(node=places.unit), to_on=today, by=cast["administrator"])

    assert dict(cast["mentor"].roles.values_list("kind", "to_on")) == {"mentor": today, "coordinator": None}


def test_an_employment_does_not_end_before_it_begins(cast, places, today):
    with pytest.raises(IntegrityError), transaction.atomic():
        Employment.objects.create(
            person=cast["mentor"], node=places.team, from_on=today, to_on=today - timedelta(days=1)
        )


def test_give_role_twice_is_one(cast, places):
    first, second = (give_role(cast["newcomer"], places.team, "mentor", by=cast["chief"]) for _ in range(2))

    assert first == second
    event = Event.objects.get(verb="accounts.role_given")
    assert (event.about, event.codes) == (cast["newcomer"], {"kind": "mentor", "node": places.team.pk})


def test_give_role_that_begins_later_is_not_doubled(cast, places, today, tomorrow):
    coming = give_role(cast["newcomer"], places.team, "mentor", from_on=tomorrow, by=cast["chief"])

    assert give_role(cast["newcomer"], places.team, "mentor", from_on=today, by=cast["chief"]) == coming
    assert not cast["newcomer"].scope.roles


def test_give_role_again_after_it_ended(cast, places, today):
    role = cast["mentor"].roles.get()
    end_role(role, by=cast["administrator"])

    again = give_role(cast["mentor"], places.unit, "mentor", from_on=today, by=cast["administrator"])

    assert again != role
    assert [held.id for held in cast["mentor"].scope.roles] == [again.pk]


def test_end_role_stops_now_unless_a_last_day_is_given(cast, today):
    role = cast["mentor"].roles.get()
    assert role.person.scope.holds("mentor")

    end_role(role, by=cast["administrator"])

    assert role.to_on == today - timedelta(days=1)
    assert not role.person.scope.holds("mentor")


def test_a_role_that_has_not_begun_is_withdrawn(cast, places, tomorrow):
    role = give_role(cast["newcomer"], places.team, "mentor", from_on=tomorrow, by=cast["chief"])

    end_role(role, by=cast["chief"])

    assert not Role.objects.filter(person=cast["newcomer"]).exists()
    assert Event.objects.filter(verb="accounts.role_ended", about=cast["newcomer"]).exists()


def test_absence_is_added_once_and_removed(cast, today, tomorrow):
    first, second = (add_absence(cast["mentor"], today, tomorrow, by=cast["mentor"]) for _ in range(2))
    assert first == second

    remove_absence(first, by=cast["mentor"])

    assert not Absence.objects.exists()
    verbs = Event.objects.filter(about=cast["mentor"]).values_list("verb", flat=True)
    assert sorted(verbs) == ["accounts.absence_added", "accounts.absence_removed"]
