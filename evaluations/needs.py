"""What waits for a chief: what was taken there to read, and who is running out of time to answer."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Reading
from evaluations.models import Occasion
from evaluations.selectors import brought_up_to
from programs.calendar import add_working_days
from programs.parts import Advice

CLOSING_DAYS = 3  # working days
SILENT_DAYS = timedelta(days=14)


def needs_chief(introductions, reader):
    """[Advice, …]: brought up and not read, closing soon, closed with somebody silent. How many, never who or what."""
    introductions = list(introductions)
    return [*_to_read(introductions, reader), *_closing(introductions), *_silent(introductions)]


def _to_read(introductions, reader):
    unread = unread_by(reader, introductions)
    for occasion in Occasion.objects.filter(pk__in=unread).with_words():
        yield Advice(
            code="evaluation_brought_up",
            label=_("%(name)s's evaluation: there is something they want to bring up with you.")
            % {"name": occasion.introduction.newcomer.first_name},
            url=chief_url(occasion),
            action=_("Read what they want to bring up"),
            introduction_id=occasion.introduction_id,
        )


def unread_by(reader, introductions):
    """Ids of the occasions where something was brought up after the reader last read."""
    brought_up = brought_up_to(reader, introductions)
    read = dict(
        Reading.objects.filter(by=reader, object_type=Occasion._meta.label_lower, object_id__in=brought_up)
        .order_by("at")
        .values_list("object_id", "at")
    )
    return [pk for pk, at in brought_up.items() if pk not in read or read[pk] < at]


def chief_url(occasion):
    return reverse("evaluations:occasion_chief", args=[occasion.pk])


def _closing(introductions):
    today = timezone.localdate()
    soon = Occasion.objects.open_on(today).filter(closes_on__lte=add_working_days(today, CLOSING_DAYS))
    for occasion in _of(soon, introductions):
        yield _advice(
            occasion,
            "evaluation_closing",
            _("%(name)s's evaluation closes on %(day)s.") % _words(occasion),
        )


def _silent(introductions):
    """For two weeks, while there is still something to talk about."""
    today = timezone.localdate()
    lately = Occasion.objects.closed_on(today).filter(closes_on__gte=today - SILENT_DAYS)
    for occasion in _of(lately, introductions):
        yield _advice(
            occasion,
            "evaluation_silent",
            _("%(name)s's evaluation closed before all had answered.") % _words(occasion),
        )


def _of(occasions, introductions):
    return occasions.filter(introduction__in=introductions).with_words().with_answered()


def _words(occasion):
    day = date_format(occasion.closes_on, "l j F").lower()
    return {"name": occasion.introduction.newcomer.first_name, "day": day}


def _advice(occasion, code, label):
    counts = {"answered": occasion.answered, "expected": len(occasion.template.answered_by)}
    return Advice(
        code=code,
        label=label,
        reason=_("%(answered)s of %(expected)s have answered.") % counts,
        url=occasion.get_absolute_url(),
        action=_("Open"),
        introduction_id=occasion.introduction_id,
    )
