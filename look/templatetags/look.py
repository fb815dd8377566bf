"""How a day, a time, a count and a small picture look on every page, in the reader's language.

The filters take a date or an aware datetime, which is shown by the clock in Stockholm; nothing shows as nothing.
"""

import datetime as dt
from decimal import Decimal
from functools import wraps

from django import template
from django.utils import timezone
from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import number_format, time_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from look import pictures

register = template.Library()


def here(value):
    is_instant = isinstance(value, dt.datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if is_instant else value


def as_day(value):
    value = here(value)
    return value.date() if isinstance(value, dt.datetime) else value


def with_year(text, day):
    return text if day.year == timezone.localdate().year else f"{text} {day.year}"


def short_month(day, pattern="%s"):
    name = str(MONTHS[day.month])
    return name if len(name) <= 5 else pattern % name[:3]


def month_in_text(day):
    # Translators: a month cut to three letters; Swedish adds a full stop
    return short_month(day, pgettext("shortened month", "%s"))


def shown(filter_function):
    """Registers a filter that shows nothing when it is given nothing; 00.00 and day one are something."""

    @wraps(filter_function)
    def show(value, *arguments):
        return "" if value is None or value == "" else filter_function(value, *arguments)

    register.filter(filter_function.__name__, show)
    return show


@shown
def day_long(value):
    """måndag 28 september, with the year when it is another year"""
    day = as_day(value)
    return with_year(f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month]}", day)


@shown
def day_short(value):
    """mån 28 sep."""
    day = as_day(value)
    return with_year(f"{WEEKDAYS_ABBR[day.weekday()]} {day.day} {month_in_text(day)}", day)


@shown
def day_row(value):
    """mån 4 jan., in a row whose heading says the year"""
    day = as_day(value)
    return f"{WEEKDAYS_ABBR[day.weekday()]} {day.day} {month_in_text(day)}"


@shown
def day_month(value):
    """28 september"""
    day = as_day(value)
    return with_year(f"{day.day} {MONTHS[day.month]}", day)


@shown
def day_span(value, end):
    """17–21 aug., 28 sep.–2 okt."""
    return with_year(days_row(value, end), as_day(end))


@shown
def days_row(value, end):
    """28 dec.–1 jan., in a row whose heading says the year"""
    first, last = as_day(value), as_day(end)
    closing = f"{last.day} {month_in_text(last)}"
    if first == last:
        return closing
    is_same_month = (first.year, first.month) == (last.year, last.month)
    opening = str(first.day) if is_same_month else f"{first.day} {month_in_text(first)}"
    return f"{opening}–{closing}"


@shown
def weekday(value):
    """måndag"""
    return str(WEEKDAYS[as_day(value).weekday()])


@shown
def weekday_short(value):
    """mån"""
    return str(WEEKDAYS_ABBR[as_day(value).weekday()])


@shown
def month_name(value):
    """september 2026"""
    day = as_day(value)
    return f"{MONTHS[day.month]} {day.year}"


@shown
def month_chart(value):
    """sep, without the full stop, for axes"""
    return short_month(as_day(value))


@shown
def week_number(value):
    """40"""
    return str(as_day(value).isocalendar().week)


@register.filter
def days_listed(days):
    """17 nov. och 17 feb."""
    return get_text_list([f"{as_day(day).day} {month_in_text(as_day(day))}" for day in days], _("and"))


@shown
def iso(value):
    """2026-08-17, for datetime attributes, files and forms"""
    return as_day(value).isoformat()


@register.filter
def is_today(value):
    return value is not None and as_day(value) == timezone.localdate()


@shown
def clock(value):
    """13.00, to stand in a sentence that has its own kl."""
    return time_format(here(value), "TIME_FORMAT")


@shown
def at_clock(value):
    """kl. 13.00"""
    return pgettext("time that stands alone", "%(time)s") % {"time": clock(value)}


@shown
def clock_range(value, minutes):
    """kl. 13.00–14.00"""
    end = here(value) + dt.timedelta(minutes=minutes)
    return pgettext("time that stands alone", "%(time)s") % {"time": f"{clock(value)}–{clock(end)}"}


@shown
def week(value):
    """v. 40, always the ISO week"""
    return _("wk %(number)s") % {"number": as_day(value).isocalendar().week}


@shown
def week_span(value, end):
    """v. 38–45; two dates of the same week are one week"""
    first, last = as_day(value).isocalendar(), as_day(end).isocalendar()
    number = first.week if first[:2] == last[:2] else f"{first.week}–{last.week}"
    return _("wk %(number)s") % {"number": number}


@shown
def count_of(value, total):
    """7 av 26"""
    return _("%(count)s of %(total)s") % {"count": value, "total": total}


@register.filter
def hours(value):
    """6 timmar, 1,5 timmar"""
    words = ngettext("%(shown)s hour", "%(shown)s hours", 1 if value == 1 else 2)
    return words % {"shown": figure(value)}


def figure(value):
    """3, 1,5 and 3,75: as many decimals as there are, two at most."""
    return number_format(round(Decimal(value), 2).normalize())


register.simple_tag(pictures.icon, name="icon")
register.simple_tag(pictures.pie, name="pie")
register.simple_tag(pictures.bead, name="bead")
register.simple_tag(pictures.wordmark, name="wordmark")
register.simple_tag(pictures.threads, name="threads")
