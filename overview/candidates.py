"""Who can be chosen for a role of an introduction, at the start and later."""

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.querysets import current
from accounts.scope import CHIEFS
from mentoring.proposals import unit_of

ADMINISTRATOR = "administrator"  # a post in the organisation, never chosen for one introduction
WITH_FIELDS_OF_THEIR_OWN = ("chief", "mentor")


def roles_to_choose(version):
    """The helpers of the programme that somebody is chosen for, in its order."""
    return [row for row in version.rows("helpers") if row.key != ADMINISTRATOR]


def other_roles(version):
    """Besides chief and mentor: supervisor, assessor, introducer, contact person …"""
    return [row for row in roles_to_choose(version) if row.key not in WITH_FIELDS_OF_THEIR_OWN]


def roles_of(introduction):
    """[(role, who has it, what the way to choose is called)] of every role besides the mentor's."""
    roles = [role for role in roles_to_choose(introduction.version) if role.key != "mentor"]
    return [(role, introduction.person_as(role.key), choose_words(introduction, role)) for role in roles]


def choose_words(introduction, role):
    """What the way there is called: “Välj handledare”, “Byt handledare”."""
    if introduction.person_as(role.key):
        return _("Change %(role)s") % {"role": role}
    return _("Choose %(role)s") % {"role": role}


def candidates(role, node):
    """A chief is somebody who leads the place; the others are colleagues of the unit."""
    return chiefs_of(node) if role == "chief" else colleagues_of(node)


def chiefs_of(node):
    """Whoever leads the node or one above it."""
    above = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    held = current(timezone.localdate(), "roles__")
    people = Person.objects.filter(held, roles__kind__in=CHIEFS, roles__node__path__in=above, is_active=True)
    return people.distinct().by_name()


def colleagues_of(node):
    """Everybody who works at the node or at its unit."""
    people = Person.objects.with_employment_under([unit_of(node).path_range], timezone.localdate())
    return people.filter(is_active=True).by_name()
