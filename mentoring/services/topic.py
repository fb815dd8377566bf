"""Two taps put something on the next meeting, and two take it away."""

import uuid
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from mentoring.models import Topic
from mentoring.services.free_text import record_text
from programs.models import Introduction


@transaction.atomic
def wish_topic(
    introduction: Introduction,
    label: str,
    *,
    by: Person,
    kind: str = Topic.Kind.QUESTION,
    key: str = "",
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Topic:
    """Put a theme, an item or a question on the next meeting; what waits there already is answered with itself."""
    request_key = request_key or uuid.uuid4()
    if found := _already(introduction, kind, key, request_key):
        return found
    said = {"kind": kind, "key": key, "label": label, "request_key": request_key}
    topic = Topic(introduction=introduction, by=by, created_at=at or timezone.now(), **said)
    # Of two taps at the same moment the constraints let one through, and both find that row.
    Topic.objects.bulk_create([topic], ignore_conflicts=True)
    topic = _already(introduction, kind, key, request_key)
    codes = {"kind": kind, "is_not_a_number": is_not_a_number}
    record_text(by, "mentoring.topic_wished", topic, about=introduction.newcomer, at=at, **codes)
    return topic


def _already(introduction, kind, key, request_key):
    topics = Topic.objects.filter(introduction=introduction)
    same_form = Q(request_key=request_key)
    return topics.filter(same_form | Q(kind=kind, key=key, done_at=None) if key else same_form).first()


@transaction.atomic
def unwish_topic(topic: Topic, *, by: Person, at: datetime | None = None) -> None:
    """It is not to be brought up after all."""
    changed = Topic.objects.filter(pk=topic.pk, done_at=None).update(done_at=at or timezone.now())
    if changed:
        record(by, "mentoring.topic_removed", topic, about=topic.introduction.newcomer, at=at, kind=topic.kind)
