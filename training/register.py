"""What this app's changes are called in a person's own history."""

from django.utils.translation import gettext_lazy as _

from accounts.history import register_types, register_verbs

VERBS = {
    "training.cohort_joined": _("gave you a seat in a group"),
    "training.cohort_left": _("took you out of a group"),
    "training.attendance_taken": _("said who was at a session of your group"),
    "training.cohort_changed": _("changed what your group is called, its place or its seats"),
    "training.leaders_set": _("chose who leads your group"),
    "training.session_moved": _("moved a session of your group"),
    "training.session_cancelled": _("cancelled a session of your group"),
    "training.themes_swapped": _("let two sessions of your group change themes"),
    "training.plan_changed": _("changed which groups you wait for or have a seat in"),
}
TYPES = {"training.cohort": _("your group"), "training.session": _("a session of your group")}


def register():
    register_verbs(VERBS)
    register_types(TYPES)
