"""The page of mentors: per place who carries what, who waits for a mentor, and when the next place is free."""

from dataclasses import dataclass
from datetime import date

from accounts.models import Node
from accounts.scope import CHIEFS
from mentoring import rules
from mentoring.load.queue import next_free, waiting_at
from mentoring.load.selectors import MentorLoad, loads_at, mentor_ids_at, with_absences, with_handed_back
from mentoring.load.shares import reflection_shares
from programs.models import Introduction


@dataclass(frozen=True)
class Place:
    """One place whose mentors somebody leads."""

    node: Node
    mentors: list[MentorLoad]
    waiting: list[Introduction]
    next_free: tuple[MentorLoad, date] | None
    reflection_share: int | None
    can_decide: bool


def led_nodes(person):
    """The places whose mentors one sees, each once; one inside another is shown with it."""
    ranges = person.scope.ranges(*CHIEFS, "administrator")
    outer = [(low, high) for low, high in ranges if not any(a <= low < b and a != low for a, b in ranges)]
    return list(Node.objects.filter(path__in={low for low, _ in outer}).order_by("path"))


def places_of(reader, nodes):
    """[Place, …] in a number of queries that does not depend on how many mentors or places there are."""
    loads, waiting, shares = loads_at(nodes), waiting_at(nodes), reflection_shares(nodes)
    everybody = {row.person.pk: row for rows in loads.values() for row in rows}
    with_handed_back(with_absences(list(everybody.values())), reader)
    return [
        Place(
            node,
            loads[node.pk],
            waiting[node.pk],
            next_free(loads[node.pk]),
            shares[node.pk],
            rules.can_set_capacity(reader, node),
        )
        for node in nodes
    ]


def place_of_mentor(reader, person_id):
    """The place that the reader leads and where the person is mentor; None when there is none."""
    nodes = led_nodes(reader)
    ids = mentor_ids_at(nodes) if nodes else {}
    return next((node for node in nodes if person_id in ids[node.pk]), None)
