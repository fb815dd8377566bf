"""Mails to addresses of people who are not on the site."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Person
from outbox.models import Message
from outbox.rows import key_of
from outbox.services import compose_digests, post_outside, sweep

OUTSIDE = ("email", "language", key_of("alarm", "pk"), "pk")


@pytest.fixture
def addresses(cast):
    """Rows as a part answers them: here the addresses of two of the cast, one of whom reads English."""
    Person.objects.filter(pk=cast["stranger"].pk).update(language="en")
    people = Person.objects.filter(pk__in=(cast["stranger"].pk, cast["mentor"].pk))
    return people.values_list(*OUTSIDE)


def post_today(rows, kind="alarm"):
    return post_outside(kind, rows, due_on=timezone.localdate())


def test_post_outside_twice_is_one_message_each(addresses, alarm):
    assert [post_today(addresses), post_today(addresses)] == [2, 0]

    assert set(Message.objects.values_list("person", "email", "language")) == {
        (None, "stranger@example.org", "en"),
        (None, "mentor@example.org", "sv"),
    }


def test_outside_mails_are_sent_in_the_reader_s_language(addresses, alarm, inbox):
    post_today(addresses)

    sweep()
    sweep()

    languages = {mail["To"]: mail.get_body(("html",)).get_content() for mail in inbox.mails}
    assert sorted(inbox.recipients) == ["mentor@example.org", "stranger@example.org"]
    assert '<html lang="en">' in languages["stranger@example.org"]
    assert '<html lang="sv">' in languages["mentor@example.org"]


def test_outside_mails_are_kept_with_their_address(addresses, alarm, client, cast, settings):
    settings.IS_DEMO = settings.KEEPS_MAIL = True
    post_today(addresses)
    sweep()
    client.force_login(cast["newcomer"])

    html = client.get("/outbox/mails/").content.decode()

    assert "stranger@example.org" in html


def test_outside_mails_are_not_seen_by_administrators(addresses, alarm, cast):
    """An address belongs to no node."""
    post_today(addresses)

    assert not Message.objects.visible_to(cast["administrator"]).exists()


def test_an_empty_address_gets_nothing(addresses, alarm, cast):
    Person.objects.filter(pk=cast["mentor"].pk).update(email=None)

    assert post_today(addresses) == 1


def test_outside_gets_no_digest(addresses, news, cast):
    """What waits for a digest would wait for ever."""
    with pytest.raises(IntegrityError), transaction.atomic():
        post_today(addresses, kind="news")

    compose_digests(timezone.now())
    assert not Message.objects.exists()
