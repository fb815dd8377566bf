"""What only a file that extends another programme has: keys of its own, and how inherited items are done here."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from programs.files.content import Content, places
from programs.files.links import LISTS_WITH_KEYS
from programs.files.problem import Problem, not_possible

# A section's keys may not be those of these sections of what is extended: the two kinds of series share theirs.
APART = {"meetings": ("meetings", "sessions"), "sessions": ("sessions", "meetings")}
WITH_KEYS = [name for name in LISTS_WITH_KEYS if "/" not in name]  # a row inside another is its own row's


def addition_problems(content: Content) -> Iterator[Problem]:
    """What an extension may not say, and what is only for extensions."""
    if not content.extends:
        if "here" in content.own:
            message = _("“here” is only for a file that extends another programme. Write “extends” under program.")
            yield Problem(message, ("here",))
        return
    yield from _of_itself(content)
    yield from _inherited_keys(content)
    yield from _here(content)


def _of_itself(content):
    head = content.head
    if head and head["extends"] == head["key"]:
        yield Problem(_("A programme cannot extend itself."), ("program", "extends"))


def _inherited_keys(content):
    for section in WITH_KEYS:
        sections = APART.get(section, [section])
        taken = {key for other in sections for _path, key in places(content.base, f"{other}/*/key")}
        for place, key in places(content.own, f"{section}/*/key"):
            if isinstance(key, str) and key in taken:
                message = _("The key “%(key)s” is that of an inherited row. Give this one its own.")
                yield Problem(message % {"key": key}, place)


def _here(content):
    possible, seen = [key for _path, key in places(content.base, "items/*/key")], set()
    for place, key in places(content.own, "here/*/item"):
        if not isinstance(key, str):
            continue
        if content.is_whole and key not in possible:
            yield Problem(not_possible(key, possible), place)
        if key in seen:
            yield Problem(_("The item “%(key)s” is told of twice. Keep one of them.") % {"key": key}, place)
        seen.add(key)
