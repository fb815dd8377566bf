"""Which rows: who sees a meeting, who reads a text, and what the landing pages ask for."""

from datetime import datetime, time, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from accounts.querysets import current, in_ranges
from accounts.scope import CHIEFS, FIGURES
from programs.querysets import people_of


class SeriesQuerySet(models.QuerySet):
    def visible_to(self, person):
        """As its meetings are."""
        from mentoring.models import Series
        from programs.models import Introduction

        seen = Introduction.objects.visible_to(person).values("pk")
        own = Series.objects.of_units_of(person).values("pk")
        return self.filter(Q(introduction__in=seen) | Q(pk__in=own))

    def with_people(self):
        """Everything that rules and its page ask for."""
        return self.select_related(
            "template", "node", "introduction__newcomer", "introduction__category", "introduction__version"
        ).prefetch_related(*people_of("introduction__"))

    def of_units_of(self, person):
        """The units' own series: for chiefs and mentors there, and in figures for those who run the node."""
        below = person.scope.ranges(*CHIEFS, "mentor", *FIGURES)
        return self.filter(Q(node__path__in=paths_of(person)) | in_ranges(below, "node__path"), node__isnull=False)

    def shared_by(self, person):
        """The units' series in which the person takes part, as a chief or a mentor of the unit or of a team in it."""
        return self.filter(node__path__in=paths_of(person))


def paths_of(person):
    """The nodes, and those above them, where the person is a chief or a mentor."""
    held = [role.low for role in person.scope.roles if role.kind in (*CHIEFS, "mentor")]
    return {low[:end] for low in held for end in range(4, len(low) + 1, 4)}


def paths_mentored_by(person):
    """The nodes, and those above them, where the person is a mentor."""
    held = [role.low for role in person.scope.roles if role.kind == "mentor"]
    return {low[:end] for low in held for end in range(4, len(low) + 1, 4)}


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the introduction sees that it meets; a unit's own meetings are for its chiefs and mentors."""
        from mentoring.models import Series
        from programs.models import Introduction

        own = Series.objects.of_units_of(person).values("pk")
        return self.filter(Q(introduction__in=Introduction.objects.visible_to(person).values("pk")) | Q(series__in=own))

    def of(self, person):
        """Where the person belongs, in whatever role; a chief does not belong where mentor and newcomer meet alone."""
        from mentoring.models import Series, TemplateSeries
        from programs.models import Introduction, Involvement

        today = timezone.localdate()
        held = Involvement.objects.filter(current(today) | Q(from_on__gt=today), person=person)
        own = Introduction.objects.filter(newcomer=person)
        places = [*held.values_list("role", "introduction_id"), *(("newcomer", row.pk) for row in own)]
        templates = dict(TemplateSeries.objects.values_list("pk", "roles"))
        belongs = Q(series__in=Series.objects.shared_by(person).values("pk"))
        for role in {role for role, _ in places}:
            introductions = [introduction_id for held_role, introduction_id in places if held_role == role]
            kinds = [pk for pk, roles in templates.items() if role in roles]
            belongs |= Q(introduction__in=introductions, series__template__in=kinds)
        return self.filter(belongs)

    def in_plan(self):
        """Without those that a changed plan withdrew, and those that another took the place of."""
        return self.exclude(state="withdrawn").filter(replaced_by=None)

    def planned(self):
        return self.filter(state="planned")

    def held(self):
        return self.filter(state="held")

    def between(self, first, last):
        """On the days from `first` to `last`, both included, by the clock in Stockholm."""
        return self.since(first).until(last)

    def since(self, day):
        return self.filter(starts_at__gte=midnight(day))

    def before(self, day):
        return self.filter(starts_at__lt=midnight(day))

    def until(self, day):
        return self.filter(starts_at__lt=midnight(day, after=1))

    def with_series(self):
        return self.select_related("series__template", "series__node", "introduction__newcomer")

    def with_people(self):
        """Everything that rules and the page ask for."""
        return self.select_related(
            "series__template",
            "series__node",
            "introduction__newcomer",
            "introduction__category",
            "introduction__version",
            "replaced_by",
            "logged_by",
        ).prefetch_related(*people_of("introduction__"))


