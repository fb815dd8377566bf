"""A series of any helper and the newcomer is kept by that helper, and planned by those who plan."""

import pytest
from django.utils import timezone

from mentoring.models import Meeting
from mentoring.rules import can_cancel, can_log, can_set_purpose, can_write_note, keeps
from tests.conftest import start
from tests.programs.demanding import demanding, published


@pytest.fixture
def guided(skarholmen_file, places, cast):
    """The first meeting of supervisor and newcomer; Peter is the supervisor, Mattias the assessor."""
    version = published(demanding(skarholmen_file), places.region, cast["coordinator"])
    helpers = {"supervisor": cast["colleague"], "assessor": cast["deputy"]}
    introduction = start(version, cast, places, helpers=helpers)
    rows = Meeting.objects.with_people().filter(introduction=introduction, starts_at__lt=timezone.now())
    return rows.filter(series__key="guided").order_by("starts_at").first()


@pytest.mark.parametrize(
    ("part", "logs", "writes", "cancels"),
    [
        ("colleague", True, True, True),
        ("newcomer", False, True, False),
        ("mentor", False, False, True),
        ("chief", False, False, True),
        ("deputy", False, False, True),
        ("administrator", False, False, True),
        ("coordinator", False, False, False),
        ("stranger", False, False, False),
    ],
)
def test_meeting_of_a_supervisor_by_role(guided, cast, part, logs, writes, cancels):
    person = cast[part]

    assert (can_log(person, guided), can_write_note(person, guided), can_cancel(person, guided)) == (
        logs, writes, cancels,
    )  # fmt: skip


def test_the_mark_of_purpose_is_the_mentors(guided, cast):
    assert can_set_purpose(cast["mentor"], guided)
    assert not can_set_purpose(cast["colleague"], guided)


def test_mentor_and_chief_keep_their_own_as_before(guided, cast):
    joint = Meeting.objects.with_people().filter(introduction=guided.introduction, series__key="joint").first()

    assert all(keeps(cast[part], joint) for part in ("mentor", "chief", "deputy"))
    assert not keeps(cast["colleague"], joint)
