"""Does each question make sense, and do the questions of a questionnaire fit together? Of program files and others.

What is not of the right shape is passed over: the schema has told of it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from programs.files.content import Content, places
from programs.files.links import repeated_keys
from programs.files.problem import Path, Problem, not_possible

Row = dict[str, Any]

QUESTIONS = ("questions/*", "sections/*/questions/*")
DO_NOT_KNOW = "do-not-know"
WITH_OPTIONS = ("scale", "choice", "several", "rank")
WITH_OTHER = ("choice", "several", "rank")
# The fields that fit only some kinds.
FITS = {
    "options": WITH_OPTIONS,
    "at_most": ("several", "rank"),
    "bands": ("number",),
    "unit": ("number",),
    "steps": ("scale",),
    "ends": ("scale",),
    "do_not_know": ("scale",),
}


def questions_of(questionnaire: Any, path: Path = ()) -> list[tuple[Path, Any]]:
    """Each question with its place, in their order; they stand in sections, or at once as in most program files."""
    return [found for pattern in QUESTIONS for found in places(questionnaire, pattern, path)]


def questionnaire_problems(content: Content, questionnaire: Any, path: Path = ()) -> Iterator[Problem]:
    """What does not make sense in what is asked; `path` is where the questionnaire stands in the content."""
    found = questions_of(questionnaire, path)
    yield from repeated_keys(places(questionnaire, "sections/*/key", path))
    yield from repeated_keys(key for place, row in found for key in places(row, "key", place))
    for place, row in found:
        yield from repeated_keys(places(row, "options/*/key", place))
    yield from _of_each(content, found)


def _of_each(content, questions):
    earlier: dict[str, Row] = {}
    is_whole = True
    for path, row in questions:
        if not content.is_sound(path):
            is_whole = False
            continue
        yield from _own(path, row)
        if "when" in row and (is_whole or row["when"]["question"] in earlier):
            yield from _branch(path, row, earlier)
        earlier.setdefault(row["key"], row)


def keys_of(row: Row) -> list[str]:
    """The keys that an answer to a question with options can have."""
    steps = [str(step) for step in range(1, row.get("steps", 0) + 1)]
    last = [DO_NOT_KNOW] if steps and row.get("do_not_know", True) else []
    return [*(option["key"] for option in row.get("options", [])), *steps, *last]


def _own(path, row):
    for field, kinds in FITS.items():
        if field in row and row["kind"] not in kinds:
            message = _("A question of the kind %(kind)s has no “%(field)s”. Take it away.")
            yield Problem(message % {"kind": row["kind"], "field": field}, (*path, field))
    if row["kind"] == "scale":
        yield from _scale(path, row)
    elif row["kind"] in WITH_OPTIONS and "options" not in row:
        yield Problem(_("A question of the kind %(kind)s needs options.") % {"kind": row["kind"]}, path)
    if row["kind"] in WITH_OPTIONS:
        yield from _options(path, row)
    if row["kind"] == "number":
        yield from _bands(path, row)


def _scale(path, row):
    if ("options" in row) == ("steps" in row):
        yield Problem(_("A scale has either options, in words, or steps, in numbers."), path)
    if "steps" in row and "ends" not in row:
        message = _("Write what the lowest and the highest number mean.")
        yield Problem(message, (*path, "ends"))
    for field in ("ends", "do_not_know"):
        if field in row and "steps" not in row:
            message = _("“%(field)s” fits only a scale in numbers. Take it away, or write “steps”.")
            yield Problem(message % {"field": field}, (*path, field))


def _options(path, row):
    options = row.get("options", [])
    others = [number for number, option in enumerate(options) if option.get("other")]
    if others and row["kind"] not in WITH_OTHER:
        message = _("A scale has no option for own words. Take “other” away.")
        yield Problem(message, (*path, "options", others[0], "other"))
    for number in others[1:]:
        message = _("Only one option may have own words beside it. Take “other” away.")
        yield Problem(message, (*path, "options", number, "other"))
    for number, option in enumerate(options[:-1]):
        if option["key"] == DO_NOT_KNOW:
            message = _("“do-not-know” is no step between others. Let it stand last.")
            yield Problem(message, (*path, "options", number, "key"))
    if row.get("at_most", 0) > len(options) > 0:
        message = _("There are only %(count)s options.") % {"count": len(options)}
        yield Problem(message, (*path, "at_most"))


def _bands(path, row):
    if "bands" not in row:
        yield Problem(_("Write the lower limits of the intervals that the numbers are counted in."), (*path, "bands"))
    for number, (lower, upper) in enumerate(pairwise(row.get("bands", [])), start=1):
        if upper <= lower:
            message = _("Each limit is higher than the one before, which is %(before)s.")
            yield Problem(message % {"before": lower}, (*path, "bands", number))


def _branch(path, row, earlier):
    """It is asked of somebody: the question that it waits for comes before, and can be answered so."""
    when = row["when"]
    waited = earlier.get(when["question"])
    if waited is None:
        yield Problem(_no_such_question(when["question"], earlier), (*path, "when", "question"))
        return
    if waited["kind"] not in WITH_OPTIONS:
        message = _("“%(key)s” has no options, so nothing can wait for what is answered there.")
        yield Problem(message % {"key": when["question"]}, (*path, "when", "question"))
        return
    possible = keys_of(waited)
    for number, key in enumerate(when["options"]):
        if key not in possible:
            yield Problem(not_possible(key, possible), (*path, "when", "options", number))
    yield from _never_asked(path, row, waited)


def _no_such_question(key, earlier):
    if earlier:
        return not_possible(key, earlier)
    return _("This is the first question, so there is none before it to wait for.")


def _never_asked(path, row, waited):
    roles = waited.get("for", [])
    others = [role for role in row.get("for", []) if role not in roles]
    if roles and (others or not row.get("for")):
        message = _("“%(key)s” is only for %(roles)s, so nobody else would get this question. Write the same “for”.")
        place = (*path, "for") if others else path
        yield Problem(message % {"key": waited["key"], "roles": ", ".join(roles)}, place)
