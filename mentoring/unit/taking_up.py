"""Which points were talked through at a meeting of chiefs and mentors: part of its log."""

from collections.abc import Collection

from mentoring.models import Meeting, Point


def take_up(meeting: Meeting, points: Collection[int] | None) -> None:
    """These and no others; None is everything that an ordinary meeting has talked through."""
    waiting = Point.objects.filter(series=meeting.series_id).waiting()
    if points is None:
        points = list(waiting.to_take_up().values_list("pk", flat=True))
    else:
        Point.objects.filter(meeting=meeting).exclude(pk__in=points).update(meeting=None)
    waiting.filter(pk__in=points).update(meeting=meeting)


def put_back(meeting: Meeting) -> None:
    """The meeting is no longer logged, so its points wait again."""
    Point.objects.filter(meeting=meeting).update(meeting=None)
