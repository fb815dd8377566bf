"""The page that says what anonymous answers rest on, for everybody who is asked, also outside."""

import pytest
from django.test import Client
from django.urls import reverse

from surveys.links import token_of
from tests.surveys.anonymous_rounds import ask, open_round

pytestmark = pytest.mark.django_db


def test_whoever_is_not_signed_in_reads_it():
    page = Client().get(reverse("surveys:anonymity"))

    assert page.status_code == 200
    assert "minst 5 har svarat" in page.content.decode()
    assert "minst 10 har skrivit" in page.content.decode()


@pytest.mark.parametrize(("reading", "links"), [("anonymous", True), ("named", False)])
def test_who_reads_links_to_it_when_nobody_does(places, reading, links):
    asked = ask(open_round(places.region, reading=reading))[0]

    page = Client().get(reverse("surveys:outside_answer", args=[token_of(asked)])).content.decode()

    assert (reverse("surveys:anonymity") in page) == links
