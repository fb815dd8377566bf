"""The Skärholmen pattern for three newcomers with the same mentor and chief, through a year of holidays and a leave.

Mentor and newcomer meet on Mondays at 13, weekly for six weeks and then every second week; chief, mentor and newcomer
on Wednesdays at 9, weekly for four; the unit's chiefs and mentors on Fridays at 10. Alva begins on 17 August 2026,
Elias on 5 October and Nora on 30 November, all of them Mondays. Samira is on parental leave from 1 February 2027:
Peter takes over Elias for good, and stands in for her with Alva and Nora until she is back. The days below are read
off a calendar.
"""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone, translation
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from accounts.models import Absence, Employment, Person
from mentoring.people import participants
from programs.calendar import Span
from programs.intents import Reassign
from programs.models import Introduction
from programs.parts import appointments
from programs.services import Start, add_stand_in, alter, start_introduction
from tests.conftest import default_choices

pytestmark = pytest.mark.django_db
STARTS = {"alva": date(2026, 8, 17), "elias": date(2026, 10, 5), "nora": date(2026, 11, 30)}
LEAVE = Span(date(2027, 2, 1), date(2027, 6, 30))
UNTIL = date(2027, 8, 31)


def begin(who, start_on, version, places, cast, **choices):
    found = default_choices(version, places.team)
    for part, said in choices.items():
        found[part] = found[part] | said
    chosen = Start(
        version=version, category=version.categories.first(), experience="graduate", node=places.team,
        start_on=start_on, newcomer=who, chief=cast["chief"], mentor=cast["mentor"], choices=found,
    )  # fmt: skip
    return start_introduction(chosen, by=cast["chief"])


def somebody(name, places):
    person = Person.objects.create(name=name, email=f"{name.split()[0].lower()}@example.org", joined_at=timezone.now())
    Employment.objects.create(person=person, node=places.team, from_on=date(2026, 1, 1))
    return person


@pytest.fixture
def three(version, places, cast):
    """Each start is decided two weeks before, the leave in January; a group begins with Alva."""
    people = {"alva": cast["newcomer"], "elias": cast["second_newcomer"]}
    begun = {}
    with translation.override("sv"):
        for name, start_on in STARTS.items():
            with time_machine.travel(datetime.combine(start_on - timedelta(days=14), time(8)), tick=False):
                who = people.get(name) or somebody("Nora Wik", places)
                group = {"training": {"group": "new", "group_place": "Salen"}} if name == "alva" else {}
                begun[name] = begin(who, start_on, version, places, cast, **group)
        with time_machine.travel("2027-01-11T08:00:00+01:00", tick=False):
            take_leave(begun, cast)
            yield {name: fresh(row) for name, row in begun.items()}


def take_leave(begun, cast):
    Absence.objects.create(person=cast["mentor"], from_on=LEAVE.from_on, to_on=LEAVE.to_on)
    for name in ("alva", "nora"):
        add_stand_in(begun[name], cast["colleague"], cast["mentor"], "mentor", LEAVE, by=cast["chief"])
    alter(begun["elias"], Reassign("mentor", cast["colleague"], LEAVE.from_on), by=cast["chief"])


def fresh(introduction):
    return Introduction.objects.with_people().get(pk=introduction.pk)


def dates(introduction, series):
    """What is planned until the end of August, as "08-17 13.00"."""
    return [f"{timezone.localtime(row.starts_at):%m-%d %H.%M}" for row in planned(introduction, series)]


def moved(introduction, series):
    """{day and time: why} of those that are not where the rhythm has them."""
    return {
        f"{timezone.localtime(row.starts_at):%m-%d %H.%M}": row.why
        for row in planned(introduction, series)
        if row.is_moved
    }


def planned(introduction, series):
    rows = introduction.meetings.planned().filter(series__key=series, starts_at__date__lte=UNTIL)
    return rows.order_by("starts_at")


def at(clock, *days):
    return [f"{day} {clock}" for day in days]


