"""Does each row of a program file make sense by itself? What the schema cannot say of its fields together."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from programs.files.content import Content, places
from programs.files.problem import Problem
from programs.files.questions import questionnaire_problems, questions_of

# The fields of a requirement that fit only what it counts.
FITS = dict.fromkeys(("kind", "level", "theme", "area"), ["items"]) | {"series": ["meetings", "sessions"]}


def row_problems(content: Content) -> Iterator[Problem]:
    """What does not make sense."""
    yield from _experience(content)
    yield from _lengths_told_twice(content)
    yield from _mentor_who_judges(content)
    yield from _loads(content)
    yield from _requirements(content)
    yield from _newcomer_at_unit_meeting(content)
    yield from _questionnaires(content)
    yield from _hours_and_quotas(content)
    yield from _days(content)


def _experience(content):
    years = content.head.get("experience", {})
    if years.get("from", 0) >= years.get("until", 99):
        message = _("“until” must be more than “from”, which is %(years)s.")
        yield Problem(message % {"years": years["from"]}, ("program", "experience", "until"))


def _lengths_told_twice(content):
    seen: set[str] = set()
    for number, row in enumerate(content.head.get("experience_lengths", [])):
        if row["experience"] in seen:
            message = _("“%(experience)s” is told of twice. Keep one of them.") % row
            yield Problem(message, ("program", "experience_lengths", number, "experience"))
        seen.add(row["experience"])


def _mentor_who_judges(content):
    for path, row in content.rows("helpers"):
        if row["key"] == "mentor" and "hold-reviews" in row.get("may", []):
            message = _("A mentor never holds reviews. Take hold-reviews away.")
            yield Problem(message, (*path, "may", row["may"].index("hold-reviews")))


def _loads(content):
    for path, row in content.rows("workload"):
        if not row.keys() & {"protected_percent", "protected_hours", "workload_percent"}:
            message = _("Write at least one of protected_percent, protected_hours and workload_percent.")
            yield Problem(message, path)
        if {"protected_percent", "protected_hours"} <= row.keys():
            message = _("Protected time is written in percent or in hours. Take one of them away.")
            yield Problem(message, (*path, "protected_hours"))


def _requirements(content):
    for path, row in content.rows("requirements"):
        for field in FITS.keys() & row.keys():
            if row["count"] not in FITS[field]:
                message = _("“%(field)s” fits only when what is counted is: %(fits)s. Take it away.")
                yield Problem(message % {"field": field, "fits": ", ".join(FITS[field])}, (*path, field))


def _newcomer_at_unit_meeting(content):
    for path, row in content.rows("meetings"):
        if row.get("scope") == "unit" and "newcomer" in row["roles"]:
            message = _("A meeting about all newcomers of a unit is held without them. Take newcomer away.")
            yield Problem(message, (*path, "roles"))


def _questionnaires(content):
    for path, row in content.places("questionnaires/*"):
        if isinstance(row, dict) and ("questions" in row) == ("sections" in row):
            yield Problem(_("A questionnaire has either questions, or sections with questions in them."), path)
        yield from questionnaire_problems(content, row, path)
    yield from _nothing_to_answer(content)


def _nothing_to_answer(content):
    """Whoever answers has at least one question."""
    asked = {
        row["key"]: [question.get("for") for _place, question in questions_of(row)]
        for _path, row in content.rows("questionnaires")
    }
    for path, row in content.rows("evaluations"):
        for place, role in places(row, "answered_by/*", path):
            if not any(roles is None or role in roles for roles in asked.get(row["questionnaire"], [None])):
                message = _("The questionnaire has no question for %(role)s. Add the role to a question's “for”.")
                yield Problem(message % {"role": role}, place)


def _hours_and_quotas(content):
    for path, row in content.rows("items"):
        if "quota" in row and "hours" not in row:
            yield Problem(_("Write how many hours the item counts as in the quota."), (*path, "hours"))
        if "hours" in row and "quota" not in row:
            yield Problem(_("Write which quota the hours count in."), (*path, "quota"))


def _days(content):
    for path, row in content.rows("items"):
        for place, day in places(row, "law/valid_from", path):
            try:
                date.fromisoformat(day)
            except ValueError:
                yield Problem(_("There is no such day as %(day)s.") % {"day": day}, place)
