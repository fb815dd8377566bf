"""Which improvements: those one keeps or answers for, and those one is told of."""

from django.db import models
from django.db.models import Q

from accounts.querysets import in_ranges
from routines.places import own_paths
from training.models import Leader, Member


class ImprovementQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(
            pk__in=_ids(self.model.objects.kept_by(person)).union(_ids(self.model.objects.told_to(person)))
        )

    def kept_by(self, person):
        """Those of coordinators at their places, of who leads the group that was heard, and of their owner."""
        rows, led = self.model.objects, Leader.objects.filter(person=person).values("cohort")
        coordinated = rows.filter(in_ranges(person.scope.ranges("coordinator"), "node__path"))
        own = [rows.filter(cohort__in=led), rows.filter(survey__session__cohort__in=led), rows.filter(owner=person)]
        return self.filter(withdrawn_at=None, pk__in=_ids(coordinated).union(*map(_ids, own)))

    def told(self):
        return self.filter(told_at__isnull=False, withdrawn_at=None)

    def told_to(self, person):
        """Of the rounds that asked or were read by the person, of the own groups, and of talks where one works."""
        from surveys.models import Survey

        rows, surveys = self.model.objects, Survey.objects
        seats = Member.objects.filter(introduction__newcomer=person, state=Member.State.MEMBER).values("cohort")
        heard = [
            rows.filter(survey__in=_ids(surveys.asking(person)).union(_ids(surveys.filter(readers__person=person)))),
            rows.filter(cohort__in=seats),
            rows.filter(survey=None, cohort=None, node__path__in=own_paths(person)),
        ]
        return self.told().filter(pk__in=_ids(heard[0]).union(*map(_ids, heard[1:])))

    def with_words(self):
        """With all that a row of the register says."""
        return self.select_related("node", "survey__session__cohort", "cohort", "owner", "version__program").order_by(
            "-decided_on", "-pk"
        )

    def of_kind(self, heard_in):
        """Heard in a round, in a group, or in a talk."""
        return self.filter(HEARD_IN[heard_in])


HEARD_IN = {
    "survey": Q(survey__isnull=False),
    "group": Q(cohort__isnull=False),
    "talk": Q(survey=None, cohort=None),
}


def _ids(rows):
    return rows.order_by().values("pk")
