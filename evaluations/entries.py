"""Evaluations in the calendar, and what there is to say about them at the next meeting."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from evaluations.models import Occasion
from evaluations.needs import unread_by
from evaluations.sides import side_of, with_sides
from programs.parts import BringUp, Entry

SOON = timedelta(days=14)
LATELY = timedelta(days=28)


def entries(reader, start, end, introductions):
    """On the day that each opens; one query."""
    rows = Occasion.objects.in_plan().filter(introduction__in=introductions, opens_on__range=(start, end))
    return [_entry(row) for row in rows.with_words().with_answered().order_by("opens_on", "pk")]


def _entry(occasion):
    took_place = occasion.is_revealed or (occasion.is_closed and occasion.answered)
    day = date_format(occasion.closes_on, "l j F")
    return Entry(
        on=occasion.opens_on,
        kind="evaluation",
        label=str(occasion),
        detail="" if took_place else _("Open until %(day)s.") % {"day": day},
        state="held" if took_place else "moved" if occasion.why else "planned",
        reason=occasion.why,
        url=occasion.get_absolute_url(),
        introduction_id=occasion.introduction_id,
        part="evaluations",
    )


def bring_up(introductions, reader):
    """An evaluation ahead or open, what both have answered, and to the chief what was brought there; no answer."""
    introductions, today = list(introductions), timezone.localdate()
    rows = Occasion.objects.opened_by(today + SOON).filter(introduction__in=introductions)
    rows = rows.filter(closes_on__gte=today - LATELY).with_words()
    for occasion in with_sides(rows):
        if label := _worth_saying(occasion, reader, today):
            url = reverse("evaluations:occasion_results", args=[occasion.pk]) if occasion.is_revealed else ""
            yield BringUp(occasion.introduction_id, "ahead", label, url=url or occasion.get_absolute_url())
    for occasion in unread_by(reader, introductions):
        label = _("What they want to bring up with you: %(evaluation)s") % {"evaluation": occasion}
        yield BringUp(
            occasion.introduction_id, "ahead", label, url=reverse("evaluations:occasion_chief", args=[occasion.pk])
        )


def _worth_saying(occasion, reader, today):
    state = occasion.state_on(today)
    if state == Occasion.State.ANSWERED:
        is_mine = side_of(reader, occasion) is not None
        is_fresh = timezone.localdate(occasion.revealed_at) > today - LATELY
        return _("Your answers: %(evaluation)s") % {"evaluation": occasion} if is_mine and is_fresh else ""
    if state == Occasion.State.AHEAD:
        day = date_format(occasion.opens_on, "l j F")
        return _("%(evaluation)s opens on %(day)s") % {"evaluation": occasion, "day": day}
    if state == Occasion.State.OPEN:
        day = date_format(occasion.closes_on, "l j F")
        return _("%(evaluation)s is open until %(day)s") % {"evaluation": occasion, "day": day}
    return ""
