import uuid
from datetime import datetime, time, timedelta

import pytest
from django.utils import timezone

from outbox.models import Message
from tests.cast import build_introduction
from tests.training.roles import table, url
from training.models import Session
from training.services import cancel_session, join_cohort, open_cohort


def day_after(session, days=1):
    """A working day."""
    day = session.on + timedelta(days=days)
    while day.weekday() > 4 or day < timezone.localdate():
        day += timedelta(days=1)
    return day


def keys(session):
    return {"revision": session.revision, "form_key": str(uuid.uuid4())}


def moved(session, **changes):
    day = day_after(session, 8)
    return keys(session) | {"day": day.isoformat(), "time": "10:00", "scope": "one", "reason": "room"} | changes


@pytest.fixture
def coming(cohort):
    return cohort.sessions.filter(starts_at__gt=timezone.now() + timedelta(days=1)).first()


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=302)
def test_session_move_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_move", session.pk), moved(session))

    assert response.status_code == status
    session.refresh_from_db()
    assert session.times_moved == (status == 302)


def test_session_move_without_a_reason_keeps_what_was_typed(client, session, cast):
    client.force_login(cast["mentor"])

    response = client.post(url("session_move", session.pk), moved(session, reason="", place="Linden"))

    assert response.status_code == 422
    assert "Linden" in response.text


def test_session_move_of_all_that_come(client, cohort, coming, cast):
    before = list(cohort.sessions.filter(starts_at__gte=coming.starts_at))
    client.force_login(cast["mentor"])
    posted = moved(coming, scope="all", day=day_after(coming).isoformat(), time="09:00")

    response = client.post(url("session_move", coming.pk), posted)

    assert response.status_code == 302
    after = [Session.objects.get(pk=row.pk) for row in before]
    assert {timezone.localtime(row.starts_at).time() for row in after} == {time(9)}
    assert all(new.on > old.on and new.on.weekday() < 5 for old, new in zip(before, after, strict=True))
    assert {row.times_moved for row in after} == {1}


@pytest.fixture
def taken(cohort, coming, series, places, cast):
    """Samira leads another group right when the coming session could be moved to."""
    other = open_cohort(
        series, places.unit, first_on=day_after(coming), starts=time(10), leaders=[cast["mentor"]], by=cast["chief"]
    )
    return other.sessions.first()


def onto(coming, taken, **changes):
    return moved(coming, day=taken.on.isoformat(), time="10:30", **changes)


def test_session_move_shows_who_is_taken_and_other_times(client, coming, taken, cast):
    client.force_login(cast["chief"])

    response = client.post(url("session_move", coming.pk), onto(coming, taken))

    assert response.status_code == 422
    assert "Samira är upptagen då" in response.text
    assert "Alva" not in response.context["form"].errors["alternative"][0]
    assert len(response.context["form"].fields["alternative"].choices) == 4
    coming.refresh_from_db()
    assert coming.times_moved == 0


def test_session_move_to_an_alternative(client, coming, taken, cast):
    client.force_login(cast["chief"])
    form = client.post(url("session_move", coming.pk), onto(coming, taken)).context["form"]
    alternative = form.fields["alternative"].choices[0][0]

    response = client.post(url("session_move", coming.pk), onto(coming, taken, alternative=alternative))

    assert response.status_code == 302
    coming.refresh_from_db()
    assert coming.starts_at == datetime.fromisoformat(alternative)


def test_session_move_although_it_clashes(client, coming, taken, cast):
    client.force_login(cast["chief"])
    form = client.post(url("session_move", coming.pk), onto(coming, taken)).context["form"]
    anyway = form.fields["alternative"].choices[-1][0]

    client.post(url("session_move", coming.pk), onto(coming, taken, alternative=anyway))

    coming.refresh_from_db()
    assert coming.on == taken.on


