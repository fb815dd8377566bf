from django import template
from django.utils.dates import MONTHS, WEEKDAYS

from look.templatetags.look import as_day

register = template.Library()


@register.filter
def day_printed(value):
    """måndag 17 augusti 2026: paper lies in a drawer over a turn of the year"""
    day = as_day(value)
    return f"{WEEKDAYS[day.weekday()]} {day_month_printed(day)}"


@register.filter
def day_month_printed(value):
    """17 augusti 2026"""
    day = as_day(value)
    return f"{day.day} {MONTHS[day.month]} {day.year}"


@register.filter
def months_printed(first, last):
    """augusti 2026, augusti–november 2026, november 2026–februari 2027"""
    end = f"{MONTHS[last.month]} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    return f"{MONTHS[first.month]}–{end}" if first.year == last.year else f"{MONTHS[first.month]} {first.year}–{end}"
