"""What waits for a chief: what was taken there to read, and who is running out of time to answer."""

from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Reading
from evaluations.models import BroughtUp, Occasion
from programs.calendar import add_working_days
from programs.parts import Advice

CLOSING_DAYS = 3  # working days
SILENT_DAYS = timedelta(days=14)


def needs_chief(introductions, reader):
    """[Advice, …]: brought up and not read, closing soon, closed with somebody silent. How many, never who or what."""
    introductions = list(introductions)
    return [*_to_read(introductions, reader), *_unanswered(introductions)]


def _to_read(introductions, reader):
    for occasion in unread_by(reader, introductions):
        yield Advice(
            code="evaluation_brought_up",
            label=_("%(name)s's evaluation: there is something they want to bring up with you.")
            % {"name": occasion.introduction.newcomer.first_name},
            url=chief_url(occasion),
            action=_("Read what they want to bring up"),
            introduction_id=occasion.introduction_id,
        )


def unread_by(reader, introductions):
    """The occasions where something was taken to the reader after the reader last read; one query."""
    read = Reading.objects.filter(by=reader, object_type=Occasion._meta.label_lower, object_id=OuterRef("occasion_id"))
    unread = BroughtUp.objects.readable_by(reader).filter(~Exists(read.filter(at__gte=OuterRef("agreed_at"))))
    return Occasion.objects.filter(pk__in=unread.values("occasion_id"), introduction__in=introductions).with_words()


def chief_url(occasion):
    return reverse("evaluations:occasion_chief", args=[occasion.pk])


def _unanswered(introductions):
    """Those that close soon; then for two weeks, while there is still something to talk about, those that closed."""
    today = timezone.localdate()
    soon = Occasion.objects.open_on(today).filter(closes_on__lte=add_working_days(today, CLOSING_DAYS))
    lately = Occasion.objects.closed_on(today).filter(closes_on__gte=today - SILENT_DAYS)
    rows = (soon | lately).filter(introduction__in=introductions).with_words().with_answered()
    for occasion in sorted(rows, key=lambda row: row.is_closed):
        if occasion.is_closed:
            code, label = "evaluation_silent", _("%(name)s's evaluation closed before all had answered.")
        else:
            code, label = "evaluation_closing", _("%(name)s's evaluation closes on %(day)s.")
        yield _advice(occasion, code, label % _words(occasion))


def _words(occasion):
    day = date_format(occasion.closes_on, "l j F")
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
