"""What waits for the chief among the routines: proposals to answer, and what should be looked over."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.parts import Advice
from routines.models import Custom, Routine


def routine_needs(reader):
    """One sentence for each, however many there are; two queries."""
    if proposed := Custom.objects.waiting_for(reader).count():
        label = ngettext(
            "%(count)s proposal for “How we do it here” waits for an answer.",
            "%(count)s proposals for “How we do it here” wait for an answer.",
            proposed,
        )
        reason = _("A mentor may also answer.")
        yield _advice("custom_proposed", label, proposed, reason, "routines:custom_list", _("Read and answer"))
    if overdue := Routine.objects.kept_by(reader).overdue().count():
        label = ngettext(
            "%(count)s routine should be looked over.", "%(count)s routines should be looked over.", overdue
        )
        reason = _("Is what it says still right?")
        yield _advice("routines_overdue", label, overdue, reason, "routines:upkeep", _("Look over"))


def _advice(code, label, count, reason, page, action):
    return Advice(code=code, label=label % {"count": count}, reason=reason, url=reverse(page), action=action)
