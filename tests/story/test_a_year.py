"""One year in the life of an introduction: everything that happens to a plan, decided on its pages on the days it is.

The programme (a-year.yaml) is of twelve months, twenty-six weeks of them close support. Alva and her mentor meet on
Mondays: every week for six weeks, then every second week. The municipality is on holiday in weeks 28 to 31. Every date
below has been worked out by hand from these rules; docs/a-year-in-the-life.md tells the same story to a chief.
"""

from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone, translation

from accounts.services import add_absence
from checklists.models import Reflection
from checklists.services import set_level, set_ready, write_reflection
from look.templatetags.look import day_row
from mentoring.services import log_meeting
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from overview.models import Printout
from programs import files, parts
from programs.alteration_words import sentence
from programs.models import Introduction
from programs.replanning import changes_to
from programs.services import Start, complete_introduction, sign_off, start_introduction
from reminders.services import sweep as collect
from reviews.services import hold_review
from tests.conftest import default_choices, published_version
from tests.overview.altering import decide
from tests.overview.printing import print_out, text_of, words_of

pytestmark = pytest.mark.django_db
PROGRAM = Path(__file__).with_name("a-year.yaml")
DAY = timedelta(days=1)


class Year:
    """The introduction, its people, and the clock of the story."""

    def __init__(self, clock, client, cast, introduction):
        self.clock, self.client, self.cast, self.pk = clock, client, cast, introduction.pk

    @property
    def introduction(self):
        return Introduction.objects.with_people().get(pk=self.pk)

    def on(self, day, hour=9):
        """It is that day; whatever was to be before it has been, as planned."""
        self.clock.move_to(at(day, hour))
        for meeting in self.introduction.meetings.planned().filter(starts_at__lt=timezone.now()).order_by("pk"):
            log_meeting(meeting, by=self.introduction.mentor, at=meeting.starts_at)
        for review in self.introduction.reviews.planned().filter(on__lt=day):
            hold_review(review, by=self.cast["chief"], outcome="on-track" if review.key == "three-months" else "")

    def decide(self, kind, **fields):
        """The chief fills in the form, looks at what it would mean, and decides; the next morning the mails leave.

        Whatever has been done is as it was, and asking for the same plan again asks for nothing.
        """
        done = self.done()
        self.client.force_login(self.cast["chief"])
        address = f"overview:{'mentor_change' if kind == 'mentor' else 'alter_kind'}"
        args = [self.pk] if kind == "mentor" else [self.pk, kind]
        answer = decide(self.client, reverse(address, args=args), fields)
        assert answer.status_code == 302, answer.content.decode()
        alteration = self.introduction.alterations.first()
        assert answer.url == alteration.get_absolute_url()
        assert self.done() == done
        assert changes_to(self.introduction, self.introduction.frame) == ()
        self.morning()
        return alteration

    def morning(self):
        """Half past seven the day after, twice, as every ten minutes."""
        self.clock.move_to(at(timezone.localdate() + DAY, 7) + timedelta(minutes=30))
        for _run in range(2):
            collect(timezone.now())
            send(timezone.now())

    def done(self):
        """What somebody has done, where it stands."""
        introduction = self.introduction
        return [
            list(introduction.meetings.held().order_by("pk").values_list("slot", "starts_at")),
            list(introduction.reviews.filter(state="held").order_by("pk").values_list("key", "on", "outcome")),
            list(introduction.items.filter(level__gt=0).order_by("pk").values_list("key", "level", "window_to_on")),
            list(introduction.preparations.exclude(ready_at=None).values_list("key", "ready_by_on")),
        ]

    def page(self, person, name, *args):
        self.client.force_login(person)
        return self.client.get(reverse(f"overview:{name}", args=args)).text

    def meetings(self):
        """{week of the programme: day} of every meeting that has been or is to be."""
        rows = self.introduction.meetings.exclude(state="withdrawn").order_by("starts_at")
        return {row.slot: row.on for row in rows}

    def ends(self):
        introduction = self.introduction
        return introduction.start_on, introduction.close_support_until_on, introduction.end_on

    def window(self, key):
        item = self.introduction.items.get(key=key)
        return item.window_from_on, item.window_to_on

    def days(self):
        """Three months, six, nine and twelve: reviews and the evaluation."""
        rows = {row.key: row.on for row in self.introduction.reviews.exclude(state="withdrawn")}
        asked = {row.key: row.opens_on for row in self.introduction.evaluations.filter(withdrawn_at=None)}
        return [(rows | asked)[f"{number}-months"] for number in ("three", "six", "nine", "twelve")]


