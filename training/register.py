"""What this app's changes and data are called in a person's own history and extract."""

from django.utils.translation import gettext_lazy as _

from accounts.history import register_extract, register_types, register_verbs
from training.plan import TrainingPart

VERBS = {
    "training.cohort_joined": _("gave you a seat in a group"),
    "training.cohort_left": _("took you out of a group"),
}
TYPES = {"training.cohort": _("your group"), "training.session": _("a session of your group")}


def register():
    register_verbs(VERBS)
    register_types(TYPES)
    register_extract("training", _("Groups, sessions and reading"), TrainingPart().personal_data)
