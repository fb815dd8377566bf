"""What a plan says about itself: its title, how much is coming, what has been."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

SEASONS = {
    "autumn": lambda: _("Until Christmas"),
    "winter": lambda: _("The winter"),
    "spring": lambda: _("The spring weeks"),
    "summer": lambda: pgettext("heading", "July"),
}


def season_name(key):
    """The heading over a block of weeks, whose key is a season and a year."""
    return SEASONS[key.split("-")[0]]()


def title(timeline):
    """How long it is, and where in it one is."""
    length = _length(timeline.months)
    return {
        "before": _("%(length)s, closest at first"),
        "close": _("%(length)s, closest now"),
        "later": _("%(length)s, sparser now"),
        "over": _("%(length)s, as it turned out"),
    }[timeline.stage] % {"length": length}


def _length(months):
    if months % 12 == 0:
        years = months // 12
        return ngettext("One year", "%(count)s years", years) % {"count": _number(years)}
    return ngettext("%(count)s month", "%(count)s months", months) % {"count": _number(months)}


def _number(number):
    """Small numbers in words, as at the beginning of a heading."""
    words = [_("Zero"), _("One"), _("Two"), _("Three"), _("Four"), _("Five"), _("Six")]
    return words[number] if number < len(words) else str(number)


def lead(soon, stage):
    """What is near, and how it goes on."""
    if stage == "over":
        return _("Nothing is planned any more.")
    if not soon:
        return _("Nothing in the nearest two weeks.")
    near = ngettext("%(count)s time in the nearest two weeks", "%(count)s times in the nearest two weeks", soon)
    return _("%(near)s, then ever further apart.") % {"near": near % {"count": _number(soon)}}


def past(counts, moved, cancelled):
    """“10 meetings, 2 group sessions and 3 course days. 1 was moved.”"""
    meetings = counts["mentor"] + counts["joint"]
    numbers = [
        (meetings, ngettext("%(count)s meeting", "%(count)s meetings", meetings)),
        (counts["group"], ngettext("%(count)s group session", "%(count)s group sessions", counts["group"])),
        (counts["course"], ngettext("%(count)s course day", "%(count)s course days", counts["course"])),
        (counts["review"], ngettext("%(count)s progress review", "%(count)s progress reviews", counts["review"])),
        (counts["evaluation"], ngettext("%(count)s evaluation", "%(count)s evaluations", counts["evaluation"])),
        (moved, ngettext("%(count)s was moved", "%(count)s were moved", moved)),
        (cancelled, ngettext("%(count)s was cancelled", "%(count)s were cancelled", cancelled)),
    ]
    said = [words % {"count": number} for number, words in numbers if number]
    return f"{get_text_list(said, _('and'))}." if said else _("Nothing took place.")
