"""The plan check of a start: advice with its reason, never a block."""

from django.utils.translation import gettext as _

from mentoring.proposals import unit_of
from mentoring.selectors import loads
from overview.demand_words import experience_words
from programs.demands import demands_of
from programs.parts import Advice

IN_FIRST_WEEK = 7


def advise(preview):
    """What a chief would want to know before saying yes."""
    found = [_mentor(preview.start), _first_week(preview), _too_early(preview), _shortened(preview.start)]
    found += [_experience(preview.start), _skeleton(preview.start)]
    found += _waiting(preview)
    return [advice for advice in found if advice]


def _mentor(start):
    if start.mentor is None:
        label = _("There is no mentor yet.")
        return Advice("no_mentor", label, _("The newcomer needs somebody from the first day."), is_missing=True)
    load = next((row for row in loads(unit_of(start.node)) if row.person == start.mentor), None)
    if load and load.taken >= load.places:
        label = _("%(name)s gets assignment %(taken)s of %(places)s.")
        words = {"name": start.mentor.first_name, "taken": load.taken + 1, "places": load.places}
        return Advice(
            "mentor_full", label % words, _("More than was decided. Choose another, or lift something else off.")
        )
    return None


def _first_week(preview):
    start_on = preview.start.start_on
    if any((change.on - start_on).days < IN_FIRST_WEEK and change.part == "mentoring" for change in preview.dated):
        return None
    return Advice("no_meeting", _("There is no meeting in the first week."), _("Choose another weekday or first day."))


def _too_early(preview):
    early = next((change for change in preview.dated if change.on < preview.start.start_on), None)
    if early is None:
        return None
    why = _("Choose another group, or let the newcomer wait for the next one.")
    return Advice("too_early", _("The group begins before the first day."), why)


def _shortened(start):
    # Chiefs overrate experience of other social work: source 004.
    if start.category.close_support and start.category.close_support != start.version.close_support:
        label = _("The close support is shorter than the programme says.")
        why = _("Experience of other social work helps less than one thinks. The background can be changed later.")
        return Advice("shortened", label, why)
    return None


# Years of this work, from and until, that each experience stands for; social work of another kind is none of it.
YEARS = {"graduate": (0, 0), "other": (0, 0), "under_two": (0, 2), "over_two": (2, None)}


def _experience(start):
    demands = demands_of(start.version)
    if fits(start.experience, demands):
        return None
    label = _("The programme is meant for somebody with another experience.")
    return Advice("experience", label, experience_words(demands))


def fits(experience, demands):
    """Does some of what the experience stands for lie within the years that the programme is meant for?"""
    low, high = YEARS[experience]
    reaches_up = demands.experience_from == 0 or high is None or high > demands.experience_from
    return reaches_up and (demands.experience_until is None or low < demands.experience_until)


def _skeleton(start):
    if not demands_of(start.version).is_skeleton:
        return None
    why = _("The structure is there and the content is not. Ask the coordinator whether it has been filled in.")
    return Advice("skeleton", _("The programme is a frame that is to be filled in before it is used."), why)


def _waiting(preview):
    return [
        Advice("waiting", change.label, _("Open a group, or give a seat in one, when there is one."))
        for change in preview.undated
    ]
