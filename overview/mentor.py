"""What Mina nya kollegor shows: one row for each newcomer, and the mentor's own assignment."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from mentoring.load.selectors import load_of_mentor
from mentoring.models import Meeting
from mentoring.selectors import drafts_of, reflection_share
from overview.handover.people import Stint, change_near
from overview.helped import helped_by
from overview.pace_words import Paused, paused
from overview.phase_line import Line
from overview.sections import sections_at
from overview.surveys import asked_of
from overview.timeline import months, strip_line
from programs import parts
from programs.models import Introduction, Theme
from programs.parts import Entry
from routines.models import Custom

BACK, AHEAD = timedelta(days=60), timedelta(days=60)
MEETINGS = ("mentor", "joint")
SESSIONS = ("group", "course", "supervision")
OWN = ("chief-mentor", "supervision")  # of the mentors themselves
SHOWN_AHEAD = 3
SHOWN_THEMES = 3
FRESH = timedelta(days=14)  # before and after another mentor takes over
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
    month: int
    is_past_middle: bool  # of the phase that was entered last
    draft: Meeting | None = None  # that the mentor has begun to write about
    paused: Paused | None = None
    change: tuple[Stint, Stint] | None = None  # to another mentor, or from one, these days

    @property
    def is_close(self):
        return self.line.end_on == self.introduction.close_support_until_on

    @property
    def months(self):
        return months(self.introduction.start_on, self.introduction.end_on + timedelta(days=1))

    @property
    def shown(self):
        """As many as a row holds; the rest are counted."""
        return self.waiting[:SHOWN_THEMES]

    @property
    def not_shown(self):
        return len(self.waiting) - len(self.shown)

    @property
    def is_new(self):
        return self.is_close and 0 < self.line.week <= MOST_SUPPORT


def mentor_page(person):
    """Everything on the page, in a number of queries that does not depend on how many newcomers there are."""
    today = timezone.localdate()
    introductions = list(Introduction.objects.mentored_by(person).active().with_people().order_by("start_on", "pk"))
    entries = parts.entries(person, today - BACK, today + AHEAD, introductions)
    colleagues = _colleagues(introductions, entries, drafts_of(person, introductions), today, person)
    newest = [row.introduction.newcomer.first_name for row in colleagues if row.is_new]
    return {
        "colleagues": colleagues,
        "helped": helped_by(person),
        "sections": sections_at("mentor_home", person, introductions),
        **asked_of(person),
        "today_count": _meetings_on(entries, today),
        "tomorrow_count": _meetings_on(entries, today + timedelta(days=1)),
        "proposed": Custom.objects.waiting_for(person).count(),
        "sessions": _ahead([entry for entry in entries if entry.part == "training"], SESSIONS, today),
        "own": _ahead([entry for entry in entries if entry.part != "training"], OWN, today),
        "chief_names": get_text_list(_chiefs(introductions), _("and")),
        "load": load_of_mentor(person),
        "reflection_share": reflection_share(person),
        "newest": newest,
        "newest_names": get_text_list(newest, _("and")),
        "today": today,
    }


def _chiefs(introductions):
    return list(dict.fromkeys(row.chief.first_name for row in introductions if row.chief))


def _colleagues(introductions, entries, drafts, today, mentor):
    """Whoever is met first stands first; those without a coming meeting last."""
    now, touched = timezone.now(), parts.touched(introductions)
    meetings: dict[int, list[Entry]] = {}
    for entry in entries:
        if entry.kind in MEETINGS and entry.state != "cancelled":
            meetings.setdefault(entry.introduction_id, []).append(entry)
    rows = [_colleague(row, meetings.get(row.pk, []), touched.get(row.pk, {}), now, today) for row in introductions]
    for row in rows:
        row.draft = drafts.get(row.introduction.pk)
        row.paused = paused(row.introduction, mentor)
        row.change = change_near(row.introduction, mentor, FRESH)
    return sorted(rows, key=lambda row: (row.next is None, row.next.starts_at if row.next else now))


def _colleague(introduction, meetings, touched, now, today):
    last = next((entry for entry in reversed(meetings) if entry.starts_at <= now), None)
    themes = introduction.version.rows("themes")
    under_way = _under_way(introduction, today)
    return Colleague(
        introduction=introduction,
        line=strip_line(introduction, today),
        next=next((entry for entry in meetings if entry.starts_at > now), None),
        last=last,
        last_themes=[theme for theme in themes if last and last.is_held and touched.get(theme.key) == last.on],
        waiting=[theme for theme in themes if theme.phase_id in under_way and theme.key not in touched],
        month=months(introduction.start_on, today) + 1,
        is_past_middle=any(first + (last - first) / 2 < today for first, last in list(under_way.values())[-1:]),
    )


def _under_way(introduction, today):
    """{phase id: (first day, last day)} of the phases of today, in the programme's order."""
    if today < introduction.start_on:
        return {}
    days = {phase.pk: introduction.days_of(phase) for phase in introduction.version.rows("phases")}
    return {pk: (first, last) for pk, (first, last) in days.items() if first <= today <= last}


def _meetings_on(entries, day: date):
    return sum(1 for entry in entries if entry.on == day and entry.kind in MEETINGS and entry.state != "cancelled")


def _ahead(entries, kinds, today):
    """The next few, each once: a session is there once for every newcomer in it."""
    found = {e.url: e for e in entries if e.kind in kinds and e.on >= today and e.state != "cancelled"}
    return list(found.values())[:SHOWN_AHEAD]
