from django.urls import reverse
from django.utils.translation import gettext as _

from programs.models import Introduction


def certificates_of(person):
    """[(what it is, address), …] of every introduction that the person has completed, the latest first."""
    completed = Introduction.objects.filter(newcomer=person, state=Introduction.State.COMPLETED)
    return [
        (
            _("Certificate: %(program)s") % {"program": row.version.program},
            reverse("overview:certificate", args=[row.pk]),
        )
        for row in completed.select_related("version__program").order_by("-ended_on")
    ]