TAKEN_AT_13 = "Flyttat från kl. 13.00: någon är upptagen då."
TAKEN_AT_9 = "Flyttat från kl. 09.00: någon är upptagen då."
EASTER = "Flyttat från mån 29 mars: annandag påsk."
EPIPHANY = "Flyttat från ons 6 januari: trettondedag jul."


def test_alva_who_was_first_has_the_times_of_the_programme(three):
    """Monthly after the half year: 19 July is in the vacation; nobody is missed while Samira is away."""
    weekly = ["08-17", "08-24", "08-31", "09-07", "09-14", "09-21"]
    every_second = ["10-05", "10-19", "11-02", "11-16", "11-30", "12-14", "12-28", "01-11", "01-25", "02-08"]
    monthly = ["03-22", "04-19", "05-17", "06-21"]
    joint = ["08-19", "08-26", "09-02", "09-09", "09-23", "10-07", "10-21", "11-04", "11-18", "12-02", "12-16"]
    spring = ["12-30", "01-13", "01-27", "02-10", "05-19", "08-18"]

    assert dates(three["alva"], "mentor") == at("13.00", *weekly, *every_second, *monthly)
    assert dates(three["alva"], "joint") == at("09.00", *joint, *spring)
    assert moved(three["alva"], "mentor") == moved(three["alva"], "joint") == {}


def test_elias_comes_after_alva_on_the_days_that_they_share(three):
    """Easter Monday 2027 is 29 March, and Epiphany a Wednesday; 5 July is the last Monday before the vacation."""
    shared = ["10-05 14.00", "10-12 13.00", "10-19 14.00", "10-26 13.00", "11-02 14.00", "11-09 13.00"]
    own = ["11-23", "12-07", "12-21", "01-04", "01-18", "02-01", "02-15", "03-01", "03-15", "03-30"]
    monthly = ["05-10", "06-07", "07-05", "08-09"]
    first = ["10-07 09.45", "10-14 09.00", "10-21 09.45", "10-28 09.00"]
    joint = ["11-11", "11-25", "12-09", "12-23", "01-07", "01-20", "02-03", "02-17", "03-03", "03-17", "03-31"]

    assert dates(three["elias"], "mentor") == [*shared, *at("13.00", *own, *monthly)]
    assert moved(three["elias"], "mentor") == {
        "10-05 14.00": TAKEN_AT_13,
        "10-19 14.00": TAKEN_AT_13,
        "11-02 14.00": TAKEN_AT_13,
        "03-30 13.00": EASTER,
    }
    assert dates(three["elias"], "joint") == [*first, *at("09.00", *joint, "07-07")]
    assert moved(three["elias"], "joint") == {
        "10-07 09.45": TAKEN_AT_9,
        "10-21 09.45": TAKEN_AT_9,
        "01-07 09.00": EPIPHANY,
    }


def test_nora_comes_after_the_two_others(three):
    """In weeks with Alva after her, else after Elias, and from the middle of April at the programme's own times.

    5 July was after Elias's while both had Samira; it has been told, so it stays when Elias gets Peter. 2 August is in
    the vacation.
    """
    after = ["11-30", "12-07", "12-14", "12-21", "12-28", "01-04", "01-18", "02-01", "02-15", "03-01", "03-15"]
    rest = ["04-12 13.00", "04-26 13.00", "05-10 14.00", "05-24 13.00", "07-05 14.00", "08-30 13.00"]
    joint = ["12-02", "12-09", "12-16", "12-23", "01-07", "01-20", "02-03", "02-17", "03-03", "03-17", "03-31"]

    assert dates(three["nora"], "mentor") == [*at("14.00", *after, "03-30"), *rest]
    why = dict.fromkeys([*at("14.00", *after), "05-10 14.00", "07-05 14.00"], TAKEN_AT_13)
    assert moved(three["nora"], "mentor") == why | {"03-30 14.00": f"{EASTER} {TAKEN_AT_13}"}
    assert dates(three["nora"], "joint") == [
        *at("09.45", *joint),
        *at("09.00", "04-14", "04-28", "05-12", "05-26"),
    ]
    late = dict.fromkeys(at("09.45", *joint), TAKEN_AT_9)
    assert moved(three["nora"], "joint") == late | {"01-07 09.45": f"{EPIPHANY} {TAKEN_AT_9}"}


