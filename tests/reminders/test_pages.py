"""The page where somebody chooses how the calendar is fed."""

import uuid

import pytest
from django.urls import reverse

from accounts.history import extract
from outbox.services import sweep as send
from reminders.models import Choice, Feed, hash_of
from reminders.services import choose_invitations, close_feed, make_feed, sweep

PAGE = "/calendar/"


@pytest.fixture
def mine(client, cast):
    client.force_login(cast["newcomer"])
    return client


def make(client, key):
    return client.post(reverse("reminders:feed_make"), {"request_key": key})


def address_of(response):
    return response.context["addresses"]["https"]


def test_the_address_is_shown_once_and_leads_to_the_feed(mine, started, settings):
    response = make(mine, uuid.uuid4())

    address = address_of(response)
    assert address in response.content.decode()
    assert response["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert mine.get(address.removeprefix(settings.SITE_URL)).status_code == 200
    token = address.rpartition("/")[2].removesuffix(".ics")
    assert token not in mine.get(PAGE).content.decode()
    assert token not in str(dict(mine.session))


def test_the_same_form_again_shows_the_same_address(mine):
    key = uuid.uuid4()

    first, again = (address_of(make(mine, key)) for _click in range(2))

    assert first == again
    assert Feed.objects.count() == 1


def test_a_form_of_an_address_that_was_closed_opens_nothing(mine, cast):
    key = uuid.uuid4()
    make(mine, key)
    close_feed(cast["newcomer"])

    response = make(mine, key)

    assert response.status_code == 302
    assert not Feed.objects.open().exists()


def test_another_persons_form_is_answered_with_nothing(mine, cast):
    key = uuid.uuid4()
    token = make_feed(cast["mentor"], key)

    assert make(mine, key).status_code == 302
    assert Feed.objects.get().token_hash == hash_of(token)


def test_a_new_address_ends_the_former(mine):
    for _time in range(2):
        make(mine, uuid.uuid4())

    assert [feed.closed_at is None for feed in Feed.objects.order_by("pk")] == [False, True]


def test_an_address_is_closed(mine):
    make(mine, uuid.uuid4())

    response = mine.post(reverse("reminders:feed_close"), follow=True)

    assert not Feed.objects.open().exists()
    assert "Adressen är stängd." in response.content.decode()


@pytest.mark.parametrize("given", ["", "not-a-key"])
def test_without_a_key_no_address_is_made(mine, given):
    assert make(mine, given).status_code == 302
    assert not Feed.objects.exists()


def test_invitations_are_chosen_and_stopped(mine, cast):
    for answer, expected in [("yes", True), ("yes", True), ("perhaps", True), ("no", False)]:
        mine.post(reverse("reminders:invitations_choose"), {"answer": answer})
        assert Choice.objects.get(person=cast["newcomer"]).gets_invitations is expected


def test_the_page_tells_what_was_sent(mine, started, cast):
    choose_invitations(cast["newcomer"], True)
    sweep()
    send()

    page = mine.get(PAGE).content.decode()

    assert "Introduktion: möte" in page
    assert "Inlagt i din kalender" in page


def test_the_page_of_somebody_else_shows_nothing_of_it(client, started, cast):
    choose_invitations(cast["newcomer"], True)
    sweep()
    client.force_login(cast["mentor"])

    assert "Inlagt i din kalender" not in client.get(PAGE).content.decode()


def test_the_extract_has_addresses_and_invitations_and_no_secret(started, cast):
    token = make_feed(cast["newcomer"], uuid.uuid4())
    choose_invitations(cast["newcomer"], True)
    sweep()

    found = extract(cast["newcomer"])["calendar"]

    assert (found["gets_invitations"], len(found["addresses"])) == (True, 1)
    assert found["invitations"]
    assert token not in str(found)
    assert hash_of(token) not in str(found)


def test_the_page_takes_as_many_queries_with_many_invitations(mine, started, cast, django_assert_num_queries):
    mine.get(PAGE)
    with django_assert_num_queries(18):
        mine.get(PAGE)

    choose_invitations(cast["newcomer"], True)
    sweep()

    with django_assert_num_queries(18):
        mine.get(PAGE)
