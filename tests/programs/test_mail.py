from datetime import timedelta

import pytest
from django.utils import timezone

from outbox.models import Message
from outbox.rendering import render
from outbox.services import post
from programs.mail import OLD_NEWS
from programs.services import discontinue_introduction


@pytest.fixture
def told(introduction, cast):
    """Mentor, chief and somebody who is no helper any more have been told of an introduction that begins soon."""
    start_on = timezone.localdate() + timedelta(days=10)
    introduction.start_on = start_on
    introduction.save(update_fields=["start_on"])
    for part in ("mentor", "chief", "colleague"):
        post(f"introduction-started:{part}", cast[part], "introduction_started", introduction.pk)
    return list(Message.objects.select_related("person"))


def test_introduction_started_tells_those_who_are_helpers_still(told, introduction, cast):
    lines = render(told)

    assert {message.person for message in told if message.pk in lines} == {cast["mentor"], cast["chief"]}
    line = next(iter(lines.values()))
    assert (line.at, line.url) == (introduction.start_on, introduction.get_absolute_url())
    assert introduction.newcomer.first_name in line.label
    assert introduction.newcomer.name not in line.label


def test_introduction_started_is_dropped_when_it_is_old_news(told, introduction):
    introduction.start_on = timezone.localdate() - OLD_NEWS - timedelta(days=1)
    introduction.save(update_fields=["start_on"])

    assert render(told) == {}
    assert set(Message.objects.values_list("state", flat=True)) == {"dropped"}


def test_introduction_started_is_dropped_when_it_has_ended(told, introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert render(told) == {}


@pytest.mark.parametrize("number", [1, 5])
def test_introduction_started_asks_as_often_for_many_as_for_one(told, number, django_assert_num_queries):
    with django_assert_num_queries(3):  # introductions, helpers, and the one that is dropped
        render(told * number)
