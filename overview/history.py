"""What has happened in an introduction: to the newcomer everything, to those around what changes the plan."""

from datetime import timedelta

from accounts.models import Event

# What is written, read or answered is the newcomer's own history; a helper sees what the plan went through.
PLAN = ("programs.introduction", "mentoring.meeting", "mentoring.series", "training.session", "training.cohort")
BEFORE = timedelta(days=120)  # a plan is made some time before the first day
AFTER = timedelta(days=30)


def events_of(introduction, reader):
    """The latest first; about the newcomer, from when the plan was made until it ended."""
    events = Event.objects.filter(about=introduction.newcomer_id, at__date__gte=introduction.start_on - BEFORE)
    if introduction.ended_on:
        events = events.filter(at__date__lte=introduction.ended_on + AFTER)
    if introduction.newcomer_id == reader.pk:
        return events.exclude(verb__startswith="accounts.").order_by("-at", "-pk")
    return events.filter(object_type__in=PLAN).order_by("-at", "-pk")
