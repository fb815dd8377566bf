"""Every section of a program file: what its rows are called, and what is said of a new one.

A test walks program.schema.json, so that a field which is added there cannot be forgotten here.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from programs.differences import fields
from programs.differences.sayings import moment, number_of, quoted, rhythm, weeks
from programs.differences.values import Field, Rows


def _item(names, row):
    theme, week = names.of("themes", row["theme"]), weeks(names, row["weeks"])
    return _("in the theme %(theme)s, %(weeks)s") % {"theme": theme, "weeks": week}


def _opens(names, row):
    return moment(names, row["at"])


def _period(names, row):
    return _("%(from)s to %(until)s") % {"from": moment(names, row["from"]), "until": moment(names, row["until"])}


SESSIONS_OF = number_of(ngettext_lazy("%(count)s session", "%(count)s sessions", "count"))
SECTIONS = {
    "program": Rows(gettext_lazy("the programme"), gettext_lazy("the programme"), fields.PROGRAM),
    "items": Rows(gettext_lazy("item"), gettext_lazy("items"), fields.ITEMS, told=_item),
    "meetings": Rows(
        gettext_lazy("meetings"),
        gettext_lazy("meetings"),
        fields.MEETINGS,
        told=lambda names, row: rhythm(names, row["cadence"]),
    ),
    "sessions": Rows(
        gettext_lazy("sessions"),
        gettext_lazy("sessions"),
        fields.SESSIONS,
        told=lambda names, row: SESSIONS_OF(names, len(row["sessions"])),
    ),
    "reviews": Rows(
        gettext_lazy("review"),
        gettext_lazy("reviews"),
        fields.REVIEWS,
        told=_opens,
    ),
    "evaluations": Rows(
        gettext_lazy("evaluation"),
        gettext_lazy("evaluations"),
        fields.EVALUATIONS,
        label=lambda names, row: names.of("questionnaires", row.get("questionnaire", row["key"])),
        told=_opens,
    ),
    "phases": Rows(
        gettext_lazy("phase"),
        gettext_lazy("phases"),
        fields.PHASES,
        told=lambda names, row: moment(names, row["start"]),
    ),
    "themes": Rows(
        gettext_lazy("theme"),
        gettext_lazy("themes"),
        fields.THEMES,
        told=lambda names, row: _("in the phase %(phase)s") % {"phase": names.of("phases", row["phase"])},
    ),
    "workload": Rows(gettext_lazy("workload"), gettext_lazy("workload"), fields.WORKLOAD, label=_period),
    "categories": Rows(gettext_lazy("category"), gettext_lazy("categories"), fields.CATEGORIES),
    "requirements": Rows(gettext_lazy("requirement"), gettext_lazy("requirements"), fields.REQUIREMENTS),
    "quotas": Rows(
        gettext_lazy("quota of hours"),
        gettext_lazy("quotas of hours"),
        {
            "name": fields.NAME,
            "hours": fields.WORTH,
            "part_of": fields.reference(pgettext_lazy("field", "part of"), "quotas"),
        },
    ),
    "helpers": Rows(gettext_lazy("helper"), gettext_lazy("helpers"), fields.HELPERS),
    "agreement": Rows(
        gettext_lazy("role agreement"),
        gettext_lazy("role agreement"),
        {"expects": Field(pgettext_lazy("field", "what the others can expect"), "words", quoted, is_list=True)},
        key="role",
        label=lambda names, row: names.of("roles", row["role"]),
    ),
    "questionnaires": Rows(
        gettext_lazy("questions"),
        gettext_lazy("questionnaires"),
        {"name": fields.NAME, "questions": fields.QUESTION_ROWS, "sections": fields.SECTIONS_OF_QUESTIONS},
    ),
    "areas": Rows(gettext_lazy("area"), gettext_lazy("areas"), {"name": fields.NAME}),
    "sources": Rows(
        gettext_lazy("source"),
        gettext_lazy("sources"),
        {"title": fields.named(pgettext_lazy("field", "title")), "url": fields.URL},
    ),
    "here": Rows(
        gettext_lazy("how it is done here"),
        gettext_lazy("how it is done here"),
        {"text": fields.named(pgettext_lazy("field", "words"))},
        key="item",
        label=lambda names, row: names.of("items", row["item"]),
    ),
}