def test_the_units_own_meetings_move_for_christmas_only(three, places):
    """Every second Friday from 21 August until Nora's close support ends; Christmas Day is one of them."""
    rows = three["alva"].meetings.model.objects.filter(series__node=places.unit).order_by("starts_at")

    assert {f"{row.on:%m-%d}": row.why for row in rows if row.is_moved} == {
        "12-28": "Flyttat från fre 25 december: juldagen."
    }
    assert {timezone.localtime(row.starts_at).strftime("%H.%M") for row in rows} == {"10.00"}
    assert (rows.first().on, rows.last().on) == (date(2026, 8, 21), date(2027, 5, 28))


@pytest.mark.parametrize(
    ("who", "during", "afterwards"),
    [("alva", "colleague", None), ("elias", "colleague", "colleague"), ("nora", "colleague", "mentor")],
)
def test_somebody_is_there_while_the_mentor_is_away(three, cast, who, during, afterwards):
    rows = three[who].meetings.with_people().filter(series__key="mentor").order_by("starts_at")
    helper = {row.on: participants(row)[1] for row in rows}

    assert {helper[day] for day in helper if day < LEAVE.from_on} == {cast["mentor"]}
    assert {helper[day] for day in helper if LEAVE.from_on <= day <= LEAVE.to_on} == {cast[during]}
    assert {helper[day] for day in helper if day > LEAVE.to_on} == ({cast[afterwards]} if afterwards else set())


def double_booked():
    """[(person, two appointments at the same time)] of everybody, over all parts."""
    by_person = defaultdict(list)
    for row in appointments(None, date(2026, 1, 1), date(2029, 12, 31)):
        for person_id in row.people:
            by_person[person_id].append(row)
    pairs = [(pk, pair) for pk, rows in by_person.items() for pair in pairwise(rows)]
    return [(pk, early.name, late.name) for pk, (early, late) in pairs if early.ends_at > late.starts_at]


def test_nobody_is_in_two_places_at_once(three):
    parts = {row.part for row in appointments(None, date(2026, 8, 1), UNTIL)}

    assert {"mentoring", "training"} <= parts
    assert double_booked() == []


drawn_starts = st.lists(
    st.tuples(st.integers(0, 160), st.sampled_from([0, 2, 4]), st.sampled_from(["08:30", "10:00", "13:15"])),
    min_size=3,
    max_size=3,
)


# Each is three whole plans in the database, so they are few and not made smaller.
@settings(
    max_examples=2,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn_starts)
@example([(2, 4, "10:00"), (43, 0, "10:00"), (70, 4, "13:15")])  # the unit's new meetings fall on a told one
def test_nobody_is_whatever_days_and_times_are_chosen(version, places, cast, drawn):
    with time_machine.travel("2026-08-03T08:00:00+02:00", tick=False), transaction.atomic():
        people = [cast["newcomer"], cast["second_newcomer"], somebody("Nora Wik", places)]
        group, begun = {"group": "new", "group_place": "Salen"}, []  # opened with the first; the others meet around it
        for who, (days, weekday, clock) in zip(people, drawn, strict=True):
            meetings = {"mentor_weekday": weekday, "joint_weekday": weekday, "mentor_time": time.fromisoformat(clock)}
            said = {"mentoring": meetings, "training": {} if begun else group}
            begun.append(begin(who, date(2026, 8, 17) + timedelta(days=days), version, places, cast, **said))
        take_leave(dict(zip(STARTS, begun, strict=True)), cast)
        assert double_booked() == []
        transaction.set_rollback(True)
