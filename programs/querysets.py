from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone

from accounts.querysets import current, in_ranges, lasting
from accounts.scope import CHIEFS, FIGURES


class ProgramQuerySet(models.QuerySet):
    def usable_at(self, node):
        """A program is used at the node that owns it and everywhere below."""
        paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
        return self.filter(owner__path__in=paths)

    def usable_at_any(self, nodes):
        paths = {node.path[:end] for node in nodes for end in range(node.steplen, len(node.path) + 1, node.steplen)}
        return self.filter(owner__path__in=paths)

    def visible_to(self, person):
        """Programs hold nothing personal: whoever has a role sees those owned above or below it."""
        above = {role.low[:end] for role in person.scope.roles for end in range(4, len(role.low) + 1, 4)}
        ranges = person.scope.ranges(*CHIEFS, *FIGURES)
        return self.filter(Q(owner__path__in=above) | in_ranges(ranges, "owner__path"))


class VersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state="published")

    def newest(self):
        """The newest published version of each program."""
        newer = self.model.objects.published().filter(
            program=models.OuterRef("program"), number__gt=models.OuterRef("number")
        )
        return self.published().filter(~models.Exists(newer))

    def visible_to(self, person):
        """The versions of the programs one sees; a draft only to those who write it."""
        from programs.models import Program

        writers = person.scope.ranges("coordinator")
        local_writers = person.scope.ranges("coordinator", "mentor", *CHIEFS)
        return self.filter(program__in=Program.objects.visible_to(person)).filter(
            ~Q(state="draft")
            | in_ranges(writers, "program__owner__path")
            | Q(in_ranges(local_writers, "program__owner__path"), program__extends__isnull=False)
        )


class IntroductionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Who sees which introduction: the one place that decides it.

        The newcomer the own, a helper the assigned, whoever leads, coordinates or administers a node those placed
        under it. Never an OR over joins: three narrow lists of ids, united.
        """
        from programs.models import Involvement

        own = self.model.objects.filter(newcomer=person).order_by().values("pk")
        involved = Involvement.objects.filter(
            current(timezone.localdate()) | Q(from_on__gt=timezone.localdate()), person=person
        ).values("introduction_id")
        lists = [own, involved]
        if ranges := person.scope.ranges(*CHIEFS, *FIGURES):
            lists.append(placed_in(ranges).order_by().values("introduction_id"))
        return self.filter(pk__in=lists[0].union(*lists[1:]))

    def led_by(self, person):
        """Introductions where the person decides: placed under a node the person is chief of, or chief of them."""
        from programs.models import Involvement

        as_chief = Involvement.objects.filter(current(timezone.localdate()), person=person, role="chief")
        under = placed_in(person.scope.ranges(*CHIEFS))
        return self.filter(pk__in=as_chief.values("introduction_id").union(under.values("introduction_id")))

    def run_by(self, person):
        """Introductions under a node that the person coordinates or administers."""
        return self.filter(pk__in=placed_in(person.scope.ranges(*FIGURES)).values("introduction_id"))

    def mentored_by(self, person):
        from programs.models import Involvement

        rows = Involvement.objects.filter(
            current(timezone.localdate()) | Q(from_on__gt=timezone.localdate()), person=person, role="mentor"
        )
        return self.filter(pk__in=rows.values("introduction_id"))

    def active(self):
        return self.filter(state="active")

    def under(self, node):
        return self.filter(pk__in=placed_in([node.path_range]).values("introduction_id"))

    def with_people(self):
        """Everything that a row's properties ask for, in a number of queries that does not grow."""
        return self.select_related("newcomer", "version__program", "category", "met_by").prefetch_related(*people_of())


def placed_in(ranges):
    """Where introductions are, or will be: until the last day at a unit both it and the next one see them."""
    from programs.models import Placement

    return Placement.objects.filter(in_ranges(ranges, "node__path")).filter(lasting(timezone.localdate()))


def paces_of(introductions):
    """{version id: every programs.pace.Pace of theirs}: few, for most start on the same days and never rest."""
    from programs.pace import Pace

    found = {}
    for version_id, start_on, tempos in (
        introductions.order_by().values_list("version_id", "start_on", "tempos").distinct()
    ):
        found.setdefault(version_id, []).append(Pace.parse(start_on, tempos))
    return found


def at_pace(pace, prefix=""):
    """The introductions that go at it."""
    return Q(**{f"{prefix}start_on": pace.start_on, f"{prefix}tempos": pace.as_data()})


def people_of(prefix=""):
    """What rules and names ask of the introductions that a row points at: who is involved and where; two queries."""
    from programs.models import Involvement, Placement

    return (
        Prefetch(f"{prefix}involvements", Involvement.objects.select_related("person", "stands_in_for").order_by("pk")),
        Prefetch(f"{prefix}placements", Placement.objects.select_related("node").order_by("pk")),
    )
