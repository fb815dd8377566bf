"""What waits for a chief: what is not ready for a first day, and items that nobody sees to."""

from django.db.models import Count, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checklists.models import Item, Level
from checklists.selectors import not_ready
from programs.parts import Advice
from programs.querysets import people_of
from programs.responsible import holder_of, is_chosen

LAST_WEEK = 2  # later the newcomer has found another way, and nobody is helped by the list


def needs(introductions):
    """[Advice, …] in two queries, for introductions that come with_people()."""
    introductions = [row for row in introductions if row.is_active]
    yield from _not_ready(introductions)
    yield from _unassigned(introductions)


def _not_ready(introductions):
    """What should have been ready by now."""
    today = timezone.localdate()
    introductions = [row for row in introductions if row.week <= LAST_WEEK]
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


def _unassigned(introductions):
    """Items not begun whose role nobody has, by role; that a mentor is missing has a line of its own."""
    prefetch_related_objects(introductions, "version", *people_of())
    rows = Item.objects.of(introductions).open().filter(level=Level.NOT_STARTED, template__isnull=False).order_by()
    waiting = rows.values_list("introduction_id", "template__responsible").annotate(Count("pk"))
    counts = {(pk, role): count for pk, role, count in waiting}
    for introduction in introductions:
        for role in introduction.version.rows("helpers"):
            count = counts.get((introduction.pk, role.key), 0)
            if count and is_chosen(role.key) and role.key != "mentor" and not holder_of(introduction, role.key):
                yield _nobody(introduction, role, count)


def _nobody(introduction, role, count):
    label = ngettext(
        "%(count)s item for %(name)s waits for a %(role)s.", "%(count)s items for %(name)s wait for a %(role)s.", count
    )
    return Advice(
        code="unassigned",
        label=label % {"count": count, "name": introduction.newcomer.first_name, "role": role},
        reason=_("Missing: %(role)s") % {"role": role},
        url=reverse("overview:helper_change", args=[introduction.pk, role.key]),
        action=_("Choose"),
        introduction_id=introduction.pk,
        is_missing=True,
    )


def _label(introduction, count):
    label = ngettext(
        "%(count)s thing is not ready for %(name)s.", "%(count)s things are not ready for %(name)s.", count
    )
    return label % {"count": count, "name": introduction.newcomer.first_name}