def at(day, hour=9):
    return timezone.make_aware(datetime.combine(day, time(hour)))


def listed(year, *days):
    return [date(year, month, day) for month, day in days]


@pytest.fixture
def clock():
    with time_machine.travel(at(date(2026, 5, 18)), tick=False) as clock:
        yield clock


@pytest.fixture
def year(clock, client, cast, places):
    """On Monday 18 May 2026 the chief plans an introduction from Monday 1 June."""
    version = published_version(files.read(PROGRAM), places.region, cast["coordinator"])
    introduction = start_introduction(
        Start(
            version=version,
            category=version.categories.get(),
            experience="graduate",
            node=places.team,
            start_on=date(2026, 6, 1),
            newcomer=cast["newcomer"],
            chief=cast["chief"],
            mentor=cast["mentor"],
            choices=default_choices(version, places.team),
        ),
        by=cast["chief"],
    )
    return Year(clock, client, cast, introduction)


def test_a_year(year):
    planned(year)
    start_moved_by_two_weeks(year)
    worked_until_october(year)
    three_weeks_pause(year)
    three_quarters_time(year)
    another_mentor(year)
    two_months_more(year)
    calendars_say_the_same(year)
    completed(year)
    nothing_done_is_lost(year)
    everybody_is_told_once(year)


def planned(year):
    """Weeks 6 and 8 begin on 6 and 20 July, in the holiday: no meetings then."""
    assert year.ends() == (date(2026, 6, 1), date(2026, 11, 29), date(2027, 5, 31))
    weekly = listed(2026, (6, 1), (6, 8), (6, 15), (6, 22), (6, 29))
    rest = listed(2026, (8, 3), (8, 17), (8, 31), (9, 14), (9, 28), (10, 12), (10, 26), (11, 9), (11, 23))
    assert list(year.meetings().values()) == weekly + rest


def start_moved_by_two_weeks(year):
    """Everything moves by fourteen days, but what then falls in the holiday is left out: weeks 4, 5 and 6.

    Week 8 begins on 3 August, when the holiday is over.
    """
    set_ready(year.introduction.preparations.get(), True, by=year.cast["chief"])
    year.on(date(2026, 5, 20))

    alteration = year.decide("start", start_on=date(2026, 6, 15))

    # Twenty-six weeks from 15 June, and twelve months.
    assert year.ends() == (date(2026, 6, 15), date(2026, 12, 13), date(2027, 6, 14))
    weekly = listed(2026, (6, 15), (6, 22), (6, 29))
    rest = listed(2026, (8, 3), (8, 17), (8, 31), (9, 14), (9, 28), (10, 12), (10, 26), (11, 9), (11, 23), (12, 7))
    assert list(year.meetings().values()) == weekly + rest
    assert year.days() == [date(2026, 9, 15), date(2026, 12, 15), date(2027, 3, 15), date(2027, 6, 15)]
    assert year.window("read-the-law") == (date(2026, 6, 15), date(2026, 7, 12))
    left_out = {line["occurrence"]: line["reason"] for line in alteration.lines if line["after"] is None}
    assert left_out == dict.fromkeys(["w04", "w05"], "Utelämnad: semesterveckor.")
    assert said(alteration) == "The start is moved from 1 June to 15 June."


