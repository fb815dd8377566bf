"""Do the rows of a program file fit together? Keys once each, references to rows that exist, nothing in a circle."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from django.utils.translation import gettext as _

from programs.files.content import Content, places
from programs.files.problem import Problem, not_possible

LISTS_WITH_KEYS = [
    "areas",
    "phases",
    "themes",
    "categories",
    "helpers",
    "meetings",
    "sessions",
    "sessions/*/sessions",
    "questionnaires",
    "questionnaires/*/questions",
    "questionnaires/*/questions/*/options",
    "evaluations",
    "items",
]

REFERENCES = {
    "themes/*/area": "areas",
    "themes/*/phase": "phases",
    "agreement/*/role": "helpers",
    "meetings/*/roles/*": "helpers",
    "sessions/*/roles/*": "helpers",
    "sessions/*/after": "sessions",
    "sessions/*/sessions/*/roles/*": "helpers",
    "sessions/*/sessions/*/theme": "themes",
    "questionnaires/*/questions/*/for/*": "helpers",
    "evaluations/*/questionnaire": "questionnaires",
    "evaluations/*/answered_by/*": "helpers",
    "items/*/theme": "themes",
    "items/*/responsible": "helpers",
    "items/*/after/*": "items",
    "items/*/categories/*": "categories",
}


def link_problems(content: Content) -> Iterator[Problem]:
    """What does not fit together."""
    for pattern in LISTS_WITH_KEYS:
        for path, rows in content.places(pattern):
            yield from _repeated_keys(path, rows)
    yield from _shared_series_keys(content)
    for pattern, section in REFERENCES.items():
        yield from _leading_nowhere(content, pattern, section)
    yield from _waiting_for_itself(content, "items")
    yield from _waiting_for_itself(content, "sessions")
    yield from _newcomer_at_unit_meeting(content)
    yield from _options_and_kinds(content)
    yield from _nothing_to_answer(content)


def _repeated_keys(path, rows):
    seen: set[str] = set()
    for place, key in places(rows, "*/key", path):
        if isinstance(key, str) and key in seen:
            yield Problem(_("The key “%(key)s” is used twice. Give each row its own.") % {"key": key}, place)
        seen.add(str(key))


def _shared_series_keys(content):
    taken = content.keys("meetings")
    for place, key in content.places("sessions/*/key"):
        if key in taken:
            message = _("The key “%(key)s” is also that of a meeting series. Give each series its own.")
            yield Problem(message % {"key": key}, place)


def _leading_nowhere(content, pattern, section):
    if not isinstance(content.data.get(section), list):
        return  # told once, as the missing section that it is
    possible = ["newcomer", *content.keys(section)] if section == "helpers" else content.keys(section)
    for place, key in content.places(pattern):
        if isinstance(key, str) and key not in possible:
            yield Problem(not_possible(key, possible), place)


def _waiting_for_itself(content, section):
    rows = {row["key"]: (path, row.get("after", [])) for path, row in content.rows(section)}
    waits = {key: after[:] if isinstance(after, list) else [after] for key, (_path, after) in rows.items()}
    while True:
        try:
            TopologicalSorter(waits).prepare()
            return
        except CycleError as error:
            first, then, *_others = error.args[1]
            chain = " → ".join(reversed(error.args[1]))
            yield Problem(_("These wait for each other: %(chain)s.") % {"chain": chain}, (*rows[then][0], "after"))
            waits[then].remove(first)


def _newcomer_at_unit_meeting(content):
    for path, row in content.rows("meetings"):
        if row.get("scope") == "unit" and "newcomer" in row["roles"]:
            message = _("A meeting about all newcomers of a unit is held without them. Take newcomer away.")
            yield Problem(message, (*path, "roles"))


def _options_and_kinds(content):
    for path, row in content.rows("questionnaires"):
        for place, question in places(row, "questions/*", path):
            if question["kind"] != "text" and "options" not in question:
                message = _("A question of the kind %(kind)s needs options.")
                yield Problem(message % {"kind": question["kind"]}, place)
            if question["kind"] == "text" and "options" in question:
                message = _("A question of the kind text has no options. Take them away, or choose scale or choice.")
                yield Problem(message, (*place, "options"))


def _nothing_to_answer(content):
    """Whoever answers has at least one question."""
    asked = {
        row["key"]: {role for _path, role in places(row, "questions/*/for/*")}
        for _path, row in content.rows("questionnaires")
    }
    for path, row in content.rows("evaluations"):
        for place, role in places(row, "answered_by/*", path):
            if role not in asked.get(row["questionnaire"], [role]):
                message = _("The questionnaire has no question for %(role)s. Add the role to a question's “for”.")
                yield Problem(message % {"role": role}, place)
