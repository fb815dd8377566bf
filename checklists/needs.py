"""What waits for a chief before a first day."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checklists.selectors import not_ready
from programs.parts import Advice


def needs(introductions):
    """[Advice, …]: what should have been ready by now; one query."""
    today = timezone.localdate()
    introductions = [row for row in introductions if row.is_active]
    waiting = not_ready(introductions)
    for introduction in introductions:
        late = [row for row in waiting.get(introduction.pk, []) if row.ready_by_on <= today]
        if late:
            yield Advice(
                code="not_ready",
                label=_label(introduction, len(late)),
                reason=_("Missing: %(things)s") % {"things": ", ".join(str(row).lower() for row in late[:2])},
                url=reverse("checklists:preparation_list", args=[introduction.pk]),
                action=_("See what is missing"),
                introduction_id=introduction.pk,
                is_missing=True,
            )


def _label(introduction, count):
    label = ngettext(
        "%(count)s thing is not ready for %(name)s.", "%(count)s things are not ready for %(name)s.", count
    )
    return label % {"count": count, "name": introduction.newcomer.first_name}
