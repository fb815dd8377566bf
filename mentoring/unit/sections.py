"""What chiefs and mentors have of their own on the landing pages."""

import uuid
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from mentoring.models import Meeting, Point, Series
from mentoring.people import participants
from mentoring.proposals import PART
from mentoring.selectors import RECENT
from mentoring.unit.rules import can_decide_point
from programs.parts import Advice, Section
from programs.replies import replies_of


@dataclass(frozen=True)
class AsUsual:
    """What one click would log of a meeting of chiefs and mentors."""

    meeting: Meeting
    people: list[Person]
    apologised: list[Person]
    points: list[Point]
    form_key: uuid.UUID = field(default_factory=uuid.uuid4)


def unit_sections(reader):
    """The meeting of chiefs and mentors that was last and is not logged: one tap is enough. Five queries at most."""
    now = timezone.now()
    rows = Meeting.objects.planned().filter(series__in=Series.objects.shared_by(reader).values("pk"))
    rows = rows.filter(starts_at__gte=now - RECENT, starts_at__lte=now).order_by("-starts_at")
    ended = (row for row in rows.select_related("series__template", "series__node")[:2] if row.ends_at <= now)
    meeting = next(ended, None)
    if meeting is None:
        return []
    return [Section("mentoring/unit/_just_now.html", {"usual": _as_usual(meeting)}, order=12)]


def _as_usual(meeting):
    """Everybody was there but those who have said no, and everything was taken up but what the chief is to decide."""
    said, belong = replies_of(PART, [meeting.pk]), participants(meeting)
    sorry = [person for person in belong if said.get((meeting.pk, person.pk)) is False]
    points = list(Point.objects.filter(series=meeting.series_id).waiting().to_take_up())
    return AsUsual(meeting, [person for person in belong if person not in sorry], sorry, points)


def unit_needs(introductions, reader):
    """Where chiefs and mentors see it differently and the reader has yet to decide; one query."""
    known = {row.pk: row for row in introductions}
    rows = Point.objects.readable_by(reader).filter(kind=Point.Kind.DISAGREEMENT, decision="")
    for point in rows.select_related("series__node", "by"):
        if point.introduction_id and point.introduction_id not in known:
            continue
        point.introduction = known.get(point.introduction_id)
        if can_decide_point(reader, point):
            yield Advice(
                code="point_undecided",
                label=_("%(name)s sees something differently, and you decide.") % {"name": point.by.first_name},
                reason=_("When the chief has decided, that is what holds."),
                url=reverse("mentoring:point_decide", args=[point.pk]),
                action=_("Read and decide"),
                introduction_id=point.introduction_id,
            )
