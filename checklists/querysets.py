from django.db import models
from django.db.models import Count, Max, Min, Prefetch, Q
from django.utils import timezone

from accounts.querysets import current
from programs.models import Introduction, Involvement
from programs.querysets import people_of


def introductions_with_people():
    rows = Introduction.objects.select_related("newcomer", "version__program__owner", "category")
    return rows.prefetch_related(*people_of())


class ItemQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the introduction sees its items; a reflection has readers of its own."""
        return self.filter(introduction__in=Introduction.objects.visible_to(person))

    def of(self, introductions):
        return self.filter(introduction__in=introductions)

    def open(self):
        return self.filter(left_out_because="")

    def with_words(self):
        """What a row of the checklist shows, without its introduction."""
        pointers = ("template__own_phase", "theme__area", "theme__phase", "confirmed_by", "carried_from", "wish")
        return self.select_related(*pointers)

    def with_people(self):
        """The introduction too, as the rules need it."""
        rows = self.with_words().select_related("introduction__newcomer", "introduction__category")
        rows = rows.select_related("introduction__version__program__owner")
        return rows.prefetch_related(*people_of("introduction__"))

    def per_theme(self):
        """(introduction id, theme id) with how many items, their common window and when last gone through."""
        return (
            self.order_by()
            .values("introduction_id", "theme_id")
            .annotate(
                items=Count("pk"),
                from_on=Min("window_from_on"),
                to_on=Max("window_to_on"),
                reached_at=Max("reached_at"),
            )
        )


class PreparationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the introduction sees what is ready; nothing here is personal."""
        return self.filter(introduction__in=Introduction.objects.visible_to(person))

    def of(self, introductions):
        return self.filter(introduction__in=introductions)

    def wanted(self):
        return self.filter(is_withdrawn=False)

    def with_words(self):
        return self.select_related("template", "ready_by")

    def with_people(self):
        rows = self.with_words().select_related("introduction__newcomer", "introduction__version")
        return rows.prefetch_related(*people_of("introduction__"))


class WishQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The newcomer, those who are or will be mentor or chief in the introduction, and whoever leads its unit."""
        mine, today = Introduction.objects.filter(newcomer=person).order_by().values("pk"), timezone.localdate()
        roles = Involvement.objects.filter(person=person, role__in=("mentor", "chief"))
        rows = roles.filter(current(today) | Q(from_on__gt=today))
        led = Introduction.objects.led_by(person).order_by().values("pk")
        return self.filter(introduction__in=mine.union(rows.values("introduction_id"), led))

    def of(self, introductions):
        return self.filter(introduction__in=introductions)

    def open(self):
        return self.filter(state="open")

    def with_people(self):
        rows = self.select_related("theme", "item__template", "answered_by")
        rows = rows.select_related("introduction__newcomer", "introduction__version")
        return rows.prefetch_related(*people_of("introduction__"))


class ReflectionQuerySet(models.QuerySet):
    def readable_by(self, person):
        """The writer, and those the writer has shared with; no role opens a reflection."""
        from checklists.models import ReflectionReader

        shared = ReflectionReader.objects.filter(person=person).values("reflection_id")
        return self.filter(Q(by=person) | Q(pk__in=shared)).exclude(text="")

    def with_readers(self):
        from checklists.models import ReflectionReader

        readers = ReflectionReader.objects.select_related("person").order_by("shared_at", "pk")
        return self.select_related("by").prefetch_related(Prefetch("readers", readers))
