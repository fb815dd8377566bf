"""Somebody comes in another's place for a time: what the absence had taken away comes back, and can be taken back."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone, translation

from accounts.models import Absence
from mentoring.people import participants
from outbox.models import Message
from outbox.rendering import render
from programs.alteration_words import sentence
from programs.calendar import Span
from programs.days_off import Away
from programs.errors import CannotBe
from programs.intents import Reassign, StandIn
from programs.models import Alteration, Introduction, Involvement
from programs.parts import appointments
from programs.replanning import proposal
from programs.services import add_stand_in, alter, undo_alteration
from tests.conftest import TODAY
from tests.programs.test_adoption_properties import plan

pytestmark = pytest.mark.django_db
AWAY = Span(date(2026, 10, 12), date(2026, 11, 22))
BUSY = date(2026, 10, 19)  # a Monday when mentor and newcomer meet


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(TODAY, tick=False) as clock, translation.override("sv"):
        yield clock


@pytest.fixture
def introduction(started, cast):
    """Alva's; the mentor is to be away for six weeks, and the plan knows it."""
    Message.objects.all().delete()
    Absence.objects.create(person=cast["mentor"], from_on=AWAY.from_on, to_on=AWAY.to_on)
    alter(started, Reassign("mentor", cast["mentor"], timezone.localdate()), by=cast["chief"])
    return fresh(started)


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def within(introduction, series="mentor"):
    rows = introduction.meetings.planned().filter(series__key=series, starts_at__date__range=(AWAY.from_on, AWAY.to_on))
    return [row.on for row in rows]


def instead(cast, first=AWAY.from_on, last=AWAY.to_on, who="colleague"):
    return StandIn("mentor", cast[who], cast["mentor"], first, last)


def test_what_an_absence_took_away_comes_back(introduction, cast):
    assert within(introduction) == within(introduction, "joint") == []

    alter(introduction, instead(cast), by=cast["chief"])

    assert within(introduction) == [date(2026, 10, 19), date(2026, 11, 2), date(2026, 11, 16)]
    assert len(within(introduction, "joint")) == 3
    assert fresh(introduction).mentor == cast["mentor"], "the role is still hers"


def test_the_stand_in_comes_in_place_and_only_then(introduction, cast):
    alter(introduction, instead(cast), by=cast["chief"])

    meetings = introduction.meetings.planned().filter(series__key="mentor").with_people()
    meets = {row.on: participants(row)[1] for row in meetings}
    assert meets[BUSY] == cast["colleague"]
    assert meets[date(2026, 11, 30)] == cast["mentor"]
    found = appointments([cast["colleague"].pk], AWAY.from_on, date(2026, 12, 31))
    assert {timezone.localdate(row.starts_at) for row in found if row.kind == "mentor"} == set(within(introduction))


def test_a_stand_ins_own_absence_is_a_day_off(introduction, cast):
    Absence.objects.create(person=cast["colleague"], from_on=BUSY, to_on=BUSY)

    alter(introduction, instead(cast), by=cast["chief"])

    assert within(introduction)[0] == BUSY + timedelta(days=1)
    assert "ledig" in introduction.meetings.get(series__key="mentor", starts_at__date=BUSY + timedelta(days=1)).why


def test_only_the_days_of_the_stand_in_come_back(introduction, cast):
    frame = proposal(introduction, instead(cast, last=date(2026, 10, 25))).after

    days_off = Away(frame).of(["mentor"])
    assert days_off.is_working_day(date(2026, 10, 23))
    assert days_off.reason(date(2026, 10, 26)).code == "absence"


def test_a_stand_in_is_never_in_two_places(introduction, cast):
    """The colleague has a meeting of his own at the same time; the one he comes to instead gets another time."""
    wished = fresh(introduction).meetings.filter(series__key="mentor").first().series.time
    other = introduction.meetings.filter(series__key="joint").first()
    type(other).objects.filter(pk=other.pk).update(
        starts_at=timezone.make_aware(timezone.datetime.combine(BUSY, wished)), is_pinned=True
    )
    Involvement.objects.create(
        introduction=introduction, person=cast["colleague"], role="chief", from_on=BUSY, to_on=BUSY,
        stands_in_for=cast["chief"],
    )  # fmt: skip

    alter(fresh(introduction), instead(cast), by=cast["chief"])

    meeting = introduction.meetings.get(series__key="mentor", starts_at__date=BUSY)
    assert meeting.shifted_because == "booked"
    assert "någon är upptagen då" in meeting.why


def test_taking_it_back_gives_the_plan_that_was(introduction, cast):
    before = plan(introduction)
    alteration = alter(introduction, instead(cast), by=cast["chief"])

    undo_alteration(alteration, by=cast["chief"])

    assert plan(introduction) == before
    assert not Involvement.objects.filter(stands_in_for=cast["mentor"]).exists()


def test_the_same_again_gives_the_first_one(introduction, cast):
    first = add_stand_in(introduction, cast["colleague"], cast["mentor"], "mentor", AWAY, by=cast["chief"])

    assert add_stand_in(introduction, cast["colleague"], cast["mentor"], "mentor", AWAY, by=cast["chief"]) == first
    assert Alteration.objects.filter(kind="stand_in").count() == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"last": AWAY.from_on - timedelta(days=1)},
        {"who": "newcomer"},
        {"who": "mentor"},
        {"first": date(2025, 1, 1), "last": date(2025, 1, 31)},
    ],
)
def test_what_cannot_be_says_so(introduction, cast, changes):
    with pytest.raises(CannotBe):
        alter(introduction, instead(cast, **changes), by=cast["chief"])


def test_one_stand_in_at_a_time(introduction, cast):
    alter(introduction, instead(cast), by=cast["chief"])

    with pytest.raises(CannotBe):
        alter(fresh(introduction), instead(cast, who="deputy"), by=cast["chief"])


def test_the_history_has_both_names(introduction, cast):
    alteration = alter(introduction, instead(cast), by=cast["chief"])

    assert sentence(alteration) == "Peter Askerud ersätter Samira Holst som mentor, 12 oktober till 22 november."


def test_the_stand_in_is_told(introduction, cast):
    alter(introduction, instead(cast), by=cast["chief"])

    message = Message.objects.select_related("person").get(person=cast["colleague"], kind="helper_comes")
    line = render([message])[message.pk]
    assert line.label == "Du ersätter Samira Holst som mentor för Alva, 12 oktober till 22 november"


def test_when_the_role_is_handed_over_the_stand_in_no_longer_matters(introduction, cast):
    alter(introduction, instead(cast), by=cast["chief"])

    alter(fresh(introduction), Reassign("mentor", cast["deputy"], AWAY.from_on), by=cast["chief"])

    first = introduction.meetings.with_people().filter(series__key="mentor", starts_at__date__gte=AWAY.from_on).first()
    assert participants(first)[1] == cast["deputy"]
