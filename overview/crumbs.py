"""Where one is, under an introduction."""

from django.urls import reverse
from django.utils.translation import gettext as _


def crumbs_of(reader, introduction, here=""):
    """The newcomer's own pages lie right under the menu; for everybody else they lie under the person."""
    if introduction.newcomer_id == reader.pk:
        return []
    home, name = (_("Introductions"), reverse("overview:home")), introduction.newcomer.name
    if not here:
        return [home, (name, "")]
    return [home, (name, introduction.get_absolute_url()), (here, "")]
