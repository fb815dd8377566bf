"""What the register of improvements holds about a person: what the person sees to."""

from django.utils.translation import gettext_lazy as _

from surveys.models import Improvement

LABEL = _("Improvements that you see to")


def personal_data(person):
    rows = Improvement.objects.filter(owner=person, withdrawn_at=None).order_by("pk")
    return list(rows.values("heard", "answer", "state", "decided_on"))
