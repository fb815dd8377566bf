"""What the first pages say of rounds: what waits to be answered, what has come of it, and how many have answered."""

from datetime import date, timedelta

from django.utils import timezone

from surveys.models import Improvement, Survey

LATELY = timedelta(days=30)
SHOWN = 6


def to_answer(person, day: date | None = None) -> list[Survey]:
    """The open rounds that ask the person, who has not sent in; the one that closes first stands first. One query."""
    rows = Survey.objects.open_on(day or timezone.localdate()).unanswered_by(person)
    return list(rows.with_words().order_by("closes_on", "pk"))


def told_lately(person) -> bool:
    """Has it been told in the last month what came of something that the person said?"""
    since = timezone.now() - LATELY
    return Improvement.objects.told_to(person).filter(told_at__gte=since).exists()


def under_way(person) -> list[Survey]:
    """The rounds that the person runs and that are open, each with asked_count and answered_count. One query."""
    return list(_run_by(person).open_on(timezone.localdate()).order_by("closes_on", "pk")[:SHOWN])


def results_in(person) -> list[Survey]:
    """The rounds that have been counted lately, with the same counts."""
    since = timezone.now() - 2 * LATELY
    return list(_run_by(person).filter(closed_at__gte=since).order_by("-closed_at", "-pk")[:SHOWN])


def _run_by(person):
    """Without those after each session of a group, which stand with the group."""
    return Survey.objects.run_by(person).filter(session=None).select_related("node").with_counts()
