"""How figures are written in a sentence, and the geometry of their pictures for the templates."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from surveys.results import charts
from surveys.results.figures import rounded

register = template.Library()
NO_BREAK = "\N{NO-BREAK SPACE}"


@register.filter
def along(share, canvas):
    """Where a share of the whole width ends."""
    return canvas.along(share)


@register.filter
def percent(number):
    """37 %"""
    return (_("%(number)s %%") % {"number": number}).replace(" ", NO_BREAK)


@register.filter
def span_percent(estimate):
    """59–94 %"""
    return percent(f"{estimate.low}–{estimate.high}")


@register.filter
def sure(estimate):
    """How far off it may be, as it continues a sentence: “, ±5”, “ (59–94 %)”, or nothing."""
    if estimate.plus_minus is not None:
        return f", ±{estimate.plus_minus}"
    return f" ({span_percent(estimate)})" if estimate.has_interval else ""


@register.filter
def decimal(number):
    """3,1"""
    return number_format(rounded(number, 1), decimal_pos=1)


@register.filter
def brief(number):
    """3, or 3,5 between two answers"""
    return number_format(number, decimal_pos=0 if float(number).is_integer() else 1)


@register.filter
def sentence(words):
    """With the full stop that a name does not have, unless it asks or exclaims."""
    text = str(words)
    return text if text[-1:] in "?!." else f"{text}."


@register.filter
def fields(result):
    return charts.fields_of(result.rows)


@register.filter
def columns(result):
    return charts.columns_of(result.rows)


@register.filter
def curve(rounds):
    return charts.Curve(rounds)
