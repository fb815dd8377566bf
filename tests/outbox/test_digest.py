from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from outbox.kinds import Kind, Line
from outbox.models import Message
from outbox.services import compose_digests, post, sweep

STOCKHOLM = ZoneInfo("Europe/Stockholm")
WEDNESDAY = datetime(2026, 9, 30, 7, 0, tzinfo=STOCKHOLM)
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def wednesday_morning():
    with time_machine.travel(WEDNESDAY, tick=False) as clock:
        yield clock


def morning(now=None):
    now = now or timezone.now()
    compose_digests(now)
    sweep(now)


def states():
    return dict(Message.objects.filter(kind="news").values_list("key", "state"))


def test_digest_is_one_mail_per_person_with_all_lines(cast, news, inbox):
    for key, part in [("1", "mentor"), ("2", "mentor"), ("3", "chief")]:
        post(f"news:{key}", cast[part], "news", int(key))

    morning()

    assert sorted(inbox.recipients) == ["chief@example.org", "mentor@example.org"]
    text = next(mail for mail in inbox.mails if mail["To"] == "mentor@example.org").get_body(("plain",)).get_content()
    assert "News 1" in text
    assert "News 2" in text
    assert "News 3" not in text
    assert set(states().values()) == {"sent"}


def test_digest_goes_at_most_once_a_day(cast, news, inbox, wednesday_morning):
    post("news:1", cast["mentor"], "news", 1)
    morning()
    post("news:2", cast["mentor"], "news", 2)
    morning()
    morning()

    assert len(inbox.mails) == 1
    assert states() == {"news:1": "sent", "news:2": "waiting"}

    wednesday_morning.shift(DAY)
    morning()

    assert len(inbox.mails) == 2
    assert states() == {"news:1": "sent", "news:2": "sent"}


def test_digest_leaves_out_what_no_longer_holds(cast, news, inbox):
    post("news:1", cast["mentor"], "news", 1)
    post("news:13", cast["mentor"], "news", 13)

    morning()

    assert states() == {"news:1": "sent", "news:13": "dropped"}


def test_digest_with_nothing_left_is_not_sent(cast, news, inbox):
    post("news:13", cast["mentor"], "news", 13)

    morning()

    assert inbox.mails == []
    assert set(Message.objects.values_list("kind", "state")) == {("news", "dropped"), ("digest", "dropped")}


def test_digest_that_is_not_posted_yet_waits(cast, news, inbox):
    post("news:1", cast["mentor"], "news", 1, at=timezone.now() + DAY)

    morning()

    assert states() == {"news:1": "waiting"}


def test_digest_waits_for_an_address_and_forgets_those_who_left(cast, news, inbox):
    cast["mentor"].email = None
    cast["chief"].is_active = False
    for part in ("mentor", "chief"):
        cast[part].save()
        post(f"news:{part}", cast[part], "news", 1)

    morning()

    assert inbox.mails == []
    assert states() == {"news:mentor": "waiting", "news:chief": "dropped"}


def test_digest_that_did_not_get_away_goes_with_the_next_days(cast, news, inbox, wednesday_morning):
    inbox.answers["mentor@example.org"] = "451 Try later"
    post("news:1", cast["mentor"], "news", 1)
    morning()
    inbox.answers.clear()
    post("news:2", cast["mentor"], "news", 2)

    wednesday_morning.shift(DAY)
    sweep()
    assert inbox.mails == []  # yesterday's digest is never sent on another day
    morning()

    assert len(inbox.mails) == 1
    assert states() == {"news:1": "sent", "news:2": "sent"}
    digests = Message.objects.filter(kind="digest").order_by("due_on").values_list("due_on", "state")
    assert list(digests) == [(date(2026, 9, 30), "dropped"), (date(2026, 10, 1), "sent")]


def test_digest_of_a_killed_worker_is_sent_by_the_next(cast, news, inbox):
    post("news:1", cast["mentor"], "news", 1)
    compose_digests(timezone.now())
    Message.objects.filter(kind="digest").update(leased_until=timezone.now() + timedelta(minutes=15))

    sweep()
    assert inbox.mails == []

    sweep(timezone.now() + timedelta(minutes=15))
    assert inbox.recipients == ["mentor@example.org"]
    assert states() == {"news:1": "sent"}


def test_digest_refused_for_good_fails_with_its_lines(cast, news, inbox):
    inbox.answers["mentor@example.org"] = "550 No"
    post("news:1", cast["mentor"], "news", 1)

    morning()

    assert set(Message.objects.values_list("kind", "state")) == {("news", "failed"), ("digest", "failed")}


def test_digest_says_when_in_order_and_waiting_last(cast, register, inbox):
    lines = [
        Line("Check back", url="/c/"),
        Line("Start", at=date(2026, 10, 12)),
        Line("Shadowing", at=datetime(2026, 10, 1, 8, 30, tzinfo=STOCKHOLM)),
        Line("Session", at=datetime(2026, 9, 30, 13, 0, tzinfo=STOCKHOLM), minutes=90, detail="Room Eken."),
    ]
    register(Kind("plan", "Plan", lambda messages: {m.pk: lines[m.refers_id] for m in messages}))
    cast["mentor"].language = "en"
    cast["mentor"].save()
    for index in range(len(lines)):
        post(f"plan:{index}", cast["mentor"], "plan", index)

    morning()

    mail = inbox.mails[0]
    assert mail["Subject"] == "Your Wednesday: 4 things"
    text = mail.get_body(("plain",)).get_content()
    expected = ["Your Wednesday", "Today 13", "Session", "Room Eken.", "Tomorrow", "Shadowing", "Monday 12 October"]
    places = [text.index(words) for words in [*expected, "Start", "Waiting for you", "Check back"]]
    assert places == sorted(places)


@pytest.mark.parametrize(("count", "link"), [(1, "/news/"), (2, "/")])
def test_digest_has_one_link(cast, news, inbox, settings, count, link):
    for index in range(count):
        post(f"news:{index}", cast["mentor"], "news", index)

    morning()

    html = inbox.mails[0].get_body(("html",)).get_content()
    assert html.count("<a ") == 1
    assert f'href="{settings.SITE_URL}{link}"' in html


def test_digest_is_escaped(cast, register, inbox):
    register(Kind("odd", "Odd", lambda messages: {m.pk: Line("<b>A & B</b>") for m in messages}))
    post("odd:1", cast["mentor"], "odd")

    morning()

    assert "&lt;b&gt;A &amp; B" in inbox.mails[0].get_body(("html",)).get_content()
    assert "<b>A & B</b>" in inbox.mails[0].get_body(("plain",)).get_content()


@pytest.mark.parametrize("parts", [["mentor"], ["mentor", "chief", "newcomer", "deputy", "colleague"]])
def test_digest_asks_as_often_for_many_as_for_one(cast, news, inbox, parts, django_assert_num_queries):
    for part in parts:
        for number in (1, 2, 13):
            post(f"news:{part}:{number}", cast[part], "news", number)
    with django_assert_num_queries(6):
        compose_digests(timezone.now())
    # A claim; attach, read and drop lines; mark each mail and its lines in a savepoint; an empty claim.
    with django_assert_num_queries(5 + 3 + 4 * len(parts) + 3):
        sweep()
