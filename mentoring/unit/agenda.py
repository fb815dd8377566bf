"""What there is to talk about when chiefs and mentors meet: who needs what, what they see differently, the load.

What newcomers need is derived from what everybody around them may read: never a note, a text or an answer.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from mentoring.due import CHECK_BACK_DAYS
from mentoring.load.selectors import loads
from mentoring.models import Point, Request, Series
from mentoring.proposals import PART
from mentoring.querysets import midnight
from mentoring.selectors import counts
from mentoring.themes import waiting_themes
from mentoring.unit.forms import PointForm
from mentoring.unit.rules import can_decide_point, can_put_point, can_remove_point
from programs import parts
from programs.calendar import add_working_days
from programs.models import Introduction, Theme
from programs.parts import Entry

AHEAD = timedelta(weeks=3)
SHOWN_DECISIONS = 10


@dataclass
class Need:
    """What one newcomer may need of those who meet."""

    introduction: Introduction
    themes: list[Theme]  # untouched when half of their phase has passed
    unchecked: int  # requests that were not checked back in time
    without_date: int  # meetings that were cancelled without a new date
    ahead: list[Entry]  # evaluations and reviews of the nearest weeks

    def __bool__(self):
        return bool(self.themes or self.unchecked or self.without_date or self.ahead)


@dataclass
class Put:
    """A point and what the reader may do with it."""

    point: Point
    can_decide: bool
    can_remove: bool


def unit_agenda(meeting, reader, form=None):
    """The context of a unit's meeting for those who take part; None for others. A fixed number of queries."""
    if meeting.introduction_id or not Series.objects.shared_by(reader).filter(pk=meeting.series_id).exists():
        return None
    points = list(Point.objects.filter(series=meeting.series_id).with_people())
    context = {
        "waiting": [_put(point, reader) for point in points if point.meeting_id is None],
        "taken_up": [_put(point, reader) for point in points if point.meeting_id == meeting.pk],
        "decided": _latest_decisions(points),
    }
    return context | _to_prepare(meeting, reader, form) if meeting.is_planned else context


def _put(point, reader):
    return Put(point, can_decide_point(reader, point), can_remove_point(reader, point))


def _latest_decisions(points):
    decided = [point for point in points if point.decision]
    return sorted(decided, key=lambda point: point.decided_at, reverse=True)[:SHOWN_DECISIONS]


def _to_prepare(meeting, reader, form):
    introductions = newcomers_of(meeting.series.node)
    needs = needs_of(introductions, reader)
    can_put = can_put_point(reader, meeting)
    return {
        "needs": [need for need in needs if need],
        "at_ease": [need.introduction for need in needs if not need],
        "loads": loads(meeting.series.node),
        "form": form or (PointForm(introductions=introductions) if can_put else None),
    }


def newcomers_of(node):
    """The introductions under way in the unit, those that began first first."""
    return list(Introduction.objects.active().under(node).with_people().order_by("start_on", "pk"))


def needs_of(introductions, reader):
    """[Need, …] in the same order."""
    waiting, unchecked, ahead = waiting_themes(introductions), _unchecked(introductions), _ahead(introductions, reader)
    without_date = counts(introductions)
    return [
        Need(
            row,
            [theme for theme in waiting[row.pk] if _is_late(theme, row)],
            unchecked[row.pk],
            without_date[row.pk].without_date,
            [entry for entry in ahead if entry.introduction_id == row.pk],
        )
        for row in introductions
    ]


def _is_late(theme, introduction):
    """Past the middle of its phase; before the first day there is nobody to talk with."""
    first_on, last_on = introduction.days_of(theme.phase)
    today = timezone.localdate()
    return introduction.start_on <= today and first_on + (last_on - first_on) / 2 < today


def _unchecked(introductions):
    """{introduction id: how many}; only how many, for what was asked is between those around the newcomer."""
    before = midnight(add_working_days(timezone.localdate(), -CHECK_BACK_DAYS), after=1)
    rows = Request.objects.waiting().filter(introduction__in=introductions, asked_at__lt=before)
    return Counter(rows.order_by().values_list("introduction_id", flat=True))


def _ahead(introductions, reader):
    """What the other parts have in the calendar and both sides prepare: evaluations and reviews."""
    today = timezone.localdate()
    others = (part for part in parts.all_parts() if part.name != PART)
    found = [entry for part in others for entry in part.entries(reader, today, today + AHEAD, introductions)]
    coming = [
        entry for entry in found if entry.kind in ("evaluation", "review") and entry.state in ("planned", "moved")
    ]
    return sorted(coming, key=lambda entry: entry.on)
