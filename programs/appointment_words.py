"""What an appointment is called where it may be read over a shoulder: its kind, never its theme or whom it is about."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TITLES = {
    "group": gettext_lazy("Introduction: group session"),
    "course": gettext_lazy("Introduction: course day"),
    "supervision": gettext_lazy("Introduction: supervision"),
    "review": gettext_lazy("Introduction: progress review"),
}


def neutral_title(kind: str) -> str:
    return str(TITLES.get(kind) or _("Introduction: meeting"))