def midnight(day, after=0):
    """The instant when a day begins in Stockholm, or one so many days later."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=after), time.min))


class NoteQuerySet(models.QuerySet):
    def readable_by(self, person):
        """The readers that were fixed when it was written, and nobody else."""
        from mentoring.models import NoteReader

        return self.filter(Exists(NoteReader.objects.filter(note=OuterRef("pk"), person=person)))


class RequestQuerySet(models.QuerySet):
    def readable_by(self, person):
        """The asker and the newcomer, whoever leads, and the mentor, who is often part of what is asked.

        What a mentor only proposed nobody has asked, so the newcomer does not see it.
        """
        from programs.models import Introduction

        return self.filter(
            Q(asked_by=person)
            | Q(proposed_by=person)
            | Q(introduction__newcomer=person, asked_by__isnull=False)
            | Q(introduction__in=Introduction.objects.mentored_by(person).values("pk"))
            | Q(introduction__in=Introduction.objects.led_by(person).values("pk"))
        )

    def waiting(self):
        return self.filter(state__in=("open", "written"))

    def undecided(self):
        """What waits for somebody: proposed and not decided, or asked and not checked back."""
        return self.filter(state__in=("proposed", "open", "written"))

    def to_do(self, since):
        """What waits to be checked back; and what has been, is to be done by a day after `since`, and is not done."""
        return self.filter(
            Q(state__in=("open", "written")) | Q(state="checked", done_at=None, due_on__gte=since)
        ).order_by("asked_at")

    def with_people(self):
        return self.select_related(
            "asked_by", "proposed_by", "check_back", "introduction__newcomer", "introduction__version"
        ).prefetch_related(*people_of("introduction__"))


class HandedBackQuerySet(models.QuerySet):
    def readable_by(self, person):
        """The mentor who handed it back, and whoever leads the introduction."""
        from programs.models import Introduction

        return self.filter(Q(by=person) | Q(introduction__in=Introduction.objects.led_by(person).values("pk")))

    def open(self):
        return self.filter(taken_at=None)

    def with_people(self):
        people = people_of("introduction__")
        return self.select_related("by", "taken_by", "introduction__newcomer").prefetch_related(*people)


class PointQuerySet(models.QuerySet):
    def readable_by(self, person):
        """The chiefs and mentors who take part in the unit's own meetings; nobody in figures."""
        from mentoring.models import Series

        return self.filter(series__in=Series.objects.shared_by(person).values("pk"))

    def waiting(self):
        return self.filter(meeting=None)

    def to_take_up(self):
        """What a meeting that went as usual has talked through: all but where the chief has yet to decide."""
        return self.exclude(kind="disagreement", decision="")

    def decided(self):
        return self.exclude(decision="")

    def with_people(self):
        """Everything that rules and the page ask for."""
        return self.select_related("by", "decided_by", "series__node", "introduction__newcomer").prefetch_related(
            *people_of("introduction__")
        )


class GatheringQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The mentors of the place, and whoever leads or administers it."""
        led = person.scope.ranges(*CHIEFS, "administrator")
        return self.filter(Q(node__path__in=paths_mentored_by(person)) | in_ranges(led, "node__path"))

    def of(self, person):
        """Where the person is one of the mentors."""
        return self.filter(node__path__in=paths_mentored_by(person))

    def in_plan(self):
        return self.exclude(state="cancelled")

    def planned(self):
        return self.filter(state="planned")

    def between(self, first, last):
        """On the days from `first` to `last`, both included, by the clock in Stockholm."""
        return self.filter(starts_at__gte=midnight(first), starts_at__lt=midnight(last, after=1))


class TopicQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(done_at=None)

    def readable_by(self, person):
        """Newcomer and mentor share every topic; whoever leads sees the themes and items, and the own questions."""
        from programs.models import Introduction

        return self.filter(
            Q(by=person)
            | Q(introduction__newcomer=person)
            | Q(introduction__in=Introduction.objects.mentored_by(person).values("pk"))
            | (~Q(kind="question") & Q(introduction__in=Introduction.objects.led_by(person).values("pk")))
        )
