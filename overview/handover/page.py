"""What stands on the handover: facts that everybody around may read, the same to all of them."""

from datetime import timedelta

from django.utils import timezone

from overview.handover.people import stints_of
from overview.sections import sections_at
from overview.timeline import timeline_of
from programs import parts
from programs.alteration_words import sentences
from programs.models import Introduction
from programs.parts import Entry

SOON = timedelta(weeks=4)
AHEAD = ("planned", "moved")


def handover_of(introduction: Introduction) -> dict:
    """The context of the page and of the paper; a fixed number of queries after with_people().

    Everything is read as the newcomer reads it, and the parts show nothing here that has fewer readers than the page.
    """
    newcomer = introduction.newcomer
    timeline = timeline_of(introduction, newcomer)
    return {
        "introduction": introduction,
        "newcomer": newcomer,
        "timeline": timeline,
        "stints": stints_of(introduction),
        "untouched": untouched_themes(introduction, timeline.phases),
        "coming": coming(timeline.entries),
        "sections": sections_at("handover", newcomer, [introduction]),
        "alterations": alterations_of(introduction),
    }


def alterations_of(introduction):
    """[(alteration, sentence), …] of what still holds, the latest first."""
    rows = introduction.alterations.filter(undone_at=None).select_related("decided_by").defer("lines")
    said = sentences(rows)
    return [(row, said[row.pk]) for row in rows]


def untouched_themes(introduction, phases):
    """[(phase, themes), …] of the phases that have begun: what nobody has touched."""
    today, touched = timezone.localdate(), parts.touched([introduction]).get(introduction.pk, {})
    waiting = [theme for theme in introduction.version.rows("themes") if theme.key not in touched]
    begun = [phase for phase, first_on, _last_on in phases if first_on <= today]
    found = [(phase, [theme for theme in waiting if theme.phase_id == phase.pk]) for phase in begun]
    return [(phase, themes) for phase, themes in found if themes]


def coming(entries: list[Entry]) -> list[Entry]:
    """All of the nearest weeks, and the next one of each kind that has nothing in them."""
    today = timezone.localdate()
    ahead = [entry for entry in entries if entry.on >= today and entry.state in AHEAD]
    soon = [entry for entry in ahead if entry.on <= today + SOON]
    known = {sort_of(entry) for entry in soon}
    later = {sort_of(entry): entry for entry in reversed(ahead) if sort_of(entry) not in known}
    return soon + sorted(later.values(), key=lambda entry: entry.on)


def sort_of(entry):
    return entry.thread or entry.kind
