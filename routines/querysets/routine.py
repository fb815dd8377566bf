from django.db import models
from django.db.models import Min, Q
from django.utils import timezone

from accounts.querysets import in_ranges, swedish
from routines.places import holds_for, path_and_above
from routines.querysets.word import begins
from routines.rules import KEEPERS
from routines.words import search_terms


class RoutineQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(holds_for(person))

    def for_node(self, node):
        """What holds at the node: its own, and what it inherits from the nodes above."""
        return self.open().filter(node__path__in=path_and_above(node.path))

    def kept_by(self, person):
        """What the person may change: as keeper of the place, or in the role that keeps it up to date."""
        kept = in_ranges(person.scope.ranges(*KEEPERS), "node__path")
        for kind in {role.kind for role in person.scope.roles}:
            kept |= Q(in_ranges(person.scope.ranges(kind), "node__path"), owner_role=kind)
        return self.open().filter(kept)

    def open(self):
        return self.filter(closed_on=None)

    def overdue(self, on=None):
        """Open ones that somebody should have looked over by the day."""
        return self.open().filter(review_on__lte=on or timezone.localdate())

    def with_dead_link(self, on=None):
        return self.open().filter(link_failed_on__lt=on or timezone.localdate())

    def matching(self, query):
        """Rows that hold every word of the query, in any of its forms; those that say it in their title come first.

        The longest word says most: where it stands decides the order.
        """
        longest, *others = sorted(search_terms(query), key=len, reverse=True) or [""]
        if not longest:
            return self.order_by(swedish("title", self.db), "pk")
        rows = self.filter(begins("words__", longest)).annotate(place=Min("words__place"))
        for term in others:
            rows = rows.filter(pk__in=self._words.filter(begins("", term)).values("routine_id"))
        return rows.order_by("place", swedish("title", self.db), "pk")

    def linked(self, keys, node):
        """{key: the routine nearest above the node}; a key that nobody has written about is not there."""
        if node is None:
            return {}
        found = self.for_node(node).filter(key__in=set(keys)).defer("text").order_by("node__depth")
        return {routine.key: routine for routine in found}

    @property
    def _words(self):
        return self.model._meta.get_field("words").related_model.objects.using(self.db)
