"""What waits for a chief before a first day."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checklists.selectors import not_ready
from programs.parts import Advice

LAST_WEEK = 2  # later the newcomer has found another way, and nobody is helped by the list


def needs(introductions):
    """[Advice, …]: what should have been ready by now; one query."""
    today = timezone.localdate()
    introductions = [row for row in introductions if row.is_active and row.week <= LAST_WEEK]
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
