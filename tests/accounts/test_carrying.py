"""What is posted after the session has ended goes through the sign-in, in the page, to the one who wrote it."""

import re

import pytest
from django.urls import reverse

from accounts.carrying import mark

PASSWORD = "en-lång-mening-om-våren"
SWEDISH = {"accept-language": "sv"}


@pytest.fixture
def people(cast):
    for part in ("mentor", "chief"):
        cast[part].set_password(PASSWORD)
        cast[part].save()
    return cast


def posted(client, person, **fields):
    """A note of the person's, sent when nobody is signed in any more."""
    fields = {"note": 'Vi "övade"\r\n<b>samtal</b>', "who": ["1", "2"], "written_by": mark(person)} | fields
    return client.post("/meetings/7/log/", fields, headers=SWEDISH)


def sign_in(client, page, email, password=PASSWORD):
    found = re.search(r'name="carried" value="([^"]+)"', page.content.decode())
    data = {"login": email, "password": password} | ({"carried": found[1]} if found else {})
    return client.post(reverse("account_login"), data, headers=SWEDISH)


def fields_of(page):
    return re.findall(r'<textarea hidden name="(\w+)">\n(.*?)</textarea>', page.content.decode(), re.DOTALL)


def test_what_was_posted_comes_back_to_its_writer(client, people):
    page = posted(client, people["mentor"])
    assert page.status_code == 401

    answer = sign_in(client, page, "mentor@example.org")

    assert 'action="/meetings/7/log/"' in answer.content.decode()
    text = "Vi &quot;övade&quot;\r\n&lt;b&gt;samtal&lt;/b&gt;"
    assert fields_of(answer) == [("note", text), ("who", "1"), ("who", "2")]


def test_a_wrong_password_loses_nothing(client, people):
    page = sign_in(client, posted(client, people["mentor"]), "mentor@example.org", "fel")

    assert fields_of(sign_in(client, page, "mentor@example.org"))


def test_somebody_else_who_signs_in_gets_nothing_of_it(client, people):
    answer = sign_in(client, posted(client, people["mentor"]), "chief@example.org")

    assert answer.status_code == 302


@pytest.mark.parametrize("written_by", ["", "1", "påhittat"])
def test_a_form_that_does_not_say_whose_it_is_leads_to_the_sign_in(client, people, written_by):
    answer = posted(client, people["mentor"], written_by=written_by)

    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_a_script_is_told_that_nobody_is_signed_in(client, people):
    answer = client.post("/meetings/7/draft/", {"note": "…"}, headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert answer.content == b""


def test_what_somebody_made_up_is_not_carried(client, people):
    data = {"login": "mentor@example.org", "password": PASSWORD, "carried": mark(people["mentor"])}

    assert client.post(reverse("account_login"), data).status_code == 302
