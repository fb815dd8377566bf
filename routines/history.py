"""How the history reads to whoever wrote a proposal, and what is stored here about a person."""

from django.utils.translation import gettext_lazy as _

from routines.models import Custom, Opinion

VERBS = {
    "routines.custom_proposed": _("proposed how we do it here"),
    "routines.custom_changed": _("changed a proposal for how we do it here"),
    "routines.custom_approved": _("approved your proposal for how we do it here"),
    "routines.custom_declined": _("declined your proposal for how we do it here"),
    "routines.custom_closed": _("closed what you wrote about how we do it here"),
}
TYPES = {"routines.custom": _("your proposal for how we do it here")}
LABEL = _("What you have said about routines")


def personal_data(person):
    """Answers to whether a routine helped, and what the person has written about how things are done."""
    opinions = Opinion.objects.filter(person=person).order_by("pk")
    customs = Custom.objects.filter(writer=person).order_by("pk")
    return {
        "opinions": list(opinions.values("routine__title", "has_helped", "missing", "given_on")),
        "proposals": list(customs.values("about", "text", "state", "proposed_at", "decided_at", "reply", "closed_on")),
    }
