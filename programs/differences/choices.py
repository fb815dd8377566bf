"""The words of the values that a field chooses among."""

from django.utils.dates import WEEKDAYS as DAYS
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programs.file_values import WEEKDAYS as DAY_KEYS

WEEKDAYS = {key: DAYS[number] for number, key in enumerate(DAY_KEYS)}
KINDS = {
    "prepared": pgettext_lazy("kind of item", "Made ready"),
    "gone-through": pgettext_lazy("kind of item", "Go through"),
    "read": pgettext_lazy("kind of item", "Read"),
    "shadowing": pgettext_lazy("kind of item", "Shadowing"),
    "study-visit": pgettext_lazy("kind of item", "Study visit"),
    "practice": pgettext_lazy("kind of item", "Practise"),
    "course": pgettext_lazy("kind of item", "Course"),
    "reflection": pgettext_lazy("kind of item", "Reflect"),
    "external-course": pgettext_lazy("kind of item", "Course elsewhere"),
}
PARTS = {"workplace": pgettext_lazy("part", "Workplace"), "profession": pgettext_lazy("part", "Profession")}
LEVELS = {"local": pgettext_lazy("origin", "Local"), "common": pgettext_lazy("origin", "Common")}
REACHED = {
    "gone-through": pgettext_lazy("level", "Gone through"),
    "practised": pgettext_lazy("level", "Seen or practised"),
    "done": pgettext_lazy("level", "Done myself"),
}
SCOPES = {"introduction": _("one newcomer"), "unit": _("all newcomers of a unit")}
SERIES = {
    "group": _("Group sessions"),
    "course": _("Course days"),
    "supervision": _("Professional supervision"),
}
QUESTIONS = {
    "scale": pgettext_lazy("kind of question", "a scale"),
    "choice": pgettext_lazy("kind of question", "a choice"),
    "several": pgettext_lazy("kind of question", "several choices"),
    "rank": pgettext_lazy("kind of question", "a ranking"),
    "number": pgettext_lazy("kind of question", "a number"),
    "line": pgettext_lazy("kind of question", "a few words"),
    "text": pgettext_lazy("kind of question", "own words"),
}
COUNTED = {
    "items": _("items"),
    "themes": _("themes"),
    "meetings": _("meetings"),
    "sessions": _("sessions"),
    "evaluations": _("evaluations"),
    "reviews": _("reviews"),
}
EXPERIENCES = {
    "graduate": _("New graduate"),
    "under_two": _("Less than two years of this work"),
    "over_two": _("More than two years of this work"),
    "other": _("From other social work"),
}
RIGHTS = {
    "set-levels": _("say how far the newcomer has come"),
    "confirm-practice": _("confirm practice at home"),
    "tailor": _("fit the checklist to the newcomer"),
    "hold-reviews": _("hold reviews"),
}
