"""Who could become somebody's mentor, and why: advice in words, by name, never a ranking."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.models import Employment
from look.templatetags.look import week, week_span
from mentoring.load.selectors import MentorLoad, with_absences, with_profiles
from mentoring.load.words import profile_words


@dataclass(frozen=True)
class Suggestion:
    """A mentor, with what speaks for and what to think of."""

    mentor: MentorLoad
    reasons: list[str]


def suggestions(rows, node):
    """[(heading, [Suggestion, …]), …] of mentors for a newcomer at the node: those with room, then those who are full.

    Within each, in the order of the rows, which is by name. Three queries.
    """
    rows = with_profiles(with_absences(rows))
    works_at = _works_at(rows)
    found = [Suggestion(row, _reasons(row, node, works_at[row.person.pk])) for row in rows]
    groups = [
        (_("Have room for one more"), [row for row in found if not row.mentor.is_full]),
        (_("Carry as much as was decided"), [row for row in found if row.mentor.is_full]),
    ]
    return [(heading, group) for heading, group in groups if group]


def _works_at(rows):
    found = defaultdict(list)
    posts = Employment.objects.current().filter(person__in=[row.person.pk for row in rows]).select_related("node")
    for post in posts:
        found[post.person_id].append(post.node)
    return found


def _reasons(row, node, places):
    near = next((place for place in places if place.path == node.path), None)
    found = [_("Works at %(place)s.") % {"place": near}] if near else []
    found += profile_words(row.profile)
    found += [_("Away %(weeks)s.") % {"weeks": week_span(gone.from_on, gone.to_on)} for gone in row.absences]
    if row.is_full and row.load.frees_on:
        found.append(_("Gets a place free %(week)s.") % {"week": week(row.load.frees_on)})
    return found
