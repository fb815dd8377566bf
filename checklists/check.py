"""Words of advice about a checklist: never a block. Only what the organisation has left undone is marked as missing."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checklists.models import Item, Level, TemplateItem
from checklists.selectors import not_ready
from programs.models import Area
from programs.parts import Advice


def check(introductions):
    introductions = list(introductions)
    return [*_late_preparations(introductions), *_prerequisites(introductions), *_empty_areas(introductions)]


def _late_preparations(introductions):
    today = timezone.localdate()
    waiting = not_ready([row for row in introductions if row.is_active])
    for introduction in introductions:
        late = [row for row in waiting.get(introduction.pk, []) if row.ready_by_on <= today]
        if late:
            yield Advice(
                "not_ready",
                ngettext(
                    "%(count)s thing is not ready for the first day",
                    "%(count)s things are not ready for the first day",
                    len(late),
                )
                % {"count": len(late)},
                reason=", ".join(str(row) for row in late),
                url=reverse("checklists:preparation_list", args=[introduction.pk]),
                action=_("See what is missing"),
                introduction_id=introduction.pk,
                is_missing=True,
            )


def _prerequisites(introductions):
    """Work safely first: what others build on comes before them, in the plan and in practice."""
    rows = (
        Item.objects.of(introductions)
        .open()
        .filter(occurrence=1)
        .select_related("template")
        .order_by("template__order")
    )
    items = {(row.introduction_id, row.key): row for row in rows}
    for (introduction_id, _key), item in items.items():
        for key in item.prerequisites:
            first = items.get((introduction_id, key))
            if first and not first.is_started and _comes_too_soon(item, first):
                yield Advice(
                    "safety_late",
                    _("“%(item)s” comes before “%(first)s”") % {"item": item, "first": first},
                    reason=_("It builds on it. Go through the other one first."),
                    url=first.get_absolute_url(),
                    introduction_id=introduction_id,
                )


def _comes_too_soon(item, first):
    return item.level >= Level.PRACTISED or item.window_from_on < first.window_from_on


def _empty_areas(introductions):
    """An area without an item of its own is valid; the coordinator should know."""
    versions = {row.version_id for row in introductions}
    with_items = TemplateItem.objects.filter(version__in=versions).values("theme__area")
    for area in Area.objects.filter(version__in=versions).exclude(Q(pk__in=with_items)):
        yield Advice(
            "area_without_items",
            _("No item belongs to the area “%(area)s”") % {"area": area},
            reason=_("That may be as it should. Then it is touched in meetings."),
        )
