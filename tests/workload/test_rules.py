from datetime import timedelta

import pytest
from django.utils import timezone

from programs.calendar import Span
from programs.models import Introduction
from programs.services import add_stand_in
from workload.rules import can_note, can_read

pytestmark = pytest.mark.django_db
WHO = [
    ("newcomer", True), ("chief", True), ("deputy", True), ("mentor", False), ("coordinator", False),
    ("administrator", False), ("colleague", False), ("second_newcomer", False), ("stranger", False),
]  # fmt: skip


@pytest.mark.parametrize(("role", "may"), WHO)
def test_the_newcomer_and_whoever_leads(introduction, cast, role, may):
    assert can_read(cast[role], introduction) is can_note(cast[role], introduction) is may


def test_whoever_stands_in_for_the_chief_leads_meanwhile(introduction, cast):
    today = timezone.localdate()
    days = Span(today, today + timedelta(days=7))
    add_stand_in(introduction, cast["colleague"], cast["chief"], "chief", days, by=cast["chief"])

    assert can_note(cast["colleague"], Introduction.objects.with_people().get(pk=introduction.pk))


def test_whoever_stands_in_for_the_mentor_reaches_nothing(introduction, cast):
    today = timezone.localdate()
    days = Span(today, today + timedelta(days=7))
    add_stand_in(introduction, cast["colleague"], cast["mentor"], "mentor", days, by=cast["chief"])

    assert not can_read(cast["colleague"], Introduction.objects.with_people().get(pk=introduction.pk))


def test_nothing_is_noted_when_it_has_ended(introduction, cast):
    introduction.state = "completed"

    assert can_read(cast["newcomer"], introduction)
    assert not can_note(cast["newcomer"], introduction)
