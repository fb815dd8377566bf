"""When a phase or a period of a programme is, in words; other words of time are in programs.time_words."""

from django.utils.translation import gettext as _

from programs.cadence import Offset
from programs.time_words import cadence_words, every_words, length_words, until_words, weeks_words

__all__ = ["between_words", "cadence_words", "every_words", "length_words", "phase_words", "weeks_words"]


def phase_words(phase, before=""):
    """“Från vecka 3, i 11 veckor.” `before` is what the phase is called that it comes after."""
    start, length = Offset.parse(phase.start), length_words(phase.length)
    if before:
        return _after_words(start, before, length)
    if start.count < 0:
        return _("From %(before)s before the first day, for %(length)s.") % {
            "before": length_words(phase.start),
            "length": length,
        }
    return _("From %(begin)s, for %(length)s.") % {"begin": _begin_words(start), "length": length}


def between_words(start, until):
    """“från månad 4 till och med månad 6”, of two Offsets; from the first day is as good as from before it."""
    end = until_words(str(until))
    if start.count <= 0:
        return end
    return _("from %(begin)s %(end)s") % {"begin": _begin_words(start), "end": end}


def _begin_words(start):
    begins = {"w": _("week %(number)s"), "m": _("month %(number)s"), "d": _("day %(number)s")}
    return begins[start.unit] % {"number": start.count + 1}


def _after_words(start, before, length):
    said = _("After “%(phase)s”, for %(length)s.")
    if start.count > 0:
        said = _("From %(start)s after “%(phase)s”, for %(length)s.")
    if start.count < 0:
        said = _("From %(start)s before “%(phase)s” ends, for %(length)s.")
    return said % {"start": length_words(str(start)), "phase": before, "length": length}
