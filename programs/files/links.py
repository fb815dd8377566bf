"""Do the rows of a program file fit together? Keys once each, references to rows that exist, nothing in a circle."""

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from django.utils.translation import gettext as _

from programs.files.content import Content, places
from programs.files.problem import Path, Problem, not_possible
from programs.files.shape import SCHEMA

LISTS_WITH_KEYS = [
    "sources",
    "areas",
    "phases",
    "themes",
    "categories",
    "helpers",
    "workload",
    "quotas",
    "requirements",
    "meetings",
    "sessions",
    "sessions/*/sessions",
    "questionnaires",
    "evaluations",
    "reviews",
    "reviews/*/outcomes",
    "items",
]

# A role is a helper or the newcomer.
REFERENCES = {
    "phases/*/after": "phases",
    "themes/*/area": "areas",
    "themes/*/phase": "phases",
    "agreement/*/role": "roles",
    "quotas/*/part_of": "quotas",
    "requirements/*/theme": "themes",
    "requirements/*/area": "areas",
    "meetings/*/roles/*": "roles",
    "meetings/*/quota": "quotas",
    "sessions/*/roles/*": "roles",
    "sessions/*/after": "sessions",
    "sessions/*/quota": "quotas",
    "sessions/*/sessions/*/roles/*": "roles",
    "sessions/*/sessions/*/theme": "themes",
    "questionnaires/*/questions/*/for/*": "roles",
    "questionnaires/*/sections/*/questions/*/for/*": "roles",
    "evaluations/*/questionnaire": "questionnaires",
    "evaluations/*/answered_by/*": "roles",
    "reviews/*/roles/*": "roles",
    "items/*/theme": "themes",
    "items/*/phase": "phases",
    "items/*/quota": "quotas",
    "items/*/practice/confirmed_by": "helpers",
    "items/*/responsible": "roles",
    "items/*/after/*": "items",
    "items/*/categories/*": "categories",
    "items/*/source": "sources",
}
REQUIRED = SCHEMA["else"]["required"]


def link_problems(content: Content) -> Iterator[Problem]:
    """What does not fit together."""
    for pattern in LISTS_WITH_KEYS:
        for path, rows in places(content.own, pattern):
            yield from repeated_keys(places(rows, "*/key", path))
    yield from _shared_series_keys(content)
    if content.is_whole:
        for pattern, section in REFERENCES.items():
            yield from _leading_nowhere(content, pattern, section)
        yield from _series_of_requirements(content)
    yield from _waiting_for_itself(content, "phases", "after")
    yield from _waiting_for_itself(content, "quotas", "part_of")
    yield from _waiting_for_itself(content, "items", "after")
    yield from _waiting_for_itself(content, "sessions", "after")
    yield from _larger_than_the_whole(content)
    yield from _our_own_source(content)


def repeated_keys(found: Iterable[tuple[Path, Any]]) -> Iterator[Problem]:
    """Of the keys that stand at some places."""
    seen: set[str] = set()
    for place, key in found:
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
    possible = _possible(content, section)
    if possible is None:
        return
    for place, key in content.places(pattern):
        if isinstance(key, str) and key not in possible and content.is_sound(place):
            yield _dangling(key, possible, section, place)


def _possible(content, section):
    """What can be referred to; None where that cannot be known, and of sources where the file tells of none."""
    name = "helpers" if section == "roles" else section
    rows = content.section(name, None if name in REQUIRED else [])
    if not isinstance(rows, list) or (name == "sources" and not rows):
        return None
    always = {"roles": ["newcomer"], "sources": ["ours"]}
    return [*always.get(section, []), *content.keys(name)]


def _dangling(key, possible, section, place):
    if possible:
        return Problem(not_possible(key, possible), place)
    message = _("“%(key)s” leads nowhere: there are no rows under “%(section)s”.")
    return Problem(message % {"key": key, "section": section}, place)


def _series_of_requirements(content):
    for path, row in content.rows("requirements"):
        if "series" in row and row["count"] in ("meetings", "sessions"):
            possible = content.keys(row["count"])
            if row["series"] not in possible:
                yield _dangling(row["series"], possible, row["count"], (*path, "series"))


def _waiting_for_itself(content, section, field):
    rows = {row["key"]: (path, row.get(field, [])) for path, row in content.rows(section)}
    waits = {key: after[:] if isinstance(after, list) else [after] for key, (_path, after) in rows.items()}
    while True:
        try:
            TopologicalSorter(waits).prepare()
            return
        except CycleError as error:
            first, then, *_others = error.args[1]
            chain = " → ".join(reversed(error.args[1]))
            yield Problem(_("These wait for each other: %(chain)s.") % {"chain": chain}, (*rows[then][0], field))
            waits[then].remove(first)


def _larger_than_the_whole(content):
    hours = {row["key"]: row["hours"] for _path, row in content.rows("quotas")}
    for path, row in content.rows("quotas"):
        whole = hours.get(row.get("part_of"), row["hours"])
        if row["hours"] > whole:
            message = _("These hours count in “%(key)s”, which has only %(hours)s.")
            yield Problem(message % {"key": row["part_of"], "hours": whole}, (*path, "hours"))


def _our_own_source(content):
    for place, key in content.places("sources/*/key"):
        if key == "ours":
            yield Problem(_("“ours” is always there and means your own proposal. Take the row away."), place)
