"""The lines of an offer as its page shows them: what, and what was before and after."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from programs.offers import Line, Offer
from programs.parts import Change, all_parts

SHOWN = 2  # changes of a line that are told; of the rest how many they are
HEADINGS = {
    "added": gettext_lazy("Is added"),
    "changed": gettext_lazy("Is changed"),
    "withdrawn": gettext_lazy("Is withdrawn"),
}
ACTIONS = {
    "added": pgettext_lazy("of a plan", "Add"),
    "changed": pgettext_lazy("of a plan", "Change"),
    "withdrawn": pgettext_lazy("of a plan", "Withdraw"),
}


@dataclass(frozen=True)
class Told:
    """A line with its words; `is_on`: is its box ticked?"""

    line: Line
    words: str
    is_on: bool

    @property
    def action(self):
        return ACTIONS[self.line.group]


def told(offer: Offer, declined=frozenset()):
    """[(group, heading, lines)] of the groups that have something; `declined` are names of lines."""
    parts = {part.name: part for part in all_parts()}
    return [
        (name, HEADINGS[name], [_told(line, parts[line.part], declined) for line in lines])
        for name, lines in offer.groups
        if lines
    ]


def _told(line, part, declined):
    return Told(line, _in_words(line.changes, part), line.name not in declined)


def _in_words(changes, part):
    words = "; ".join(filter(None, (_change(change, part) for change in changes[:SHOWN])))
    if more := len(changes[SHOWN:]):
        more = ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more}
        words = f"{words} {more}"
    return words


def _change(change: Change, part):
    before, after = (part.in_words(values) if values else "" for values in (change.before, change.after))
    if before and after and before != after:
        return _("from %(before)s to %(after)s") % {"before": before, "after": after}
    return after or before
