"""Do the rows of a program file fit together? Keys once each, references to rows that exist, nothing waiting for itself."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.utils.translation import gettext as _

from programs.files.problem import Path, Problem, not_possible

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


def link_problems(data: dict[str, Any]) -> Iterator[Problem]:
    """What does not fit together; rows of the wrong shape are passed over, the schema has told about them."""
    for pattern in LISTS_WITH_KEYS:
        for path, rows in places(data, pattern):
            yield from _repeated_keys(path, rows)
    yield from _shared_series_keys(data)
    for pattern, section in REFERENCES.items():
        yield from _leading_nowhere(data, pattern, section)
    yield from _waiting_for_itself(data, "items")
    yield from _waiting_for_itself(data, "sessions")
    yield from _newcomer_at_unit_meeting(data)
    yield from _options_and_kinds(data)
    yield from _nothing_to_answer(data)


def places(value: Any, pattern: str, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every place that fits a pattern such as "items/*/after/*", with what stands there."""
    step, _slash, rest = pattern.partition("/")
    children = enumerate(value) if step == "*" and isinstance(value, list) else ()
    if isinstance(value, dict) and step in value:
        children = [(step, value[step])]
    for name, child in children:
        if rest:
            yield from places(child, rest, (*path, name))
        else:
            yield (*path, name), child


def keys(data: dict[str, Any], section: str) -> list[str]:
    return [key for _path, key in places(data, f"{section}/*/key") if isinstance(key, str)]


def _repeated_keys(path, rows):
    seen: set[str] = set()
    for place, key in places(rows, "*/key", path):
        if isinstance(key, str) and key in seen:
            yield Problem(_("The key “%(key)s” is used twice. Give each row its own.") % {"key": key}, place)
        seen.add(str(key))


def _shared_series_keys(data):
    for place, key in places(data, "sessions/*/key"):
        if key in keys(data, "meetings"):
            message = _("The key “%(key)s” is also that of a meeting series. Give each series its own.")
            yield Problem(message % {"key": key}, place)


def _leading_nowhere(data, pattern, section):
    if not isinstance(data.get(section), list):
        return  # told once, as the missing section that it is
    possible = ["newcomer", *keys(data, section)] if section == "helpers" else keys(data, section)
    for place, key in places(data, pattern):
        if isinstance(key, str) and key not in possible:
            yield Problem(not_possible(key, possible), place)


def _waiting_for_itself(data, section):
    waits = {key: set(before) for key, before in _after(data, section)}
    while True:
        try:
            TopologicalSorter(waits).prepare()
            return
        except CycleError as error:
            first, then, *_others = error.args[1]
            chain = " → ".join(reversed(error.args[1]))
            path = next(path for path, key in places(data, f"{section}/*/key") if key == then)
            yield Problem(_("These wait for each other: %(chain)s.") % {"chain": chain}, (*path[:-1], "after"))
            waits[then].discard(first)


def _after(data, section):
    for _path, row in places(data, f"{section}/*"):
        if isinstance(row, dict) and isinstance(row.get("key"), str):
            after = row.get("after") or []
            before = after if isinstance(after, list) else [after]
            yield row["key"], [key for key in before if isinstance(key, str)]


def _newcomer_at_unit_meeting(data):
    for path, row in places(data, "meetings/*"):
        if isinstance(row, dict) and row.get("scope") == "unit" and "newcomer" in (row.get("roles") or []):
            message = _("A meeting about all newcomers of a unit is held without them. Take newcomer away.")
            yield Problem(message, (*path, "roles"))


def _options_and_kinds(data):
    for path, question in places(data, "questionnaires/*/questions/*"):
        kind = question.get("kind") if isinstance(question, dict) else None
        if kind in ("scale", "choice") and "options" not in question:
            yield Problem(_("A question of the kind %(kind)s needs options.") % {"kind": kind}, path)
        if kind == "text" and "options" in question:
            message = _("A question of the kind text has no options. Take them away, or choose scale or choice.")
            yield Problem(message, (*path, "options"))


def _nothing_to_answer(data):
    """Whoever answers has at least one question."""
    asked = {
        row["key"]: {role for _path, role in places(row, "questions/*/for/*") if isinstance(role, str)}
        for _path, row in places(data, "questionnaires/*")
        if isinstance(row, dict) and isinstance(row.get("key"), str)
    }
    for path, row in places(data, "evaluations/*"):
        roles = asked.get(str(row.get("questionnaire"))) if isinstance(row, dict) else None
        for place, role in places(row, "answered_by/*", path):
            if roles is not None and role not in roles:
                message = _("The questionnaire has no question for %(role)s. Add the role to a question's “for”.")
                yield Problem(message % {"role": role}, place)
