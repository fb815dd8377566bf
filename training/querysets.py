from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, When

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

    def with_seats(self, series_key, program_id):
        """Open ones with something ahead and a seat that is free."""
        return (
            self.filter(state="open", series__key=series_key, series__version__program_id=program_id)
            .with_counts()
            .filter(taken__lt=F("seats"), next_at__isnull=False)
        )

    def open_at(self, node, series_key, program_id, on):
        """Cohorts with free seats that somebody at the node can join: at the node or above, not yet begun."""
        paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
        rows = self.filter(node__path__in=paths).with_seats(series_key, program_id)
        return rows.filter(first_at__date__gte=on).order_by("first_at")

    def with_counts(self):
        """taken: members now; first_at, last_at and next_at: its sessions' span and the next; how many of each sort.

        total leaves out what was dropped; ever_cancelled of `ever` sessions did not take place on the day they were
        to, and moved ones were told of in time.
        """
        return self.annotate(
            taken=Count("members", filter=Q(members__state="member"), distinct=True),
            ever=_sessions(),
            held=_sessions(state="held"),
            ahead=_sessions(state="planned"),
            total=_sessions(dropped_because=""),
            undated=_sessions(needs_new_date=True),
            ever_cancelled=_sessions(times_cancelled__gt=0),
            ever_moved=_sessions(times_moved__gt=0),
            first_at=models.Min("sessions__starts_at"),
            last_at=models.Max("sessions__starts_at"),
            next_at=models.Min("sessions__starts_at", filter=Q(sessions__state="planned")),
        )

    def finished(self):
        """Nothing is left to hold or to date; `finished_at` is when the last session that was held began."""
        from training.models import Session

        left = Session.objects.filter(Q(state="planned") | Q(needs_new_date=True), cohort=OuterRef("pk"))
        last = models.Max("sessions__starts_at", filter=Q(sessions__state="held"))
        return self.filter(~Exists(left)).annotate(finished_at=last).filter(finished_at__isnull=False)

    def under_way_first(self):
        """Those with something ahead by when they meet next; then those that are finished, the last one first."""
        return self.order_by(F("next_at").asc(nulls_last=True), "-last_at", "-pk")


def _sessions(**where):
    condition = Q(**{f"sessions__{name}": value for name, value in where.items()})
    return Count("sessions", filter=condition if where else None, distinct=True)


class SessionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the cohort sees its sessions; who has read and who was there have readers of their own."""
        from training.models import Cohort

        return self.filter(cohort__in=Cohort.objects.visible_to(person))

    def of_introductions(self, introductions):
        """What the groups have been and will be for the introductions' newcomers: one row for each, as `member_id`.

        Of a group that somebody left, what was attended; of one that somebody joined late, also what was held before
        then, as `is_missed`, but nothing else that lies behind.
        """
        from training.models import Attendance

        member = "cohort__members__"
        there = Attendance.objects.filter(
            session=OuterRef("pk"), person=OuterRef(f"{member}introduction__newcomer"), was_there=True
        )
        # A second filter over the members would look at any of them: what it asks for is taken from this row.
        rows = self.filter(**{f"{member}introduction__in": introductions}).annotate(
            member_id=F(f"{member}introduction_id"),
            member_state=F(f"{member}state"),
            since=F(f"{member}joined_at"),
            was_there=Exists(there),
        )
        in_time = Q(since=None) | Q(since__lte=F("starts_at")) | Q(state="held")
        rows = rows.filter(Q(was_there=True) | Q(member_state="member") & in_time)
        missed = When(since__gt=F("starts_at"), state="held", was_there=False, then=True)
        return rows.annotate(is_missed=Case(missed, default=False))


class MaterialQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the session sees what belongs to it."""
        from training.models import Session

        return self.filter(session__in=Session.objects.visible_to(person))
