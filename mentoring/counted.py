"""What meetings give of the hours and the numbers that a programme asks for."""

from django.db.models import Count, Exists, OuterRef, Q, Sum

from mentoring.models import Attendance, Meeting

HELD = Q(state="held")
AHEAD = Q(state="planned")


def minutes(introductions):
    """Of meetings held, as long as they were, and of those that are planned; one query."""
    rows = _meetings(introductions).filter(series__template__quota__gt="")
    rows = rows.values_list("introduction_id", "series__template__quota")
    rows = rows.annotate(done=Sum("minutes", filter=HELD), ahead=Sum("minutes", filter=AHEAD))
    return [(pk, key, done or 0, ahead or 0) for pk, key, done, ahead in rows]


def counted(introductions, requirement):
    """Meetings held, of those in the plan; of one series when the requirement names it; one query."""
    if requirement.count != "meetings":
        return ()
    rows = _meetings(introductions)
    rows = rows.filter(series__key=requirement.series) if requirement.series else rows
    return rows.values_list("introduction_id").annotate(done=Count("pk", filter=HELD), total=Count("pk"))


def _meetings(introductions):
    """Held and planned ones; not those that were held while the newcomer was elsewhere."""
    absent = Attendance.objects.filter(
        meeting=OuterRef("pk"), person=OuterRef("introduction__newcomer"), was_there=False
    )
    return Meeting.objects.filter(HELD | AHEAD, ~Exists(absent), introduction__in=introductions).order_by()
