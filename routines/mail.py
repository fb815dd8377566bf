"""What is said in mails about routines: what it is called and where it stands, never what anybody wrote about it."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from outbox.kinds import Kind, Line
from routines.models import Custom, Routine
from routines.owners import owners_of


def overdue(messages):
    """Told only while nobody has looked it over, and to whoever keeps it up to date now."""
    label = _("Look over the routine “%(routine)s”")
    return _to_owners(messages, Routine.objects.overdue(), label)


def link_dead(messages):
    label = _("The link of the routine “%(routine)s” does not answer")
    return _to_owners(messages, Routine.objects.with_dead_link(), label)


def _to_owners(messages, routines, label):
    found = routines.select_related("node").defer("text").in_bulk({message.refers_id for message in messages})
    owners = owners_of(found.values(), timezone.localdate())
    return {
        message.pk: Line(label % {"routine": routine.title}, routine.get_absolute_url(), detail=str(routine.node))
        for message in messages
        if (routine := found.get(message.refers_id)) and message.person_id in owners[routine.pk]
    }


def custom_answered(messages):
    found = Custom.objects.exclude(state=Custom.State.PROPOSED).in_bulk({message.refers_id for message in messages})
    return {
        message.pk: Line(_("Your proposal for “How we do it here” has an answer"), _page(message.refers_id))
        for message in messages
        if message.refers_id in found
    }


def _page(custom_id):
    return reverse("routines:custom_detail", args=[custom_id])


KINDS = [
    Kind("routine_overdue", gettext_lazy("A routine to look over"), overdue),
    Kind("routine_link_dead", gettext_lazy("A link that does not answer"), link_dead),
    Kind("custom_answered", gettext_lazy("An answer to a proposal"), custom_answered),
]
