"""What a mentor says about the own experience."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.errors import ensure_fresh
from accounts.models import Person
from accounts.services import record
from mentoring.models import MentorProfile
from programs.models import Involvement


def is_mentor(person: Person) -> bool:
    """By role at a place, or of somebody."""
    if person.scope.holds("mentor"):
        return True
    return Involvement.objects.filter(
        person=person, role="mentor", stands_in_for=None, introduction__state="active"
    ).exists()


def profile_of(person: Person) -> MentorProfile:
    """As it is, or an empty one that nobody has saved."""
    return MentorProfile.objects.filter(person=person).first() or MentorProfile(person=person)


@transaction.atomic
def change_profile(
    person: Person,
    said: dict[str, Any],
    *,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> MentorProfile:
    """Save what the mentor says. The same again changes nothing; StaleEdit when it was changed after `revision`."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)  # the first time there is no other row to wait for
    profile = profile_of(person)
    if profile.pk and all(getattr(profile, name) == value for name, value in said.items()):
        return profile
    ensure_fresh(profile, revision)
    for name, value in said.items():
        setattr(profile, name, value)
    profile.revision += 1
    profile.save()
    record(person, "mentoring.profile_changed", profile, about=person, at=at)
    if is_not_a_number:
        record(person, "accounts.number_marked_as_other", profile, about=person, at=at)
    return profile
