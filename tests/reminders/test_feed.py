"""The address that other calendars fetch: a key, and treated as one."""

import logging
import uuid
from io import StringIO
from logging.config import DictConfigurator

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from mentoring.models import Meeting
from reminders.models import Feed, hash_of
from reminders.services import close_feed, make_feed


@pytest.fixture
def token(started, cast):
    return make_feed(cast["newcomer"], uuid.uuid4())


def fetch(client, token, **headers):
    return client.get(reverse("reminders:feed", args=[token]), headers=headers)


def events(response):
    return Calendar.from_ical(response.content).events


def test_feed_is_read_by_whoever_has_the_address(client, token, cast):
    response = fetch(client, token)

    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Cache-Control"] == "private, max-age=600"
    assert not response.cookies
    titles = {str(event["summary"]) for event in events(response)}
    assert "Introduktion: möte" in titles
    assert all(title.startswith("Introduktion: ") for title in titles)


def test_feed_names_nobody_and_nothing(client, token, cast, version):
    text = fetch(client, token).content.decode()

    words = [name for person in cast.values() for name in (*person.name.split(), person.email)]
    words += [str(theme.name) for theme in version.themes.all()]
    assert [word for word in words if word in text] == []
    assert "ATTENDEE" not in text
    assert "ORGANIZER" not in text


def test_feed_has_what_is_the_readers_own(client, started, token, cast):
    of_chief, of_stranger = (make_feed(cast[role], uuid.uuid4()) for role in ("chief", "stranger"))

    mine, theirs, none = (len(events(fetch(client, one))) for one in (token, of_chief, of_stranger))

    assert mine > theirs > 0
    assert none == 0


def test_feed_is_in_the_language_of_its_reader(client, token, cast):
    cast["newcomer"].language = "en"
    cast["newcomer"].save()

    assert {str(event["summary"]) for event in events(fetch(client, token))} >= {"Introduction: meeting"}


def test_feed_that_has_not_changed_is_not_sent_again(client, token):
    etag = fetch(client, token)["ETag"]

    again = fetch(client, token, if_none_match=etag)

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("end", ["closed", "replaced", "left"])
def test_feed_that_was_revoked_is_not_there(client, token, cast, end):
    match end:
        case "closed":
            close_feed(cast["newcomer"])
        case "replaced":
            make_feed(cast["newcomer"], uuid.uuid4())
        case "left":
            cast["newcomer"].is_active = False
            cast["newcomer"].save()

    assert fetch(client, token).status_code == 404
    assert fetch(client, "guessed").status_code == 404


def test_feed_is_only_fetched(client, token):
    assert client.post(reverse("reminders:feed", args=[token])).status_code == 405
    assert client.head(reverse("reminders:feed", args=[token])).status_code == 200


def test_token_is_stored_as_a_hash_only(token, cast):
    feed = Feed.objects.get(person=cast["newcomer"])

    assert feed.token_hash == hash_of(token) != token
    assert token not in str(vars(feed))


@pytest.fixture
def log():
    """Everything that the site's own handler would write, of every level."""
    configurator = DictConfigurator(settings.LOGGING)
    handler = logging.StreamHandler(buffer := StringIO())
    for name in settings.LOGGING["handlers"]["console"]["filters"]:
        handler.addFilter(configurator.configure_filter(settings.LOGGING["filters"][name]))
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield buffer
    root.removeHandler(handler)
    root.setLevel(level)


def test_token_is_in_no_log(client, token, log):
    fetch(client, token)
    fetch(client, f"{token}0")
    logging.getLogger("gunicorn.error").error("Error handling request /calendar/feed/%s.ics", token)

    assert "/calendar/feed/…" in log.getvalue()
    assert token not in log.getvalue()


def test_feed_takes_as_many_queries_for_one_as_for_many(client, token, django_assert_num_queries):
    with django_assert_num_queries(12):
        many = events(fetch(client, token))

    ahead = Meeting.objects.exclude(introduction=None).filter(starts_at__gt=timezone.now()).order_by("starts_at")
    ahead.exclude(pk=ahead.first().pk).update(state="withdrawn")
    with django_assert_num_queries(12):
        few = events(fetch(client, token))

    assert len(many) > len(few) > 0
