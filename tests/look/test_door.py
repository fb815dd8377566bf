"""Signing in, and the pages around it, look and speak like the rest."""

import re

import pytest
from django.core import mail
from django.urls import reverse

SWEDISH = {"Accept-Language": "sv"}


@pytest.fixture
def newcomer(cast):
    cast["newcomer"].set_password("en mening med fem ord")
    cast["newcomer"].save()
    return cast["newcomer"]


def sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password}, headers=SWEDISH)


def test_login_lets_in_without_a_message(client, newcomer):
    response = sign_in(client, newcomer.email, "en mening med fem ord")

    assert response.status_code == 302
    assert client.session["_auth_user_id"] == str(newcomer.pk)
    assert "messages" not in response.cookies


@pytest.mark.parametrize("email", ["newcomer@example.org", "nobody@example.org"])
def test_login_does_not_tell_who_exists(client, newcomer, email):
    response = sign_in(client, email, "fel")

    page = response.content.decode()
    assert "E-post i tjänsten" in page
    assert len(re.findall("ds-validation-message", page)) == 1


def test_login_keeps_the_address_and_never_the_password(client, newcomer):
    page = sign_in(client, newcomer.email, "hemligt-fel").content.decode()

    assert f'value="{newcomer.email}"' in page
    assert "hemligt-fel" not in page


@pytest.mark.parametrize("email", ["newcomer@example.org", "nobody@example.org"])
def test_password_reset_says_the_same_to_everybody(client, newcomer, email):
    response = client.post(reverse("account_reset_password"), {"email": email}, headers=SWEDISH, follow=True)

    assert "Titta i din inkorg" in response.content.decode()


def test_password_reset_link_that_is_broken_offers_a_new_one(client, db):
    address = reverse("account_reset_password_from_key", args=["1", "bad-key"])

    page = client.get(address, headers=SWEDISH).content.decode()

    assert "Länken gäller inte längre" in page
    assert f'href="{reverse("account_reset_password")}"' in page


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("account_reset_password_done", "Titta i din inkorg"),
        ("account_reset_password_from_key_done", "Lösenordet är sparat"),
        ("account_inactive", "Kontot är stängt"),
        ("account_email_verification_sent", "Bekräfta din adress"),
    ],
)
def test_page_of_the_door_speaks_swedish(client, db, name, words):
    assert f"<h1>{words}</h1>" in client.get(reverse(name), headers=SWEDISH).content.decode()


def test_password_change_keeps_whoever_is_signed_in(client, newcomer):
    client.force_login(newcomer, backend="allauth.account.auth_backends.AuthenticationBackend")
    typed = {
        "oldpassword": "en mening med fem ord",
        "password1": "en annan mening här",
        "password2": "en annan mening här",
    }

    response = client.post(reverse("account_change_password"), typed)

    newcomer.refresh_from_db()
    assert response.status_code == 302
    assert newcomer.check_password("en annan mening här")


def test_password_change_tells_at_the_field_what_is_wrong(client, newcomer):
    client.force_login(newcomer, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.post(reverse("account_change_password"), {"oldpassword": "fel"}).content.decode()

    assert 'id="id_oldpassword_error"' in page
    assert re.search(r'name="oldpassword"[^>]*aria-invalid="true" aria-describedby="id_oldpassword_error"', page)


def test_logout_asks_first(client, newcomer):
    client.force_login(newcomer, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "Vill du logga ut?" in client.get(reverse("account_logout")).content.decode()
    assert "_auth_user_id" in client.session

    client.post(reverse("account_logout"))
    assert "_auth_user_id" not in client.session


def test_confirmation_link_that_is_broken_says_so(client, db):
    page = client.get(reverse("account_confirm_email", args=["bad"]), headers=SWEDISH).content.decode()

    assert "Länken gäller inte längre" in page
    assert mail.outbox == []
