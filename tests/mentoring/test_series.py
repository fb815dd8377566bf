"""All that come of a series get another weekday, time, length or place: seen first, done once, told once."""

import uuid
from datetime import date, datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.services import add_absence
from mentoring.models import Meeting, Series
from mentoring.retiming import Times, retimed
from mentoring.services import change_series, move_meeting
from outbox.models import Message
from programs.intents import Rest
from programs.models import Introduction
from programs.services import alter

FROM = date(2026, 10, 5)  # the Monday after today
TUESDAYS = {"weekday": 1, "time": time(9, 30), "minutes": 45, "place": "Linden"}


@pytest.fixture
def series(introduction):
    return fresh(Series.objects.get(introduction=introduction, key="mentor"))


@pytest.fixture
def unit_series(introduction, places):
    return fresh(Series.objects.get(node=places.unit))


def fresh(series):
    return Series.objects.with_people().get(pk=series.pk)


def times(from_on=FROM, **changes):
    return Times(from_on=from_on, **TUESDAYS | changes)


def planned(series):
    """{slot: local time} of what is ahead."""
    rows = Meeting.objects.planned().filter(series=series).since(FROM - timedelta(days=5))
    return {row.slot: timezone.localtime(row.starts_at) for row in rows}


def told(kind):
    return sorted(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_all_that_come_meet_another_day_time_and_place(series, cast):
    before = planned(series)

    change_series(series, times(), by=cast["mentor"])

    after = planned(series)
    assert set(after) == set(before)
    assert {at.time() for at in after.values()} == {time(9, 30)}
    assert after["w08"].date() == date(2026, 10, 6)
    first = Meeting.objects.get(series=series, slot="w08")
    assert (first.minutes, first.place, first.is_pinned, first.revision) == (45, "Linden", False, 1)


def test_what_comes_before_the_day_stays_also_when_the_plan_is_made_anew(series, introduction, cast):
    before = planned(series)
    change_series(series, times(from_on=date(2026, 10, 26)), by=cast["mentor"])
    current = Introduction.objects.with_people().get(pk=introduction.pk)

    alter(current, Rest(date(2027, 3, 1), date(2027, 3, 14), "unit"), by=cast["chief"])

    after = planned(series)
    assert {slot for slot in after if after[slot] == before.get(slot)} == {"w08", "w10"}
    assert fresh(series).weekday == 1
    assert [row["weekday"] for row in fresh(series).former] == [0]


def test_days_off_are_respected_and_explained(series, cast):
    add_absence(cast["mentor"], date(2026, 10, 6), date(2026, 10, 7), by=cast["chief"])

    found = retimed(series, times())

    first = next(change for change in found.changes if change.occurrence == "w08")
    assert first.after["starts_at"].startswith("2026-10-08T09:30")
    assert first.reason


def test_nobody_is_double_booked_by_it(series, introduction, cast):
    joint = Meeting.objects.filter(introduction=introduction, series__key="joint", starts_at__gt=timezone.now()).first()
    day = timezone.localtime(joint.starts_at)

    found = retimed(series, times(from_on=day.date(), weekday=day.weekday(), time=day.time()))

    assert not any(change.after and change.after["starts_at"] == day.isoformat() for change in found.changes)


def test_chosen_days_stay(series, cast):
    coming = Meeting.objects.with_people().get(series=series, slot="w08")
    moved = move_meeting(coming, coming.starts_at + timedelta(days=2), "mentor", by=cast["mentor"])

    change_series(series, times(), by=cast["mentor"])

    assert planned(series)["w08"] == timezone.localtime(moved.starts_at)


def test_first_one_is_not_lost_when_its_new_day_has_passed(series, cast):
    """Today is Wednesday: what is moved from Thursdays to Mondays cannot be last Monday."""
    change_series(series, times(from_on=FROM, weekday=3), by=cast["mentor"])
    change_series(fresh(series), times(from_on=FROM + timedelta(days=2), weekday=4), by=cast["mentor"])

    found = retimed(fresh(series), times(from_on=FROM, weekday=0))

    assert not any(change.after is None for change in found.changes)


def test_everybody_is_told_once_and_never_who_did_it(series, cast):
    change_series(series, times(), by=cast["mentor"])

    assert told("series_changed") + told("series_changed_soon") == ["Alva Berglind"]
    assert not Message.objects.filter(kind__startswith="meeting_moved").exists()


def test_same_form_twice_changes_once(series, cast):
    key = uuid.uuid4()

    for _ in range(2):
        change_series(series, times(), by=cast["mentor"], form_key=key)

    assert fresh(series).revision == 1
    assert len(fresh(series).former) == 1


def test_what_is_done_is_what_was_seen(series, cast):
    seen = retimed(series, times()).fingerprint
    add_absence(cast["mentor"], date(2026, 10, 6), date(2026, 10, 7), by=cast["chief"])

    with pytest.raises(StaleEdit):
        change_series(series, times(), by=cast["mentor"], seen=seen)


def test_changed_back_every_date_is_as_it_was(series, cast):
    before, first = planned(series), {name: getattr(series, name) for name in TUESDAYS}
    change_series(series, times(), by=cast["mentor"])

    change_series(fresh(series), Times(from_on=FROM, **first), by=cast["mentor"])

    assert planned(series) == before


def test_units_own_meetings_get_other_times_for_everybody(unit_series, cast):
    before = planned(unit_series)

    change_series(unit_series, times(weekday=3), by=cast["mentor"])

    after = planned(unit_series)
    assert set(after) == set(before)
    assert {at.time() for at in after.values() if at.date() >= FROM} == {time(9, 30)}
    assert told("series_changed") + told("series_changed_soon") == ["Lena Hedbrant"]


def posted(series, **changes):
    first = {"from_on": FROM.isoformat(), "weekday": 1, "time": "09:30", "minutes": 45, "place": ""}
    return first | {"revision": series.revision, "form_key": uuid.uuid4()} | changes


@pytest.fixture
def change(client, series, cast):
    client.force_login(cast["mentor"])
    return lambda **data: client.post(reverse("mentoring:series_change", args=[series.pk]), posted(series, **data))


def test_preview_shows_every_date_and_changes_nothing(change, series):
    before = planned(series)

    page = change(preview="1")

    assert page.status_code == 200
    assert len(page.context["rows"]) == len(before)
    assert planned(series) == before


def test_apply_needs_what_was_seen(change, series):
    seen = change(preview="1").context["form"].data["seen"]
    key = uuid.uuid4()

    stale = change(apply="1", seen="x" * 64)
    done = [change(apply="1", seen=seen, form_key=key) for _ in range(2)]

    assert stale.status_code == 409
    assert [(answer.status_code, answer.url) for answer in done] == [(302, series.get_absolute_url())] * 2
    assert fresh(series).revision == 1


def test_days_that_have_been_cannot_be_chosen(change):
    assert change(from_on="2026-09-01").status_code == 422


def test_page_says_the_rhythm_and_how_it_was(client, series, cast):
    change_series(series, times(from_on=date(2026, 10, 26)), by=cast["mentor"])
    client.force_login(cast["mentor"])

    page = client.get(series.get_absolute_url())

    html = page.content.decode()
    assert "Tisdag" in html
    assert "weekday=0" in html
    assert len(page.context["coming"]) == len(planned(series))


def test_former_is_told_from_its_last_day(series, cast):
    change_series(series, times(from_on=date(2026, 10, 26)), by=cast["mentor"])

    assert fresh(series).former == [
        {"until_on": "2026-10-25", "weekday": 0, "time": f"{series.time:%H:%M}", "minutes": 60, "place": series.place}
    ]
    assert datetime.fromisoformat("2026-10-25").weekday() == 6
