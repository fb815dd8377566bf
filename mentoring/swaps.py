"""Which meetings one could change times with."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from mentoring.models import Meeting
from programs.models import Introduction

WEEKS = timedelta(weeks=6)
NUMBER = 12


def near(meeting, person):
    """The meetings ahead that are nearest: of the same introduction, or of the same mentor with others.

    Of a unit's own, its others. With their people; a fixed number of queries.
    """
    rows = Meeting.objects.visible_to(person).planned().filter(_alike(meeting)).exclude(pk=meeting.pk)
    around = rows.filter(
        starts_at__gt=max(timezone.now(), meeting.starts_at - WEEKS), starts_at__lt=meeting.starts_at + WEEKS
    )
    nearest = sorted(around.with_people(), key=lambda row: abs(row.starts_at - meeting.starts_at))
    return sorted(nearest[:NUMBER], key=lambda row: row.starts_at)


def _alike(meeting):
    if meeting.introduction_id is None:
        return Q(series=meeting.series_id)
    mentor = meeting.introduction.mentor
    if mentor is None:
        return Q(introduction=meeting.introduction_id)
    return Q(introduction=meeting.introduction_id) | Q(introduction__in=_mentored(mentor))


def _mentored(mentor):
    return Introduction.objects.mentored_by(mentor).values("pk")
