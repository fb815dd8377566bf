from django.utils.translation import gettext as _


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