def worked_until_october(year):
    """Alva reads the law and begins her first assessment; every meeting is held and logged."""
    items = {row.key: row for row in year.introduction.items.all()}
    year.on(date(2026, 6, 26))
    set_level(items["read-the-law"], 3, by=year.cast["newcomer"])
    write_reflection(items["read-the-law"], "Vem beslutar vad?", by=year.cast["newcomer"])
    year.on(date(2026, 9, 30))
    set_level(items["first-assessment"], 1, by=year.cast["newcomer"])
    held = listed(2026, (6, 15), (6, 22), (6, 29), (8, 3), (8, 17), (8, 31), (9, 14), (9, 28))
    assert [row.on for row in year.introduction.meetings.held().order_by("starts_at")] == held


def three_weeks_pause(year):
    """From Monday 5 October for three weeks: what has been stays, the rest is twenty-one days later."""
    year.on(date(2026, 10, 1))

    alteration = year.decide("pause", from_on=date(2026, 10, 5), to_on=date(2026, 10, 25), reason="away")

    assert year.ends() == (date(2026, 6, 15), date(2027, 1, 3), date(2027, 7, 5))
    rest = listed(2026, (11, 2), (11, 16), (11, 30), (12, 14), (12, 28))
    assert list(year.meetings().values())[8:] == rest
    # The 15th of September has been. 5 April is the Monday after the week of Easter Monday.
    assert year.days() == [date(2026, 9, 15), date(2027, 1, 5), date(2027, 4, 5), date(2027, 7, 6)]
    assert year.window("first-assessment") == (date(2026, 8, 3), date(2026, 10, 4))  # begun: it stays
    assert year.window("write-a-decision") == (date(2026, 11, 16), date(2026, 12, 20))
    assert said(alteration) == "Pause 5–25 October."


def three_quarters_time(year):
    """From 2 November, when 119 days have been counted: 140 since 15 June, without the 21 of the pause.

    What is counted n days after that is now n / 0.75 days later, as whole days. The close support has 181 - 119 = 62
    days left: 82. The whole has 364 - 119 = 245: 326. They still meet every second week, so week 28 is added.
    """
    year.on(date(2026, 10, 26))

    alteration = year.decide("work", extent=75, from_on=date(2026, 11, 2), is_stretched="1")

    assert year.ends() == (date(2026, 6, 15), date(2027, 1, 23), date(2027, 9, 24))
    autumn = listed(2026, (11, 2), (11, 16), (11, 30), (12, 14), (12, 28))
    assert list(year.meetings().values())[8:] == autumn + listed(2027, (1, 11))
    # 64 days left: 85; 154: 205; 246: 328, which is a Sunday, so the Monday.
    assert year.days() == [date(2026, 9, 15), date(2027, 1, 26), date(2027, 5, 26), date(2027, 9, 27)]
    # Weeks 20 to 24 are the days 133 to 167: 14 and 48 left, 18 and 64. Weeks 40 to 44: 154 and 188 left, 205 and 250.
    assert year.window("write-a-decision") == (date(2026, 11, 20), date(2027, 1, 5))
    assert year.window("follow-up-a-plan") == (date(2027, 5, 26), date(2027, 7, 10))
    assert said(alteration) == "The working hours are 75 per cent from 2 November; the plan is stretched."


def another_mentor(year):
    """From 11 January. Peter is away that week, so their first meeting is on the Monday after, and says why."""
    year.on(date(2027, 1, 4))
    add_absence(year.cast["colleague"], date(2027, 1, 11), date(2027, 1, 15), by=year.cast["chief"])

    alteration = year.decide("mentor", person=year.cast["colleague"].pk, from_on=date(2027, 1, 11))

    assert year.meetings()["w28"] == date(2027, 1, 18)
    (line,) = [line for line in alteration.lines if line["part"] == "mentoring"]
    assert line["reason"] == "Flyttat från mån 11 januari: någon är ledig."
    assert year.introduction.meetings.get(slot="w26").on == date(2026, 12, 28)  # Samira's last
    assert said(alteration) == "Peter Askerud is mentor from 11 January, after Samira Holst."


