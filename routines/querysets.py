from django.db import models
from django.db.models import Q
from django.utils import timezone

from accounts.models import Node
from accounts.querysets import in_ranges, lasting
from routines.words import search_terms


class RoutineQuerySet(models.QuerySet):
    def visible_to(self, person):
        """What holds where one works, and what is written further down by those one leads or coordinates."""
        works_at = person.employments.filter(lasting(timezone.localdate())).values_list("node__path", flat=True)
        places = {*works_at, *(role.low for role in person.scope.roles)}
        above = {path for place in places for path in _path_and_above(place)}
        return self.filter(Q(node__path__in=above) | in_ranges(person.scope.people_ranges(), "node__path"))

    def for_node(self, node):
        """What holds at the node: its own, and what it inherits from the nodes above."""
        return self.open().filter(node__path__in=_path_and_above(node.path))

    def open(self):
        return self.filter(closed_on=None)

    def matching(self, query):
        """Rows that hold every word of the query, in any of its forms."""
        rows = self
        for word, stem in search_terms(query):
            rows = rows.filter(Q(search__contains=word) | Q(search__contains=stem))
        return rows

    def linked(self, keys, node):
        """{key: the routine nearest above the node}; a key that nobody has written about is not there."""
        if node is None:
            return {}
        found = self.for_node(node).filter(key__in=set(keys)).defer("search", "text").order_by("node__depth")
        return {routine.key: routine for routine in found}


def _path_and_above(path):
    return [path[:end] for end in range(Node.steplen, len(path) + 1, Node.steplen)]
