"""A theme that nobody has touched when half of its phase has passed is told to the newcomer and the mentor, once."""

from collections import defaultdict
from datetime import timedelta

from django.db.models import Min, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.querysets import current
from checklists.models import Item
from outbox.kinds import Kind, Line
from outbox.rows import key_of
from programs import parts
from programs.models import Introduction, Phase
from programs.parts import Due
from programs.querysets import at_pace, paces_of

KIND = "theme_untouched"
# How long after the middle of a phase a reminder that was missed is made up for.
CATCH_UP = timedelta(days=14)


def due(on):
    """One reminder per theme and reader; it refers to the first item of the theme."""
    rows = _untouched(_half_passed(on))
    mentor = "introduction__involvements__"
    mentored = rows.filter(current(on, mentor), **{f"{mentor}role": "mentor"})
    return [_due(rows, "introduction__newcomer_id"), _due(mentored, f"{mentor}person_id")]


def _due(rows, person):
    return Due(KIND, rows.values_list(person, key_of("theme-untouched", "introduction_id", "theme_id", person), "pk"))


def _half_passed(on):
    """The first item of every theme of which half the phase has just passed."""
    rows = Item.objects.open().filter(introduction__state=Introduction.State.ACTIVE)
    first = rows.filter(_phases_at_half(on)).order_by().values("introduction_id", "theme_id").annotate(first=Min("pk"))
    return Item.objects.filter(pk__in=first.values("first")).order_by()


def _phases_at_half(on):
    """Months have different lengths, so the days are reckoned per phase and pace, of which there are few."""
    paces = paces_of(Introduction.objects.active())
    condition = Q(pk__in=[])
    for phase in Phase.objects.filter(version__in=list(paces)):
        for pace in paces[phase.version_id]:
            if _is_at_half(phase, pace, on):
                condition |= Q(theme__phase=phase) & at_pace(pace, "introduction__")
    return condition


def _is_at_half(phase, pace, on):
    first_on, last_on = phase.days_at(pace)
    middle_on = first_on + (last_on - first_on) / 2
    return middle_on < on <= min(middle_on + CATCH_UP, last_on)


def _untouched(rows):
    """Leaves out what any part has touched: a meeting or a session counts as much as an item gone through."""
    ids_by_theme = defaultdict(list)
    candidates = Introduction.objects.filter(pk__in=rows.values("introduction_id"))
    for introduction_id, themes in parts.touched(candidates).items():
        for key in themes:
            ids_by_theme[key].append(introduction_id)
    for key, ids in sorted(ids_by_theme.items()):
        rows = rows.exclude(theme__key=key, introduction__in=ids)
    return rows


def untouched_lines(messages):
    """Told only while it is true: the theme still waits, and the reader is still newcomer or mentor."""
    items = Item.objects.select_related("theme").with_people().in_bulk([message.refers_id for message in messages])
    touched = parts.touched([item.introduction for item in items.values()])
    return {
        message.pk: _line(item, message.person)
        for message in messages
        if (item := items.get(message.refers_id)) and _holds(item, message.person, touched)
    }


def _holds(item, person, touched):
    introduction = item.introduction
    is_theirs = introduction.involves(person, as_any=("newcomer", "mentor"))
    return introduction.is_active and is_theirs and item.theme.key not in touched.get(introduction.pk, {})


def _line(item, person):
    is_own = item.introduction.newcomer_id == person.pk
    return Line(
        label=_("Not touched yet: %(theme)s") % {"theme": item.theme},
        detail="" if is_own else item.introduction.newcomer.name,
        url=reverse("checklists:checklist", args=[item.introduction_id]) + f"?show=all#theme-{item.theme.key}",
    )


KINDS = [Kind(KIND, gettext_lazy("A theme that waits"), untouched_lines)]
