from django.utils.translation import gettext as _


class NotADraft(Exception):
    """A published edition never changes."""

    def __init__(self):
        super().__init__(_("This edition is published and does not change. Make a new draft."))


class HasDraft(Exception):
    """The place has a draft of this questionnaire already; `edition` is that one."""

    def __init__(self, edition):
        super().__init__(_("There is a draft of this questionnaire already. Publish it or discard it first."))
        self.edition = edition


class NotSound(Exception):
    """A draft that has something wrong in it cannot be published; `problems` are files.FileError."""

    def __init__(self, problems):
        super().__init__(_("Something in the draft has to be mended first."))
        self.problems = problems
