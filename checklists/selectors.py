"""What other pages ask about checklists. Everything is set-based: the number of queries is the same for one or many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils import timezone

from checklists.models import Item, Level, Preparation
from checklists.themes import ThemeState, theme_states
from programs import parts
from programs.models import Introduction


@dataclass(frozen=True)
class Untouched:
    """Themes of the phases that are under way: how many nobody has touched, and those past the middle of a phase."""

    count: int
    total: int
    late: int  # also of phases that are over


@dataclass(frozen=True)
class OnAgenda:
    """What has been put on the next meeting from the checklist."""

    items: frozenset[str]
    themes: frozenset[str]

    def __len__(self):
        return len(self.items) + len(self.themes)


def waiting_themes(introduction: Introduction, on: date | None = None) -> list[ThemeState]:
    """Themes whose phase has begun and which nobody has touched; the oldest phase first."""
    return waiting_by_introduction([introduction], on)[introduction.pk]


def waiting_by_introduction(
    introductions: Iterable[Introduction], on: date | None = None
) -> dict[int, list[ThemeState]]:
    """{introduction id: the themes that wait}."""
    on = on or timezone.localdate()
    return {
        pk: [state for state in states if state.has_begun(on) and not state.touched_on]
        for pk, states in theme_states(introductions).items()
    }


def untouched_counts(introductions: Iterable[Introduction], on: date | None = None) -> dict[int, Untouched]:
    """{introduction id: how many of the themes under way wait}."""
    return counts_of(theme_states(introductions), on)


def counts_of(states: dict[int, list[ThemeState]], on: date | None = None) -> dict[int, Untouched]:
    """The same of themes that have been read already; no query."""
    on = on or timezone.localdate()
    return {pk: _untouched(mine, on) for pk, mine in states.items()}


def _untouched(states, on):
    under_way = [state for state in states if state.is_under_way(on)]
    untouched = [state for state in states if not state.touched_on]
    return Untouched(
        count=sum(state.is_under_way(on) for state in untouched),
        total=len(under_way),
        late=sum(state.is_past_middle(on) for state in untouched),
    )


def progress(introductions: Iterable[Introduction]) -> dict[int, dict[Level, int]]:
    """{introduction id: {level: number of items}}, every level there; one query."""
    counted: dict[int, dict[Level, int]] = {row.pk: dict.fromkeys(Level, 0) for row in introductions}
    rows = Item.objects.of(introductions).open().order_by().values_list("introduction_id", "level")
    for pk, level, count in rows.annotate(Count("pk")):
        counted[pk][Level(level)] = count
    return counted


def not_ready(introductions: Iterable[Introduction]) -> dict[int, list[Preparation]]:
    """{introduction id: what is not in place for the first day, the most urgent first}; one query."""
    rows = Preparation.objects.of(introductions).wanted().filter(ready_at=None).select_related("template")
    found: dict[int, list[Preparation]] = {}
    for row in rows.order_by("ready_by_on", "template__order"):
        found.setdefault(row.introduction_id, []).append(row)
    return found


def on_agenda(introduction: Introduction, reader) -> OnAgenda:
    """Which items and themes this reader sees put on the next meeting, whichever part keeps the agenda."""
    topics = [topic for part in parts.all_parts() for topic in part.wished([introduction], reader)]
    return OnAgenda(
        items=frozenset(topic.item_key for topic in topics if topic.item_key),
        themes=frozenset(topic.theme_key for topic in topics if topic.theme_key and not topic.item_key),
    )
