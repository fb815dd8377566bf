from datetime import date, timedelta

from django.db import models
from django.db.models import Max

from programs.models import Introduction


def introductions_read_by(person):
    """The own, and those that the person leads: no mentor, coordinator or administrator."""
    own = Introduction.objects.filter(newcomer=person).order_by().values("pk")
    return own.union(Introduction.objects.led_by(person).order_by().values("pk"))


class WalkThroughQuerySet(models.QuerySet):
    def readable_by(self, person):
        return self.filter(introduction__in=introductions_read_by(person))


class RhythmQuerySet(models.QuerySet):
    def readable_by(self, person):
        return self.filter(introduction__in=introductions_read_by(person))

    def due_by(self, day: date):
        """Of introductions under way, those whose next walk-through was or is to be by the day; one query."""
        rows = self.filter(introduction__state="active").select_related("introduction__newcomer")
        for row in rows.annotate(last_on=Max("introduction__walk_throughs__on")):
            row.due_on = row.next_on or next_by(row.weeks, row.last_on or row.introduction.start_on)
            if row.due_on and row.due_on <= day:
                yield row


def next_by(weeks, last_on):
    """The day by which the rhythm wants the next one; None without a rhythm."""
    return last_on + timedelta(weeks=weeks) if weeks else None