def two_months_more(year):
    """On 19 January: close support until 23 March, the whole until 24 November; every second Monday goes on."""
    year.on(date(2027, 1, 19))

    alteration = year.decide("extend", close="2", whole="2")

    assert year.ends() == (date(2026, 6, 15), date(2027, 3, 23), date(2027, 11, 24))
    added = listed(2027, (1, 25), (2, 8), (2, 22), (3, 8), (3, 22))
    assert list(year.meetings().values())[14:] == added
    assert year.days()[1:] == [date(2027, 1, 26), date(2027, 5, 26), date(2027, 9, 27)]  # as they were
    assert said(alteration) == "The close support lasts until 23 March, and the whole introduction until 24 November."


def calendars_say_the_same(year):
    """The plan, the weeks of the new mentor and the printed plan have every day of the rows, and the rows no other."""
    introduction, newcomer, mentor = year.introduction, year.cast["newcomer"], year.cast["colleague"]
    days = sorted([*year.meetings().values(), *year.days()])

    entries = parts.entries(newcomer, introduction.start_on, date(2027, 12, 31), [introduction])
    assert [entry.on for entry in entries] == days

    plan = words_of(year.page(newcomer, "introduction_plan", year.pk))
    assert [day for day in days if day_row(day) not in plan] == []

    coming = listed(2027, (1, 25), (2, 8), (2, 22), (3, 8), (3, 22))
    mondays = [date(2027, 1, 25) + timedelta(weeks=number) for number in range(9)]
    weeks = {day: year.page(mentor, "week_of", *day.isocalendar()[:2]) for day in mondays}
    assert [day for day, page in weeks.items() if f'datetime="{day}"' in page] == coming

    printed = text_of(print_out(introduction))
    assert [day for day in days if day_row(day) not in printed] == []
    assert "v. 41–43 Paus. Planen vilar." in printed
    assert "Flyttat från mån 11 januari: någon är ledig." in printed


def completed(year):
    """The last day: the chief signs off what Alva can do on her own, and the whole."""
    year.on(date(2027, 11, 24))
    introduction, chief = year.introduction, year.cast["chief"]
    sign_off(introduction, introduction.version.areas.get(), "own", by=chief)

    complete_introduction(introduction, by=chief)
    year.morning()

    assert (introduction.state, introduction.ended_on) == ("completed", date(2027, 11, 24))
    certificate = text_of(print_out(introduction, Printout.Kind.CERTIFICATE))
    assert "Alva Berglind" in certificate


def nothing_done_is_lost(year):
    """Every meeting and review that was ever due has been held on its day; what Alva reached and wrote is there."""
    meetings, reviews, items, preparations = year.done()
    assert {slot: timezone.localdate(starts_at) for slot, starts_at in meetings} == year.meetings()
    assert len(meetings) == 19
    assert [day for _key, day, _outcome in reviews] == listed(2026, (9, 15)) + listed(2027, (5, 26), (9, 27))
    assert {key: level for key, level, _to_on in items} == {"read-the-law": 3, "first-assessment": 1}
    assert [key for key, _by_on in preparations] == ["computer"]
    assert Reflection.objects.get().text == "Vem beslutar vad?"


# Five changes: Samira hears of three and of the handover, Peter that he takes over and of the last. Lena decides them.
MAILS = {"Alva Berglind": 6, "Samira Holst": 4, "Peter Askerud": 2, "Lena Hedbrant": 1}
TOLD = {
    ("Alva Berglind", "plan_changed"): 5,
    ("Alva Berglind", "introduction_completed"): 1,
    ("Samira Holst", "introduction_started"): 1,
    ("Samira Holst", "plan_changed"): 3,
    ("Samira Holst", "helper_leaves"): 1,
    ("Peter Askerud", "helper_comes"): 1,
    ("Peter Askerud", "plan_changed"): 1,
    ("Lena Hedbrant", "introduction_started"): 1,
}


def everybody_is_told_once(year):
    told = Counter(Message.objects.exclude(kind="digest").values_list("person__name", "kind"))
    assert told == TOLD
    assert Counter(SentMail.objects.values_list("message__person__name", flat=True)) == MAILS


def said(alteration):
    with translation.override("en"):
        return sentence(alteration)
