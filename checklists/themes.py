"""How far each newcomer's themes have come: which are under way, which nobody has touched yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, prefetch_related_objects

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
    paces = {row.pk: row.pace for row in introductions}
    sums = Item.objects.of(introductions).open().per_theme()
    themes = _themes(introductions, {row["theme_id"] for row in sums})
    touched = parts.touched(introductions)
    states: dict[int, list[ThemeState]] = {pk: [] for pk in paces}
    for row in sums:
        theme, pk = themes[row["theme_id"]], row["introduction_id"]
        phase_days = theme.phase.days_at(paces[pk])
        touched_on = touched.get(pk, {}).get(theme.key)
        states[pk].append(ThemeState(theme, row["items"], row["from_on"], row["to_on"], *phase_days, touched_on))
    for found in states.values():
        found.sort(key=lambda state: state.theme.order)
    return states


def _themes(introductions, wanted):
    """{theme id: Theme}; an item that is done may hang on a theme of an older version than its introduction."""
    prefetch_related_objects(introductions, "version")
    versions = {row.version_id: row.version for row in introductions}
    themes = {theme.pk: theme for version in versions.values() for theme in version.rows("themes")}
    older = wanted - themes.keys()
    return themes | Theme.objects.select_related("area", "phase").in_bulk(older) if older else themes


def last_gone_through(introductions: Iterable[Introduction]) -> QuerySet:
    """(introduction id, theme key, when an item of it last reached a level)."""
    reached = Item.objects.of(introductions).filter(reached_at__isnull=False)
    return reached.per_theme().values_list("introduction_id", "theme__key", "reached_at")
