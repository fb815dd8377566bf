from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class NotSound(Exception):
    """A draft that has something wrong in it cannot be published; `problems` are files.FileError."""

    def __init__(self, problems):
        super().__init__(_("Something in the draft has to be mended first."))
        self.problems = problems


class NoBase(Exception):
    """A programme extends one that is not published above its owner."""

    def __init__(self, key):
        super().__init__(_("No programme “%(key)s” is published here or above.") % {"key": key})


class NotADraft(Exception):
    """A published version never changes."""

    def __init__(self):
        super().__init__(_("This version is published and does not change. Make a new draft."))


class NoSeat(Exception):
    """As many introductions are under way as the programme has seats for."""

    def __init__(self, seats):
        super().__init__(all_taken(seats))
        self.seats = seats


def all_taken(seats):
    """Whoever sits there is told as a number: the programme is not the place for names."""
    taken = ngettext(
        "The only seat is taken: %(count)s introduction is under way.",
        "All %(count)s seats are taken: as many introductions are under way.",
        seats,
    )
    return taken % {"count": seats}


class NoPlace(Exception):
    """A mentor carries as much as was decided; perhaps somebody else has just taken the last place."""

    def __init__(self, person, load):
        full = _("%(name)s is full: somebody else may just have taken the last place.")
        super().__init__(full % {"name": person.name})
        self.person, self.load = person, load


class NotPossible(Exception):
    """A meeting or a review is no longer in a state where this can be done."""


class CannotBe(Exception):
    """A plan that cannot exist; the message says why, in the reader's language."""
