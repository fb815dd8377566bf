"""A phase of a programme as a sentence; other words of time are in programs.time_words."""

from django.utils.translation import gettext as _

from programs.cadence import Offset
from programs.time_words import cadence_words, every_words, length_words, weeks_words

__all__ = ["cadence_words", "every_words", "length_words", "phase_words", "weeks_words"]


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
    begins = {"w": _("week %(number)s"), "m": _("month %(number)s"), "d": _("day %(number)s")}
    begin = begins[start.unit] % {"number": start.count + 1}
    return _("From %(begin)s, for %(length)s.") % {"begin": begin, "length": length}


def _after_words(start, before, length):
    said = _("After “%(phase)s”, for %(length)s.")
    if start.count > 0:
        said = _("From %(start)s after “%(phase)s”, for %(length)s.")
    if start.count < 0:
        said = _("From %(start)s before “%(phase)s” ends, for %(length)s.")
    return said % {"start": length_words(str(start)), "phase": before, "length": length}
