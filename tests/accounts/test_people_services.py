import uuid
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction

from accounts.errors import EmailTaken, StaleEdit
from accounts.models import Event, Person
from accounts.services import add_person, change_person, close_access, invite, open_access


def test_add_person_registers_the_work_and_says_so(recruit, cast, places, today):
    employment = recruit.employments.get()

    assert (employment.node, employment.from_on) == (places.team, today)
    assert recruit.email == "tove.ringdal@example.org"
    assert not recruit.has_usable_password()
    event = Event.objects.get(verb="accounts.person_added")
    assert (event.by, event.about, event.codes) == (cast["chief"], recruit, {"node": places.team.pk})


def test_add_person_twice_with_the_same_key_adds_one(cast, places, today):
    key = uuid.uuid4()

    first, second = (
        add_person("Tove", "tove@example.org", node=places.team, from_on=today, by=cast["chief"], request_key=key)
        for _ in range(2)
    )

    assert first == second
    assert first.employments.count() == 1


def test_add_person_with_an_address_that_somebody_has(cast, places, today):
    count = Person.objects.count()

    with pytest.raises(EmailTaken):
        add_person("Annan", "MENTOR@example.org", node=places.team, from_on=today, by=cast["chief"])

    assert Person.objects.count() == count


def test_several_people_may_lack_an_address(cast, places, today):
    first = add_person("A", node=places.team, from_on=today, by=cast["chief"])
    second = add_person("B", email="", node=places.team, from_on=today, by=cast["chief"])

    assert first.email is second.email is None


def test_an_empty_address_is_refused_by_the_database(recruit):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=recruit.pk).update(email="")


def test_change_person_keeps_which_fields_changed_and_not_what_they_say(cast):
    person = change_person(cast["mentor"], name="Samira Ek", phone="000-1", by=cast["administrator"], revision=0)

    assert (person.name, person.revision) == ("Samira Ek", 1)
    event = Event.objects.get(verb="accounts.person_changed")
    assert event.codes == {"fields": ["name", "phone"]}


def test_change_person_without_a_change_leaves_no_trace(cast):
    change_person(cast["mentor"], name=cast["mentor"].name, by=cast["administrator"])

    assert not Event.objects.filter(verb="accounts.person_changed").exists()


def test_change_person_that_somebody_else_has_changed(cast):
    change_person(cast["mentor"], name="Samira Ek", by=cast["administrator"], revision=0)

    with pytest.raises(StaleEdit) as stale:
        change_person(cast["mentor"], name="Samira Al", by=cast["administrator"], revision=0)

    assert stale.value.current.name == "Samira Ek"


def test_change_person_to_an_address_that_somebody_has(cast):
    with pytest.raises(EmailTaken):
        change_person(cast["mentor"], email="chief@example.org", by=cast["administrator"])

    cast["mentor"].refresh_from_db()
    assert cast["mentor"].email == "mentor@example.org"


def test_a_new_address_takes_back_the_invitation(recruit, cast):
    invite(recruit, by=cast["chief"])

    person = change_person(recruit, email="tove@example.org", by=cast["administrator"])

    assert person.invited_at is None
    assert EmailAddress.objects.filter(user=person).values_list("email", "primary", "verified").get() == (
        "tove@example.org",
        True,
        False,
    )


def test_no_address_leaves_no_address_at_allauth(cast):
    EmailAddress.objects.create(user=cast["mentor"], email="mentor@example.org", primary=True, verified=True)

    change_person(cast["mentor"], email=None, by=cast["administrator"])

    assert not EmailAddress.objects.filter(user=cast["mentor"]).exists()


def test_close_and_open_access(client, cast):
    client.force_login(cast["mentor"])

    close_access(cast["mentor"], by=cast["administrator"])
    close_access(cast["mentor"], by=cast["administrator"])

    assert client.get("/people/me/").status_code == 302
    open_access(cast["mentor"], by=cast["administrator"])
    verbs = Event.objects.filter(about=cast["mentor"]).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["accounts.access_closed", "accounts.access_opened"]


@pytest.mark.parametrize(
    ("values", "standing"),
    [
        ({}, "waiting"),
        ({"invited_at": 1}, "invited"),
        ({"invited_at": 1, "joined_at": 1}, "joined"),
        ({"is_active": False, "joined_at": 1}, "closed"),
    ],
)
def test_standing(values, standing):
    assert Person(name="A", **values).standing == standing


@pytest.mark.parametrize(("name", "initials"), [("Alva Berglind", "AB"), ("Alva Sara Ek", "AE"), ("Alva", "AL")])
def test_initials(name, initials):
    assert Person(name=name).initials == initials


def test_by_name_is_in_swedish_order(recruit, cast, places, today):
    for name in ("Åsa", "Ärla", "Zoe", "Östen"):
        add_person(name, node=places.team, from_on=today, by=cast["chief"])

    names = Person.objects.filter(email=None).by_name().values_list("name", flat=True)

    assert list(names) == ["Zoe", "Åsa", "Ärla", "Östen"]


def test_with_places_shows_present_and_coming_in_a_flat_number_of_queries(
    recruit, cast, places, today, django_assert_num_queries
):
    recruit.employments.create(node=places.unit, from_on=today - timedelta(days=9), to_on=today - timedelta(days=1))
    recruit.employments.create(node=places.unit, from_on=today + timedelta(days=9))

    with django_assert_num_queries(3):
        people = {person.pk: person for person in Person.objects.with_places()}
        places_of_recruit = [place.node.name for place in people[recruit.pk].places]

    assert places_of_recruit == ["Barn 1", "Barn- och ungdomsenheten"]
    assert [post.kind for post in people[cast["mentor"].pk].posts] == ["mentor"]
