"""What chiefs and mentors put on their own agenda, and what a chief decides about it."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Person
from mentoring.models import Point, Series
from mentoring.services.free_text import record_text
from programs.errors import NotPossible
from programs.models import Introduction


@transaction.atomic
def put_point(
    series: Series,
    words: str,
    *,
    by: Person,
    kind: str = Point.Kind.NEED,
    introduction: Introduction | None = None,
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Point:
    """It waits for the next meeting; the same form twice puts it there once."""
    said = {"series": series, "introduction": introduction, "kind": kind, "words": words, "by": by}
    point, is_new = Point.objects.get_or_create(
        request_key=request_key or uuid.uuid4(), defaults=said | {"at": at or timezone.now()}
    )
    if is_new:
        # A newcomer whom it is about does not see it: what two see differently is theirs to settle.
        record_text(by, "mentoring.point_put", point, about=None, at=at, kind=kind, is_not_a_number=is_not_a_number)
    return point


@transaction.atomic
def decide_point(
    point: Point,
    decision: str,
    *,
    by: Person,
    revision: int | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Point:
    """What the chief decided holds, with name and day; decided anew it is the new words that hold."""
    current = Point.objects.select_for_update().get(pk=point.pk)
    if (current.decision, current.decided_by_id) == (decision, by.pk):
        return current
    ensure_fresh(current, revision)
    current.decision, current.decided_by, current.decided_at = decision, by, at or timezone.now()
    current.revision += 1
    current.save()
    record_text(by, "mentoring.point_decided", current, about=None, at=at, is_not_a_number=is_not_a_number)
    return current


@transaction.atomic
def remove_point(point: Point, *, by: Person, at: datetime | None = None) -> None:
    """Nobody has to talk about it after all; what has been taken up or decided stays."""
    current = Point.objects.select_for_update().filter(pk=point.pk).first()
    if current is None:
        return
    if current.meeting_id or current.decision:
        raise NotPossible(current.kind)
    record_text(by, "mentoring.point_removed", current, about=None, at=at)
    current.delete()