def test_session_move_of_all_shows_what_clashes_later(client, cohort, coming, taken, cast):
    """The first is moved to a free time the same day; the next ones land on the other group's, a week apart."""
    Session.objects.filter(pk=taken.pk).update(starts_at=taken.starts_at - timedelta(days=1, hours=2))
    client.force_login(cast["chief"])

    response = client.post(url("session_move", coming.pk), onto(coming, taken, scope="all"))

    assert response.status_code == 422
    assert response.context["form"].errors["alternative"][0].count("Samira är upptagen då") >= 1


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=302, administrator=302)
def test_session_cancel_by_role(client, session, cast, part, status):
    client.force_login(cast[part])

    response = client.post(url("session_cancel", session.pk), keys(session) | {"reason": "leader", "instead": "later"})

    assert response.status_code == status
    session.refresh_from_db()
    assert (session.is_cancelled, session.needs_new_date) == (status == 302, status == 302)


def test_session_cancel_with_a_new_date_now(client, coming, cast):
    client.force_login(cast["mentor"])
    new = {"instead": "new", "day": day_after(coming, 2).isoformat(), "time": "13:00", "words": "Huset är stängt"}

    response = client.post(url("session_cancel", coming.pk), keys(coming) | {"reason": "room"} | new)

    assert response.status_code == 302
    coming.refresh_from_db()
    assert (coming.state, coming.times_cancelled, coming.times_moved) == ("planned", 1, 0)
    assert "det fanns inget rum, Huset är stängt" in client.get(url("session_detail", coming.pk)).text


def test_session_cancel_for_good_says_why(client, coming, cast):
    client.force_login(cast["mentor"])

    client.post(url("session_cancel", coming.pk), keys(coming) | {"reason": "group", "instead": "together"})

    coming.refresh_from_db()
    assert (coming.dropped_because, coming.needs_new_date) == ("together", False)
    assert "temat tas upp på en annan träff" in client.get(url("session_detail", coming.pk)).text


def test_session_cancel_stops_a_personal_number(client, coming, cast):
    client.force_login(cast["mentor"])
    posted = keys(coming) | {"reason": "group", "instead": "later", "words": "811228-9874"}

    assert client.post(url("session_cancel", coming.pk), posted).status_code == 422
    assert client.post(url("session_cancel", coming.pk), posted | {"not_a_number": "on"}).status_code == 302


def test_session_cancel_twice_answers_as_the_first(client, coming, cast):
    client.force_login(cast["mentor"])
    new = {"instead": "new", "day": day_after(coming, 2).isoformat(), "time": "13:00", "reason": "room"}
    posted = keys(coming) | new

    statuses = [client.post(url("session_cancel", coming.pk), posted).status_code for _ in range(2)]

    assert statuses == [302, 302]
    coming.refresh_from_db()
    assert coming.times_cancelled == 1


def test_session_without_a_date_gets_one_without_another_reason(client, coming, cast):
    cancelled = cancel_session(coming, "room", by=cast["mentor"])
    client.force_login(cast["mentor"])

    client.post(
        url("session_move", coming.pk), keys(cancelled) | {"day": day_after(coming, 3).isoformat(), "time": "13:00"}
    )

    coming.refresh_from_db()
    assert (coming.state, coming.reason, coming.times_moved) == ("planned", "room", 0)


@table(newcomer=403, mentor=302, chief=302, deputy=403, coordinator=403, administrator=403)
def test_session_swap_by_role(client, cohort, coming, cast, part, status):
    other = cohort.sessions.last()
    client.force_login(cast[part])

    response = client.post(url("session_swap", coming.pk), keys(coming) | {"other": f"{other.pk}-{other.revision}"})

    assert response.status_code == status
    theme = coming.template
    assert (Session.objects.get(pk=other.pk).template == theme) is (status == 302)


def test_session_swap_tells_a_stale_editor(client, cohort, coming, cast):
    other = cohort.sessions.last()
    client.force_login(cast["mentor"])
    posted = keys(coming) | {"other": f"{other.pk}-{other.revision}"}
    Session.objects.filter(pk=coming.pk).update(revision=4)

    assert client.post(url("session_swap", coming.pk), posted).status_code == 409


def told(kind):
    return sorted(Message.objects.filter(kind__startswith=kind).values_list("person__name", flat=True))


def test_everybody_but_the_one_who_moves_is_told(client, cohort, coming, version, places, cast):
    second = build_introduction(version, cast["second_newcomer"], places.team)
    join_cohort(cohort, second, by=cast["chief"])
    client.force_login(cast["mentor"])

    client.post(url("session_move", coming.pk), moved(coming))

    assert told("session_moved") == ["Alva Berglind", "Elias Sundmark"]
