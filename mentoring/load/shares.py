"""How much of the meetings was reflection: for a mentor alone, and for a place as a whole, never for a name."""

from collections import defaultdict

from mentoring.models import Meeting
from programs.models import Introduction
from programs.querysets import placed_in

MARKED = 5  # meetings
MENTORS = 3  # who marked them; of fewer, somebody could count who said what
WEIGHT = {Meeting.Purpose.REFLECTION: 1, Meeting.Purpose.BOTH: 0.5, Meeting.Purpose.PRACTICAL: 0}


def share_of(purposes):
    """Per cent that was reflection, equal parts counted as half."""
    return round(100 * sum(WEIGHT[purpose] for purpose in purposes) / len(purposes))


def reflection_shares(nodes):
    """{node id: per cent of the marked meetings of those introduced there now}; one query.

    None where fewer than five are marked, or fewer than three mentors have marked them.
    """
    placements = placed_in([node.path_range for node in nodes]).filter(introduction__state=Introduction.State.ACTIVE)
    marked = Meeting.objects.filter(purpose_by__isnull=False, introduction__placements__in=placements.values("pk"))
    rows = marked.values_list("pk", "purpose", "purpose_by", "introduction__placements__node__path").distinct()
    found = defaultdict(dict)
    for pk, purpose, by, path in rows:
        for node in nodes:
            if node.path_range[0] <= path < node.path_range[1]:
                found[node.pk][pk] = (purpose, by)
    return {node.pk: _told(found[node.pk].values()) for node in nodes}


def _told(marks):
    if len(marks) < MARKED or len({by for _purpose, by in marks}) < MENTORS:
        return None
    return share_of([purpose for purpose, _by in marks])
