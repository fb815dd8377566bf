"""What is said of a mentor: how much is carried, “som fem och ett halvt”, and the own experience."""

from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from programs.load import LATER, NEW, Load


def counted(halves: float) -> str:
    """Assignments or places, in halves: “fem och ett halvt”; above twelve in figures."""
    whole, is_half = int(halves), halves % 1
    if not is_half:
        return _number(whole)
    if not whole:
        return pgettext("of an assignment", "a half")
    return pgettext("of an assignment", "%(whole)s and a half") % {"whole": _number(whole)}


def _number(whole):
    words = (
        pgettext("assignments", "none"),
        pgettext("assignments", "one"),
        pgettext("assignments", "two"),
        pgettext("assignments", "three"),
        pgettext("assignments", "four"),
        pgettext("assignments", "five"),
        pgettext("assignments", "six"),
        pgettext("assignments", "seven"),
        pgettext("assignments", "eight"),
        pgettext("assignments", "nine"),
        pgettext("assignments", "ten"),
        pgettext("assignments", "eleven"),
        pgettext("assignments", "twelve"),
    )
    return words[whole] if whole < len(words) else str(whole)


def load_words(load: Load) -> str:
    """“4 uppdrag, två i de första sex veckorna: som fem och ett halvt.”"""
    if not load.taken:
        return _("No newcomers now.")
    taken = ngettext("%(count)s assignment", "%(count)s assignments", load.taken) % {"count": load.taken}
    parts = ", ".join([taken, *_supports(load)])
    if load.weight == load.taken:
        return f"{parts}."
    return _("%(parts)s: as much as %(weight)s.") % {"parts": parts, "weight": counted(load.weight)}


def _supports(load):
    said = {
        NEW: _("%(number)s in the first six weeks"),
        LATER: _("%(number)s after the close support"),
    }
    return [said[kind] % {"number": counted(number)} for kind in said if (number := load.counted(kind))]


def room_words(load: Load) -> str:
    """Is there room for one more, against what was decided."""
    places = counted(load.places)
    if load.over:
        over = _("%(over)s more than decided, of %(places)s.") % {"over": counted(load.over), "places": places}
        return capfirst(over)
    if not load.places:
        return _("No place is decided on.")
    if load.is_full:
        return _("Full, %(places)s of %(places)s.") % {"places": places}
    return _("Has room for one more, of %(places)s.") % {"places": places}


def profile_words(profile):
    """What a mentor says about the own experience, as sentences; none of somebody who has said nothing."""
    if profile is None:
        return []
    found = []
    if profile.since:
        found.append(_("In this work since %(year)s.") % {"year": profile.since})
    if profile.areas:
        found.append(_("Knows especially: %(areas)s.") % {"areas": get_text_list(profile.areas, _("and"))})
    if profile.languages:
        found.append(_("Speaks %(languages)s.") % {"languages": get_text_list(profile.languages, _("and"))})
    if profile.has_own_cases:
        found.append(_("Has cases of the own beside."))
    return found
