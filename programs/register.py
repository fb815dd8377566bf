"""What programs says about a person: the words of its history, its register extract, what keeps a node open."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.history import register_extract, register_types, register_verbs
from accounts.services.nodes import register_obstacle
from programs.models import Introduction, Placement

VERBS = {
    "programs.introduction_started": _("started your introduction"),
    "programs.introduction_completed": _("completed your introduction"),
    "programs.introduction_discontinued": _("discontinued your introduction"),
    "programs.version_adopted": _("took over a newer version of the programme in your introduction"),
    "programs.version_declined": _("let your introduction stay on the version it follows"),
    "programs.person_assigned": _("chose who helps you in your introduction"),
    "programs.stand_in_added": _("named a stand-in in your introduction"),
    "programs.capacity_set": _("said how many introductions you can carry"),
}
TYPES = {"programs.introduction": _("your introduction")}


def register():
    register_verbs(VERBS)
    register_types(TYPES)
    register_extract("introductions", _("Your introductions"), _introductions)
    register_obstacle(introductions_at)


def _introductions(person):
    fields = ("version__program__name", "category__key", "experience", "start_on", "end_on", "state")
    return list(Introduction.objects.filter(newcomer=person).order_by("start_on").values(*fields))


def introductions_at(node):
    """A placement holds until it is ended or its introduction is."""
    count = Placement.objects.filter(node=node, to_on=None, introduction__state="active").count()
    if not count:
        return ""
    return ngettext(
        "%(count)d introduction goes on there. Move it first.",
        "%(count)d introductions go on there. Move them first.",
        count,
    ) % {"count": count}
