"""What to talk about at the next meeting: last time's next step, what somebody wished, themes that wait, requests."""

from django.db.models import Max, OuterRef, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.models import Meeting, Note, Request, Topic, Touched
from mentoring.themes import waiting_themes
from programs.parts import BringUp


def touched(introductions):
    """(introduction id, theme key, when a held meeting last touched it)."""
    return (
        Touched.objects.filter(meeting__introduction__in=introductions, meeting__state="held")
        .values_list("meeting__introduction_id", "theme_key")
        .annotate(last=Max("meeting__starts_at"))
        .order_by()
    )


def bring_up(introductions, reader, waiting=None):
    """In the order in which one would take it, and only what the reader may read; `waiting` as for as_usual()."""
    introductions = list(introductions)
    return [
        *_since_last(introductions, reader),
        *wished(introductions, reader),
        *_themes(waiting_themes(introductions) if waiting is None else waiting),
        *_requests(introductions, reader),
    ]


def _since_last(introductions, reader):
    """The next step of the last note that the reader was given to read; a successor starts without."""
    readable = Note.objects.readable_by(reader).exclude(next_step="")
    last = readable.filter(meeting__introduction=OuterRef("meeting__introduction")).order_by(
        "-meeting__starts_at", "-pk"
    )
    notes = readable.filter(
        meeting__introduction__in=introductions, meeting__state="held", pk=Subquery(last.values("pk")[:1])
    ).select_related("meeting")
    for note in notes:
        yield BringUp(
            note.meeting.introduction_id,
            "last",
            note.next_step,
            detail=str(note.meeting.on),
            url=note.meeting.get_absolute_url(),
        )


def wished(introductions, reader):
    for topic in Topic.objects.waiting().readable_by(reader).filter(introduction__in=introductions):
        theme_key = topic.key if topic.kind == Topic.Kind.THEME else ""
        item_key = topic.key if topic.kind == Topic.Kind.ITEM else ""
        keys = {"theme_key": theme_key, "item_key": item_key, "topic_id": topic.pk}
        yield BringUp(topic.introduction_id, "newcomer", topic.label, **keys)


def _themes(waiting):
    for introduction_id, themes in waiting.items():
        for theme in themes:
            yield BringUp(introduction_id, "theme", str(theme), theme_key=theme.key)


def _requests(introductions, reader):
    rows = Request.objects.waiting().readable_by(reader).filter(introduction__in=introductions)
    for request in rows.select_related("asked_by", "introduction__newcomer"):
        names = {"chief": request.asked_by.first_name, "newcomer": request.introduction.newcomer.first_name}
        yield BringUp(
            request.introduction_id,
            "request",
            request.words,
            detail=_("%(chief)s has asked %(newcomer)s.") % names,
            url=reverse("mentoring:request_detail", args=[request.pk]),
        )


def next_meeting(introduction, *, key=None):
    """The nearest planned meeting that has not begun, of the introduction or of one of its series."""
    rows = Meeting.objects.planned().filter(introduction=introduction, starts_at__gt=timezone.now())
    rows = rows.filter(series__key=key) if key else rows
    return rows.select_related("series__template").order_by("starts_at").first()
