"""How introductions ended in a period: completed, or discontinued and why. Counts, each with the list behind it."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from accounts.models import Node
from overview.coordinator_figures import row_of
from programs.models import Introduction, Placement

COMPLETED, DISCONTINUED = Introduction.State.COMPLETED, Introduction.State.DISCONTINUED


@dataclass(frozen=True)
class Way:
    """One way to end, and what the address of its list asks for."""

    label: str
    state: str
    reason: str = ""

    @property
    def asked(self):
        return {"state": self.state} | ({"reason": self.reason} if self.reason else {})


WAYS = [
    Way(_("Completed"), COMPLETED),
    Way(_("Discontinued"), DISCONTINUED),
    *(Way(reason.label, DISCONTINUED, reason.value) for reason in Introduction.EndReason),
]


@dataclass
class Ended:
    """One municipality, or all of them together; `cells` are (way, how many, the address of the list)."""

    node: Node | None
    period: dict
    counts: Counter = field(default_factory=Counter)

    @property
    def cells(self):
        where = {"node": self.node.pk} if self.node else {}
        return [(way, self.count(way), urlencode(where | way.asked | self.period)) for way in WAYS]

    def count(self, way):
        return sum(
            number
            for (state, reason), number in self.counts.items()
            if state == way.state and way.reason in ("", reason)
        )


def ended_of(introductions, nodes, period):
    """([Ended, …] in the order of the nodes, all of them together); one query."""
    days = {"ended_from": period.first_on, "ended_until": period.last_on}
    rows, everything = {node.pk: Ended(node, days) for node in nodes}, Ended(None, days)
    ended = Placement.objects.filter(
        introduction__in=introductions.values("pk"),
        introduction__ended_on__range=(period.first_on, period.last_on),
        to_on=None,
    )
    counted = ended.values_list(row_of(nodes, "node__path"), "introduction__state", "introduction__end_reason")
    for row, state, reason, number in counted.annotate(Count("pk")):
        if row in rows:
            rows[row].counts[state, reason] += number
            everything.counts[state, reason] += number
    return list(rows.values()), everything
