from django.db import models
from django.db.models import Q

from accounts.querysets import in_ranges
from routines.places import holds_for, path_and_above
from routines.rules import APPROVERS


class CustomQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Approved ones where they hold; until then they are for the writer and for those who approve."""
        approves = in_ranges(person.scope.ranges(*APPROVERS), "node__path")
        return self.filter(Q(writer=person) | approves | Q(holds_for(person), state="approved"))

    def shown(self):
        return self.filter(state="approved", closed_on=None)

    def for_node(self, node):
        return self.shown().filter(node__path__in=path_and_above(node.path))

    def waiting_for(self, person):
        """Proposals that the person can answer; one's own is for somebody else."""
        waiting = self.filter(state="proposed", closed_on=None).exclude(writer=person)
        return waiting.filter(in_ranges(person.scope.ranges(*APPROVERS), "node__path"))

    def own_unfinished(self, person):
        """What the person wrote and others do not read yet."""
        return self.filter(writer=person, closed_on=None).exclude(state="approved")
