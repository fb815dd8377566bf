import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str

from accounts.models import Event
from accounts.services import add_person, close_access

PASSWORD = "fyra glada granar sjunger"


@pytest.fixture
def mentor(cast):
    cast["mentor"].set_password(PASSWORD)
    cast["mentor"].save()
    return cast["mentor"]


def sign_in_with(client, email, password=PASSWORD):
    return client.post("/account/login/", {"login": email, "password": password})


def is_signed_in(client):
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["mentor@example.org", "Mentor@Example.org", " MENTOR@example.org "])
def test_sign_in_whatever_the_letter_case(client, mentor, email):
    sign_in_with(client, email)

    assert is_signed_in(client)


def test_a_wrong_password_says_no_more_than_that(client, mentor):
    wrong = sign_in_with(client, "mentor@example.org", "fel lösenord helt")
    unknown = sign_in_with(client, "ingen@example.org", "fel lösenord helt")

    assert not is_signed_in(client)
    assert wrong.context["form"].errors == unknown.context["form"].errors


def test_a_closed_account_is_told_so(client, mentor, cast):
    close_access(mentor, by=cast["administrator"])

    response = sign_in_with(client, "mentor@example.org")

    assert response.url == "/account/inactive/"
    assert client.get(response.url).status_code == 200
    assert not is_signed_in(client)


@pytest.mark.parametrize("password", ["", "!", PASSWORD])
def test_somebody_who_has_not_chosen_a_password_cannot_sign_in(client, recruit, password):
    sign_in_with(client, recruit.email, password)

    assert not is_signed_in(client)


def test_somebody_without_an_address_cannot_sign_in(client, cast, places, today):
    person = add_person("Utan adress", node=places.team, from_on=today, by=cast["chief"])
    person.set_password(PASSWORD)
    person.save()

    for login in ("", "None", "Utan adress"):
        sign_in_with(client, login)

    assert not is_signed_in(client)


def test_many_wrong_passwords_are_stopped(client, mentor, settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "stopped"}}
    for _ in range(11):
        sign_in_with(client, "mentor@example.org", "fel lösenord helt")

    sign_in_with(client, "mentor@example.org")

    assert not is_signed_in(client)


def test_nobody_signs_up(client, db):
    assert client.get("/account/signup/").status_code == 404


def test_a_reset_password_is_kept_in_the_history_and_counts_as_joined(client, mentor):
    mentor.joined_at = None
    mentor.save()
    token = default_token_generator.make_token(mentor)

    path = f"/account/password/reset/key/{user_pk_to_url_str(mentor)}-{token}/"
    form = client.get(path).url
    client.post(form, {"password1": "ett helt nytt lösenord", "password2": "ett helt nytt lösenord"})

    mentor.refresh_from_db()
    assert mentor.check_password("ett helt nytt lösenord")
    assert mentor.standing == "joined"
    verbs = set(Event.objects.filter(about=mentor).values_list("verb", flat=True))
    assert verbs == {"accounts.person_joined", "accounts.password_reset"}
