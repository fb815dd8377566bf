"""What Mina nya kollegor shows: one row for each newcomer, and the mentor's own assignment."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import prefetch_related_objects
from django.utils import timezone

from accounts.querysets import current
from overview.phase_line import Line
from overview.sections import sections_at
from overview.timeline import strip_line
from programs import parts
from programs.models import Capacity, Introduction, Theme
from programs.parts import Entry

BACK, AHEAD = timedelta(days=60), timedelta(days=60)
MEETINGS = ("mentor", "joint")
SESSIONS = ("group", "course", "supervision")
OWN = ("chief-mentor",)
SHOWN_AHEAD = 3
USUAL_PLACES = 5  # a full-time mentor's (source 004)
MOST_SUPPORT = 6  # weeks when a newcomer needs most of the mentor's time


@dataclass
class Colleague:
    """One newcomer, as the mentor meets them: who, when next, when last, what is left to touch."""

    introduction: Introduction
    line: Line
    next: Entry | None
    last: Entry | None
    last_themes: list[Theme]
    waiting: list[Theme]
    is_past_middle: bool  # of the phase that was entered last

    @property
    def is_new(self):
        return 0 < self.line.week <= MOST_SUPPORT


@dataclass
class Assignment:
    """How many the mentor carries, of how many."""

    taken: int
    places: int
    newest: list[Introduction] = field(default_factory=list)

    @property
    def dots(self):
        """[(x, is taken), …] for the row of places."""
        return [(8 + 20 * place, place < self.taken) for place in range(max(self.taken, self.places))]

    @property
    def width(self):
        return 20 * max(self.taken, self.places)

    @property
    def is_full(self):
        return self.taken >= self.places


def mentor_page(person, role):
    """Everything on the page, in a number of queries that does not depend on how many newcomers there are."""
    today = timezone.localdate()
    introductions = list(Introduction.objects.mentored_by(person).active().with_people().order_by("start_on", "pk"))
    prefetch_related_objects(introductions, "version__phases", "version__themes")
    entries = parts.entries(person, today - BACK, today + AHEAD, introductions)
    colleagues = _colleagues(introductions, entries, today)
    return {
        "colleagues": colleagues,
        "sections": sections_at("mentor_home", person, introductions),
        "today_count": _meetings_on(entries, today),
        "tomorrow_count": _meetings_on(entries, today + timedelta(days=1)),
        "sessions": _ahead(entries, SESSIONS, today),
        "own": _ahead(entries, OWN, today),
        "chiefs": list(dict.fromkeys(row.chief for row in introductions if row.chief)),
        "assignment": _assignment(person, colleagues, today),
        "role": role,
    }


def _colleagues(introductions, entries, today):
    """Whoever is met first stands first; those without a coming meeting last."""
    now, touched = timezone.now(), parts.touched(introductions)
    meetings: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.kind in MEETINGS and entry.state != "cancelled":
            meetings.setdefault(entry.introduction_id, []).append(entry)
    rows = [_colleague(row, meetings.get(row.pk, []), touched.get(row.pk, {}), now, today) for row in introductions]
    return sorted(rows, key=lambda row: (row.next is None, row.next.starts_at if row.next else now))


def _colleague(introduction, meetings, touched, now, today):
    last = next((entry for entry in reversed(meetings) if entry.starts_at <= now), None)
    themes = list(introduction.version.themes.all())
    under_way = _under_way(introduction, today)
    return Colleague(
        introduction=introduction,
        line=strip_line(introduction, today),
        next=next((entry for entry in meetings if entry.starts_at > now), None),
        last=last,
        last_themes=[theme for theme in themes if last and last.is_held and touched.get(theme.key) == last.on],
        waiting=[theme for theme in themes if theme.phase_id in under_way and theme.key not in touched],
        is_past_middle=any(first + (last - first) / 2 < today for first, last in list(under_way.values())[-1:]),
    )


def _under_way(introduction, today):
    """{phase id: (first day, last day)} of the phases of today, in the programme's order."""
    days = {phase.pk: phase.days(introduction.start_on) for phase in introduction.version.phases.all()}
    return {pk: (first, last) for pk, (first, last) in days.items() if first <= today <= last}


def _meetings_on(entries, day: date):
    return sum(1 for entry in entries if entry.on == day and entry.kind in MEETINGS and entry.state != "cancelled")


def _ahead(entries, kinds, today):
    """The next few, each once: a session is there once for every newcomer in it."""
    found = {e.url: e for e in entries if e.kind in kinds and e.on >= today and e.state != "cancelled"}
    return list(found.values())[:SHOWN_AHEAD]


def _assignment(person, colleagues, today):
    decided = Capacity.objects.filter(current(today), person=person).values_list("places", flat=True).first()
    newest = [row.introduction for row in colleagues if row.is_new]
    return Assignment(len(colleagues), USUAL_PLACES if decided is None else decided, newest)
