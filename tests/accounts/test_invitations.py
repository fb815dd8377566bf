from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.utils import timezone

from accounts.errors import CannotInvite, LinkUsed
from accounts.invitations import invitation_url, invited_person, inviter
from accounts.models import Event, Person
from accounts.services import accept_invitation, add_person, change_person, close_access, invite
from accounts.signals import person_invited

PASSWORD = "fyra glada granar sjunger"


@pytest.fixture
def invited(recruit, cast):
    invite(recruit, by=cast["chief"])
    return recruit


def path_of(person):
    return invitation_url(person).removeprefix("http://127.0.0.1:8000")


def token_of(person):
    return path_of(person).split("/")[-2]


def answer(client, path, **values):
    return client.post(path, {"password": PASSWORD, "repeated": PASSWORD, "language": "sv"} | values)


def test_invite_tells_whoever_listens_once_in_a_minute(recruit, cast):
    told = []
    person_invited.connect(lambda person, by, at, **kwargs: told.append((person, by)), weak=False, dispatch_uid="t")

    invite(recruit, by=cast["chief"])
    invite(recruit, by=cast["chief"])

    person_invited.disconnect(dispatch_uid="t")
    assert told == [(recruit, cast["chief"])]
    assert Event.objects.filter(verb="accounts.person_invited", about=recruit).count() == 1
    assert inviter(recruit) == cast["chief"]


def test_nobody_to_invite(cast, places, today):
    nameless = add_person("Utan adress", node=places.team, from_on=today, by=cast["chief"])

    for person in (nameless, cast["mentor"]):
        with pytest.raises(CannotInvite):
            invite(person, by=cast["chief"])


def test_the_link_is_the_same_after_the_row_was_read_again(invited):
    assert invitation_url(invited) == invitation_url(Person.objects.get(pk=invited.pk))
    assert invited_person(token_of(invited)) == invited


def test_a_page_opened_changes_nothing(client, invited):
    response = client.get(path_of(invited))

    assert response.status_code == 200
    assert "Lena Hedbrant" in response.text
    assert "Barn 1" in response.text
    invited.refresh_from_db()
    assert invited.joined_at is None
    assert "_auth_user_id" not in client.session


def test_accept_signs_in_and_the_link_is_used_up(client, invited):
    path = path_of(invited)

    response = answer(client, path, language="en")

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(invited.pk)
    invited.refresh_from_db()
    assert invited.check_password(PASSWORD)
    assert (invited.language, invited.standing) == ("en", "joined")
    assert EmailAddress.objects.get(user=invited).verified
    assert client.get(path).status_code == 410


@pytest.mark.parametrize(
    "wrong", [{"password": "kort", "repeated": "kort"}, {"repeated": "något helt annat"}, {"language": "de"}]
)
def test_accept_with_something_wrong(client, invited, wrong):
    response = answer(client, path_of(invited), **wrong)

    assert response.status_code == 200
    assert "ds-error-summary" in response.text
    invited.refresh_from_db()
    assert invited.joined_at is None


def test_an_own_password_may_not_be_the_name(client, invited):
    answer(client, path_of(invited), password="tove.ringdal@example.org", repeated="tove.ringdal@example.org")

    invited.refresh_from_db()
    assert not invited.has_usable_password()


def test_the_link_holds_for_fourteen_days(invited):
    token = token_of(invited)

    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert invited_person(token)
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert invited_person(token) is None


def test_a_new_invitation_replaces_the_old(invited, cast):
    old = token_of(invited)

    invite(invited, by=cast["chief"], at=timezone.now() + timedelta(minutes=2))

    assert invited_person(old) is None
    assert invited_person(token_of(invited))


@pytest.mark.parametrize("token", ["", "x", "1-", "zzzzzzzzzzzzzzzzzzzzz-1", "é-1", "1-" + "0" * 40])
def test_a_made_up_link_opens_nothing(invited, token):
    assert invited_person(token) is None


def test_another_address_or_a_closed_account_ends_the_invitation(client, invited, cast):
    path = path_of(invited)
    change_person(invited, email="ny@example.org", by=cast["administrator"])
    assert client.get(path).status_code == 410

    invited.refresh_from_db()
    invite(invited, by=cast["chief"])
    close_access(invited, by=cast["administrator"])
    assert invited_person(token_of(invited)) is None


def test_two_who_answer_at_once(invited):
    accept_invitation(invited, PASSWORD)

    with pytest.raises(LinkUsed):
        accept_invitation(invited, "ett annat långt lösenord")

    assert Event.objects.filter(verb="accounts.person_joined").count() == 1


def test_the_page_is_in_the_language_of_the_invited(client, recruit, cast):
    change_person(recruit, language="en", by=cast["administrator"])
    recruit.refresh_from_db()
    invite(recruit, by=cast["chief"])

    assert "Welcome, Tove" in client.get(path_of(recruit)).text
    client.cookies["django_language"] = "sv"
    assert "Välkommen, Tove" in client.get(path_of(recruit)).text
