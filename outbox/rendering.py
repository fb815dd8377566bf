"""Messages become words just before they leave, a kind at a time."""

import logging
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from outbox.kinds import kind_named, told_elsewhere
from outbox.models import Message

logger = logging.getLogger(__name__)


def render(messages: Sequence[Message]) -> dict[int, Any]:
    """{message id: Line or Mail} of those that still hold, in the active language; the rest are dropped."""
    rendered: dict[int, Any] = {}
    for kind, group in groupby(sorted(messages, key=lambda message: message.kind), key=lambda message: message.kind):
        rendered |= _render_kind(kind, list(group))
    return rendered


def _render_kind(kind, messages):
    ids = [message.pk for message in messages]
    try:
        elsewhere = told_elsewhere(kind_named(kind), messages)
        answer = kind_named(kind).render([message for message in messages if message.pk not in elsewhere])
    except Exception as error:  # one kind's fault must not hold up everybody else's mail
        logger.error("Messages of kind %s could not be rendered: %s", kind, type(error).__name__)
        _settle(ids, Message.State.FAILED, digest=None, error=type(error).__name__)
        return {}
    _settle([pk for pk in ids if pk not in answer], Message.State.DROPPED)
    return answer


def _settle(ids, state, **values):
    if ids:
        Message.objects.waiting().filter(pk__in=ids).update(state=state, **values)
