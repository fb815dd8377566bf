from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine

from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs import parts
from programs.parts import BasePart, Due
from reminders.services import is_digest_time, sweep


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Stockholm"))


def run(text):
    """One beat: reminders are collected and digests made, then everything is sent."""
    with time_machine.travel(at(text), tick=False):
        sweep()
        send()


def recipients():
    return sorted(SentMail.objects.values_list("to", "at__date"), key=str)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-30 06:59", False),
        ("2026-09-30 07:00", True),
        ("2026-09-30 23:50", True),
        ("2026-10-03 09:00", False),  # Saturday
        ("2026-06-19 09:00", False),  # Midsummer's Eve
        ("2027-03-29 09:00", False),  # Easter Monday
        ("2026-10-26 07:00", True),  # the Monday after the end of summer time
    ],
)
def test_digest_time_is_a_working_day_from_seven(moment, expected):
    assert is_digest_time(at(moment)) is expected


def test_sweep_reminds_everybody_due_once(cast, news_part):
    news_part.people = [cast["mentor"], cast["chief"]]

    for moment in ["2026-09-30 06:50", "2026-09-30 07:00", "2026-09-30 07:10", "2026-09-30 15:00"]:
        run(moment)

    assert [to for to, _ in recipients()] == ["chief@example.org", "mentor@example.org"]
    assert Message.objects.filter(kind="news", state="sent").count() == 2


def test_sweep_finds_whoever_is_due_later(cast, news_part):
    news_part.people = [cast["mentor"]]
    run("2026-09-30 07:00")
    news_part.people = [cast["mentor"], cast["chief"]]
    run("2026-10-01 07:00")

    assert [to for to, _ in recipients()] == ["chief@example.org", "mentor@example.org"]


def test_sweep_that_was_down_over_a_weekend_catches_up_with_one_digest(cast, news_part):
    news_part.people = [cast["mentor"]]
    with time_machine.travel(at("2026-10-02 06:00"), tick=False):
        parts.register(OtherPart(cast["mentor"]))

    for moment in ["2026-10-03 07:00", "2026-10-04 07:00", "2026-10-05 07:00", "2026-10-05 07:10"]:
        run(moment)

    mail = SentMail.objects.get()
    assert (mail.to, mail.at) == ("mentor@example.org", at("2026-10-05 07:00"))
    assert mail.message.lines.count() == 2


class OtherPart(BasePart):
    name = "other"

    def __init__(self, person):
        self.person = person

    def due(self, on):
        from accounts.models import Person
        from outbox.rows import key_of

        rows = Person.objects.filter(pk=self.person.pk)
        return [Due("news", rows.values_list("pk", key_of("other", "pk"), "pk"))]


class BrokenPart(BasePart):
    name = "broken"

    def due(self, on):
        return [Due("misspelt", OtherPart(None).due)]


def test_sweep_goes_on_past_a_broken_part_and_tells_at_the_end(cast, news_part):
    parts._parts.clear()
    parts.register(BrokenPart())
    parts.register(news_part)
    news_part.people = [cast["mentor"]]

    with time_machine.travel(at("2026-09-30 07:00"), tick=False):
        with pytest.raises(ExceptionGroup) as raised:
            sweep()
        send()

    assert [type(error) for error in raised.value.exceptions] == [KeyError]
    assert [to for to, _ in recipients()] == ["mentor@example.org"]


@pytest.mark.parametrize("roles", [["mentor"], ["mentor", "chief", "newcomer", "deputy", "colleague"]])
def test_sweep_is_one_statement_per_kind(cast, news_part, roles, django_assert_num_queries):
    news_part.people = [cast[role] for role in roles]

    # The part's insert in its savepoint; routines in theirs; the digests; calendars, which nobody has chosen.
    with django_assert_num_queries(3 + 4 + 6 + 6):
        sweep(at("2026-09-30 07:00"))
