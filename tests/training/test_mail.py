from datetime import timedelta

import pytest
from django.utils import timezone, translation

from outbox.kinds import kind_named
from outbox.models import Message
from training.services import cancel_session, move_session, swap_themes


def rendered(kind):
    messages = list(Message.objects.filter(kind=kind).select_related("person"))
    with translation.override("sv"):
        return list(kind_named(kind).render(messages).values())


@pytest.fixture
def far(cohort):
    """A session that is not soon."""
    return cohort.sessions.last()


def test_a_moved_session_is_told_with_why(far, cast):
    move_session(far, far.starts_at + timedelta(days=1), "room", by=cast["mentor"])

    (line,) = rendered("session_moved")

    assert line.at == far.starts_at + timedelta(days=1)
    assert "det fanns inget rum" in line.detail


def test_a_cancelled_session_is_told_and_no_longer_when_it_has_a_date(far, cast):
    cancelled = cancel_session(far, "leader", by=cast["mentor"])
    assert "ledaren fick förhinder" in rendered("session_cancelled")[0].detail

    move_session(cancelled, far.starts_at + timedelta(days=1), "leader", by=cast["mentor"])
    assert rendered("session_cancelled") == []


def test_words_beside_a_reason_stand_in_no_mail(far, cast):
    cancel_session(far, "room", words="Huset ska målas", by=cast["mentor"])

    assert "målas" not in str(rendered("session_cancelled"))


def test_what_is_soon_is_told_at_once(cohort, cast):
    soon = cohort.sessions.first()
    type(soon).objects.filter(pk=soon.pk).update(starts_at=timezone.now() + timedelta(days=1))
    soon.refresh_from_db()

    cancel_session(soon, "room", by=cast["mentor"])

    (mail,) = rendered("session_cancelled_soon")
    assert mail.subject == "Din gruppträff är inställd"


def test_another_theme_is_told(cohort, cast):
    one, two = cohort.sessions.all()[4:6]

    swap_themes(one, two, by=cast["mentor"])

    assert [line.detail for line in rendered("session_theme")] == ["Den har ett annat tema än förut."] * 2


def test_a_seat_is_told_with_the_next_session(cohort, cast):
    (line,) = rendered("cohort_joined")

    assert line.label == "Du har en plats i Grupp 1"
    assert line.at == cohort.sessions.filter(state="planned").first().starts_at
