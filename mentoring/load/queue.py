"""Newcomers who wait for a mentor, and when the next place becomes free."""

from collections import defaultdict

from django.db.models import Exists, OuterRef
from django.utils import timezone

from accounts.querysets import lasting
from programs.models import Introduction, Involvement
from programs.querysets import placed_in


def waiting_at(nodes):
    """{node id: [introduction, …]} without a mentor now or later, whoever begins first standing first; one query."""
    today = timezone.localdate()
    mentors = Involvement.objects.filter(
        lasting(today), introduction=OuterRef("introduction"), role="mentor", stands_in_for=None
    )
    rows = placed_in([node.path_range for node in nodes]).filter(
        ~Exists(mentors), introduction__state=Introduction.State.ACTIVE
    )
    found = defaultdict(dict)
    for row in rows.select_related("introduction__newcomer", "node").order_by("introduction__start_on", "pk"):
        for node in nodes:
            if node.path_range[0] <= row.node.path < node.path_range[1]:
                found[node.pk][row.introduction_id] = row.introduction
    return {node.pk: list(found[node.pk].values()) for node in nodes}


def next_free(rows):
    """(the mentor, the day) of the place that becomes free first; None when somebody has one, or no day is known."""
    if any(not row.is_full for row in rows):
        return None
    days = [(row.load.frees_on, row) for row in rows if row.load.frees_on]
    day, row = min(days, key=lambda pair: pair[0], default=(None, None))
    return (row, day) if row else None
