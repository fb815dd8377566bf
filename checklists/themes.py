"""How far each newcomer's themes have come: which are under way, which nobody has touched yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from checklists.models import Item
from programs import parts
from programs.models import Introduction, Theme


@dataclass(frozen=True)
class ThemeState:
    """A theme with items in one introduction; the window spans its items, the phase says when it is under way."""

    theme: Theme
    items: int
    from_on: date
    to_on: date
    phase_from_on: date
    phase_to_on: date
    touched_on: date | None

    def has_begun(self, on: date) -> bool:
        return self.phase_from_on <= on

    def is_under_way(self, on: date) -> bool:
        return self.phase_from_on <= on <= self.phase_to_on

    def is_past_middle(self, on: date) -> bool:
        """Half of the phase has passed, or all of it."""
        return on - self.phase_from_on > self.phase_to_on - on


def theme_states(introductions: Iterable[Introduction]) -> dict[int, list[ThemeState]]:
    """{introduction id: its themes in the programme's order}; a fixed number of queries for any number of them."""
    introductions = list(introductions)
    starts = {row.pk: row.start_on for row in introductions}
    sums = Item.objects.of(introductions).open().per_theme()
    themes = Theme.objects.select_related("area", "phase").in_bulk({row["theme_id"] for row in sums})
    touched = parts.touched(introductions)
    states: dict[int, list[ThemeState]] = {pk: [] for pk in starts}
    for row in sums:
        theme, pk = themes[row["theme_id"]], row["introduction_id"]
        phase_days = theme.phase.days(starts[pk])
        touched_on = touched.get(pk, {}).get(theme.key)
        states[pk].append(ThemeState(theme, row["items"], row["from_on"], row["to_on"], *phase_days, touched_on))
    for found in states.values():
        found.sort(key=lambda state: state.theme.order)
    return states


def last_gone_through(introductions: Iterable[Introduction]) -> dict[int, dict[str, date]]:
    """{introduction id: {theme key: the day an item of it last reached a level}}; one query."""
    found: dict[int, dict[str, date]] = {}
    reached = Item.objects.of(introductions).filter(reached_at__isnull=False).per_theme()
    for pk, key, at in reached.values_list("introduction_id", "theme__key", "reached_at"):
        found.setdefault(pk, {})[key] = timezone.localdate(at)
    return found
