"""Rhythms, lengths and moments of a programme as words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.cadence import Offset

CLOSE_SUPPORT = "close_support"  # where a stage may end, instead of at an Offset


def cadence_words(stages):
    """“varje vecka till och med vecka 6, sedan varannan vecka …”"""
    said = [_stage(stage) for stage in stages]
    sentence = said[0]
    for following in said[1:]:
        sentence = _("%(before)s, then %(after)s") % {"before": sentence, "after": following}
    return sentence


def _stage(stage):
    words = [every_words(stage["every"])]
    if "from" in stage:
        words.append(_("from week %(week)s") % {"week": stage["from"]})
    if "until" in stage:
        words.append(until_words(stage["until"]))
    return " ".join(words)


def every_words(text):
    """“varannan vecka”"""
    offset = Offset.parse(text)
    if offset.unit == "m":
        return ngettext("once a month", "every %(count)s months", offset.count) % {"count": offset.count}
    if offset.unit == "d":
        return ngettext("every day", "every %(count)s days", offset.count) % {"count": offset.count}
    if offset.count == 2:
        return _("every second week")
    return ngettext("every week", "every %(count)s weeks", offset.count) % {"count": offset.count}


def until_words(text):
    """“till och med vecka 6”"""
    if text == CLOSE_SUPPORT:
        return _("until the close support ends")
    offset = Offset.parse(text)
    last = {
        "w": _("up to and including week %(count)s"),
        "m": _("up to and including month %(count)s"),
        "d": _("up to and including day %(count)s"),
    }
    return last[offset.unit] % {"count": offset.count}


def length_words(text):
    """“26 veckor”"""
    offset = Offset.parse(text)
    count = abs(offset.count)
    if offset.unit == "w":
        return ngettext("%(count)s week", "%(count)s weeks", count) % {"count": count}
    if offset.unit == "m":
        return ngettext("%(count)s month", "%(count)s months", count) % {"count": count}
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def weeks_words(first, last):
    """“Ungefär vecka 3–5”: a wish, never a deadline."""
    if last < 1:
        return _("before the first day")
    first = max(first, 1)
    number = first if first == last else f"{first}–{last}"
    return pgettext("weeks of an introduction", "about week %(number)s") % {"number": number}
