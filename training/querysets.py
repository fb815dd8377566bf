from django.db import models
from django.db.models import Count, F, Q

from accounts.querysets import in_ranges
from accounts.scope import CHIEFS, FIGURES
from programs.querysets import placed_in


class CohortQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Its members and leaders; those who lead, coordinate or administer its node or a member's."""
        from training.models import Leader, Member

        mine = Member.objects.filter(introduction__newcomer=person, state="member").values("cohort_id")
        led = Leader.objects.filter(person=person).values("cohort_id")
        lists = [mine, led]
        if person.scope.holds(*CHIEFS, *FIGURES):
            lists += self._by_role(person)
        return self.filter(pk__in=lists[0].union(*lists[1:]))

    def _by_role(self, person):
        from training.models import Member

        ranges = person.scope.ranges(*CHIEFS, *FIGURES)
        placed = placed_in(ranges).values("introduction_id")
        under = self.model.objects.filter(in_ranges(ranges, "node__path")).order_by().values("pk")
        theirs = Member.objects.filter(introduction__in=placed, state="member").values("cohort_id")
        return [under, theirs]

    def open_at(self, node, series_key, program_id, on):
        """Cohorts with free seats that somebody at the node can join: at the node or above, not yet begun."""
        paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
        return (
            self.filter(node__path__in=paths, state="open", series__key=series_key)
            .filter(series__version__program_id=program_id)
            .with_counts()
            .filter(taken__lt=F("seats"), first_at__date__gte=on)
            .order_by("first_at")
        )

    def with_counts(self):
        """taken: members now; first_at and last_at: its sessions' span; held and planned: how many of them."""
        return self.annotate(
            taken=Count("members", filter=Q(members__state="member"), distinct=True),
            held=Count("sessions", filter=Q(sessions__state="held"), distinct=True),
            planned=Count("sessions", filter=~Q(sessions__state="cancelled"), distinct=True),
            cancelled=Count("sessions", filter=Q(sessions__state="cancelled"), distinct=True),
            first_at=models.Min("sessions__starts_at"),
            last_at=models.Max("sessions__starts_at"),
        )


class SessionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the cohort sees its sessions; who has read and who was there have readers of their own."""
        from training.models import Cohort

        return self.filter(cohort__in=Cohort.objects.visible_to(person))

    def of_introductions(self, introductions):
        """Sessions of the cohorts where the introductions' newcomers are members: one row for each, as `member_id`."""
        members = self.filter(cohort__members__introduction__in=introductions, cohort__members__state="member")
        return members.annotate(member_id=F("cohort__members__introduction_id"))
