from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from intro_portal.celery import app
from outbox.models import Message
from outbox.rows import NOTHING, key_of
from outbox.services import post, post_many, post_rows
from outbox.services.posting import wake


def test_post_twice_is_one_message(cast, news):
    post("news:1", cast["mentor"], "news", 1)
    post("news:1", cast["mentor"], "news", 2)

    message = Message.objects.get()
    assert (message.person, message.kind, message.refers_id) == (cast["mentor"], "news", 1)
    assert (message.state, message.due_on, message.is_immediate) == ("waiting", timezone.localdate(), False)


def test_post_many_is_one_query(cast, news, django_assert_num_queries):
    people = [cast["mentor"], cast["chief"], cast["newcomer"]]

    with django_assert_num_queries(1):
        post_many([(f"news:{person.pk}", person) for person in people], kind="news", refers_id=7)

    assert set(Message.objects.values_list("person_id", "refers_id")) == {(person.pk, 7) for person in people}


def test_post_of_nobody_is_nothing(db, news):
    post_many([], kind="news")

    assert not Message.objects.exists()


def test_post_is_undone_with_its_transaction(cast, news):
    def change():
        with transaction.atomic():
            post("news:1", cast["mentor"], "news")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change()

    assert not Message.objects.exists()


def test_post_of_an_unknown_kind_is_an_error(cast):
    with pytest.raises(LookupError):
        post("x:1", cast["mentor"], "misspelt")


def test_post_remembers_when_it_happened(cast, news):
    at = timezone.now() - timedelta(days=30)

    post("news:1", cast["mentor"], "news", at=at)

    message = Message.objects.get()
    assert (message.created_at, message.due_on) == (at, timezone.localdate(at))


@pytest.mark.parametrize(("kind", "calls"), [("news", 0), ("alarm", 1)])
def test_post_wakes_a_worker_only_for_what_goes_at_once(
    cast, news, alarm, kind, calls, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks() as callbacks:
        post("x:1", cast["mentor"], kind)

    assert callbacks == [wake] * calls


def test_post_survives_a_broker_that_is_down(cast, alarm, django_capture_on_commit_callbacks, no_broker, caplog):
    with django_capture_on_commit_callbacks(execute=True):
        post("alarm:1", cast["mentor"], "alarm")

    assert Message.objects.get().state == "waiting"
    assert "could not be reached" in caplog.text


@pytest.fixture
def no_broker():
    """Nobody listens on this port."""
    former = app.conf.broker_url
    _use_broker("redis://127.0.0.1:1/0")
    yield
    _use_broker(former)


def _use_broker(url):
    app.conf.broker_url = url
    app._pool = app.amqp._producer_pool = None


def rows(people):
    return people.values_list("pk", key_of("news", "pk"), "pk")


def test_post_rows_is_one_statement_whatever_the_number(cast, news, django_assert_num_queries):
    today = timezone.localdate()

    with django_assert_num_queries(1):
        number = post_rows("news", rows(Person.objects.all()), due_on=today)

    assert number == len(cast)
    assert set(Message.objects.values_list("person_id", "key", "refers_id", "due_on", "kind", "state")) == {
        (person.pk, f"news:{person.pk}", person.pk, today, "news", "waiting") for person in cast.values()
    }


def test_post_rows_twice_posts_only_what_is_new(cast, news):
    today = timezone.localdate()
    post_rows("news", rows(Person.objects.filter(pk=cast["mentor"].pk)), due_on=today)

    assert post_rows("news", rows(Person.objects.all()), due_on=today) == len(cast) - 1
    assert post_rows("news", rows(Person.objects.all()), due_on=today) == 0


def test_post_rows_passes_over_nobody_and_those_who_left(cast, news):
    Person.objects.exclude(pk=cast["mentor"].pk).update(is_active=False)
    unassigned = Person.objects.values_list(NOTHING, key_of("nobody", "pk"), "pk")

    assert post_rows("news", unassigned, due_on=timezone.localdate()) == 0
    assert post_rows("news", rows(Person.objects.all()), due_on=timezone.localdate()) == 1


def test_post_rows_takes_unions_and_empty_queries(cast, news):
    mentor, chief = (rows(Person.objects.filter(pk=cast[part].pk)) for part in ("mentor", "chief"))

    assert post_rows("news", mentor.union(chief), due_on=timezone.localdate()) == 2
    assert post_rows("news", rows(Person.objects.none()), due_on=timezone.localdate()) == 0
