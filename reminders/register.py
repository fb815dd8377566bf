"""What this app says in somebody's history, and has stored about them."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.history import register_extract, register_verbs
from reminders.models import Choice, Feed, Invitation


def _chosen(event):
    if event.codes.get("is_on"):
        return gettext("chose to get invitations in your calendar")
    return gettext("chose to get no invitations in your calendar")


VERBS = {
    "reminders.invitations_chosen": _chosen,
    "reminders.feed_made": _("made an address where your calendar can be fetched"),
    "reminders.feed_closed": _("closed the address where your calendar could be fetched"),
}


def register():
    register_verbs(VERBS)
    register_extract("calendar", _("Your calendar"), _calendar)


def _calendar(person):
    told = Invitation.objects.filter(person=person).order_by("starts_at", "pk")
    return {
        "gets_invitations": Choice.objects.filter(person=person, gets_invitations=True).exists(),
        "addresses": list(Feed.objects.filter(person=person).order_by("made_at").values("made_at", "closed_at")),
        "invitations": list(told.values("starts_at", "minutes", "kind", "place", "state", "changed_at")),
    }
