"""A mentor hands a matter back to the chief, who takes it: it was never the mentor's to decide."""

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from mentoring.models import HandedBack, Topic
from mentoring.people import acting_chiefs
from mentoring.services.free_text import record_text
from outbox.services import post, post_many
from programs.models import Introduction


@transaction.atomic
def hand_back(
    introduction: Introduction,
    words: str,
    *,
    by: Person,
    topic: Topic | None = None,
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> HandedBack:
    """The chief is told; the same form twice, or the same topic while it waits, is one matter."""
    if topic and (waiting := _waiting(topic)):
        return waiting
    said = {"introduction": introduction, "by": by, "at": at or timezone.now(), "words": words, "topic": topic}
    matter, is_new = HandedBack.objects.get_or_create(request_key=request_key or uuid.uuid4(), defaults=said)
    if is_new:
        # Between mentor and chief, and so no part of the newcomer's history.
        record_text(by, "mentoring.matter_handed_back", matter, about=None, at=at, is_not_a_number=is_not_a_number)
        chiefs = [(f"handed-back:{matter.pk}:{chief.pk}", chief) for chief in acting_chiefs(introduction)]
        post_many(chiefs, kind="handed_back", refers_id=matter.pk, at=at)
    return matter


def _waiting(topic):
    Topic.objects.select_for_update().get(pk=topic.pk)  # of two clicks at the same moment one waits
    return HandedBack.objects.open().filter(topic=topic).first()


@transaction.atomic
def take_matter(
    matter: HandedBack, answer: str, *, by: Person, is_not_a_number: bool = False, at: datetime | None = None
) -> HandedBack:
    """The chief takes it with a short answer, and the mentor is told. The first answer holds."""
    current = HandedBack.objects.select_for_update(of=("self",)).select_related("by").get(pk=matter.pk)
    if current.is_taken:
        return current
    current.taken_at, current.taken_by, current.answer = at or timezone.now(), by, answer
    current.save(update_fields=["taken_at", "taken_by", "answer"])
    record_text(by, "mentoring.matter_taken", current, about=None, at=at, is_not_a_number=is_not_a_number)
    post(f"matter-taken:{current.pk}", current.by, "matter_taken", current.pk, at=at)
    return current
