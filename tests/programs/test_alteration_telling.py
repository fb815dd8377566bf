"""Who is told that a plan has been changed: each person once, and nobody of what was undone in time."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from outbox.models import Message, SentMail
from outbox.rendering import render
from outbox.services import sweep as send
from programs.intents import Reassign, Rest, Work
from programs.models import Introduction
from programs.services import alter, discontinue_introduction, undo_alteration
from reminders.services import sweep as collect
from tests.conftest import TODAY

pytestmark = pytest.mark.django_db
LATER = Rest(date(2026, 11, 2), date(2026, 11, 15), "away")
SOON = Rest(date(2026, 10, 5), date(2026, 10, 11), "away")
FRIDAY = "2026-10-02T08:00:00+02:00"  # the meeting on Monday is within two working days
HANDOVER = date(2027, 1, 7)
KINDS = ("plan_changed", "plan_changed_soon", "plan_restored", "helper_comes", "helper_leaves")


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def alva(started):
    Message.objects.all().delete()
    return fresh(started)


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def told():
    """{(name, kind)} of everything that has been posted about changes."""
    return sorted(Message.objects.filter(kind__in=KINDS).values_list("person__name", "kind"))


def mails():
    """What has left, as (to, text); run twice, as it is every ten minutes."""
    for _run in range(2):
        now = timezone.now()
        collect(now)
        send(now)
    return list(SentMail.objects.values_list("message__person__name", "text"))


def test_everybody_but_the_one_who_decided_is_told_once(alva, cast):
    alter(alva, LATER, by=cast["chief"], request_key="0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a31")
    alter(fresh(alva), LATER, by=cast["chief"], request_key="0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a31")

    assert told() == [("Alva Berglind", "plan_changed"), ("Samira Holst", "plan_changed")]


def test_what_moves_within_two_working_days_is_told_at_once(alva, cast):
    with time_machine.travel(FRIDAY, tick=False):
        alter(alva, SOON, by=cast["chief"])

    assert told() == [("Alva Berglind", "plan_changed_soon"), ("Samira Holst", "plan_changed_soon")]


def test_another_one_who_decides_tells_the_chief_too(alva, cast):
    alter(alva, LATER, by=cast["deputy"])

    assert [name for name, _kind in told()] == ["Alva Berglind", "Lena Hedbrant", "Samira Holst"]


def test_those_who_change_places_get_a_message_of_their_own(alva, cast):
    alter(alva, Reassign("mentor", cast["colleague"], HANDOVER), by=cast["chief"])

    assert told() == [
        ("Alva Berglind", "plan_changed"),
        ("Peter Askerud", "helper_comes"),
        ("Samira Holst", "helper_leaves"),
    ]


def test_mails_say_one_line_with_one_link(alva, cast):
    alter(alva, Reassign("mentor", cast["colleague"], HANDOVER), by=cast["chief"])

    rows = list(Message.objects.filter(kind__in=KINDS).select_related("person"))
    lines = {row.person.name: render(rows)[row.pk] for row in rows}

    handover = f"/introductions/{alva.pk}/handover/"
    assert lines["Alva Berglind"].detail == "Peter Askerud är mentor från 7 januari 2027, efter Samira Holst."
    assert lines["Alva Berglind"].url == alva.alterations.get().get_absolute_url()
    assert lines["Peter Askerud"].label == "Du är mentor för Alva från 7 januari 2027"
    assert lines["Samira Holst"].label == "Peter Askerud är mentor för Alva från 7 januari 2027, efter dig"
    assert lines["Peter Askerud"].url == lines["Samira Holst"].url == handover


def test_mails_are_sent_once_however_often_the_sweep_runs(alva, cast):
    alter(alva, LATER, by=cast["chief"])

    texts = [text for _name, text in mails()]

    assert sum("Paus 2–15 november." in text for text in texts) == 2


def test_what_is_undone_before_it_is_sent_is_never_told(alva, cast):
    undo_alteration(alter(alva, LATER, by=cast["chief"]), by=cast["chief"])

    texts = [text for _name, text in mails()]

    assert not any("Paus" in text for text in texts)
    assert not Message.objects.filter(kind="plan_restored").exists()


def test_what_is_undone_after_it_was_sent_is_told_once_more(alva, cast):
    alteration = alter(alva, LATER, by=cast["chief"])
    mails()
    undo_alteration(alteration, by=cast["chief"])
    undo_alteration(alteration, by=cast["chief"])

    restored = [row for row in told() if row[1] == "plan_restored"]
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        texts = [text for _name, text in mails()]

    assert restored == [("Alva Berglind", "plan_restored"), ("Samira Holst", "plan_restored")]
    assert sum("En ändring i din plan är ångrad" in text for text in texts) == 1


def test_immediate_mail_goes_at_once_with_the_sentence(alva, cast):
    with time_machine.travel(FRIDAY, tick=False):
        alter(alva, SOON, by=cast["chief"])
        send(timezone.now())

    mail = SentMail.objects.get(message__person=cast["newcomer"], message__kind="plan_changed_soon")
    assert mail.subject == "Din plan är ändrad"
    assert "Paus 5–11 oktober." in mail.text


def test_nobody_is_told_of_an_introduction_that_has_ended(alva, cast):
    alter(alva, LATER, by=cast["chief"])
    discontinue_introduction(fresh(alva), "left", by=cast["chief"])

    assert not any("Paus" in text for _name, text in mails())


def test_change_without_dates_is_told_in_the_digest(alva, cast):
    alter(alva, Work(80, date(2026, 11, 2), False), by=cast["chief"])

    assert {kind for _name, kind in told()} == {"plan_changed"}
