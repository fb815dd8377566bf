"""One version of a programme, as a page shows it: the phases on a line, then everything that it says."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from itertools import takewhile

from django.utils import timezone
from django.utils.translation import gettext as _

from mentoring.rhythm import cadence_of
from overview.phase_line import Line, Thread
from overview.programs_words import cadence_words, every_words, length_words, phase_words, weeks_words
from overview.timeline import ORDER, stretches
from programs.calendar import Offset, week_begins
from programs.models import Version
from programs.words import Words
from training.entries import reading_of

NEWCOMER = "newcomer"


@dataclass(frozen=True)
class Counted:
    """Items of an area: those that are common, and those of the unit or of the place that adds to the common."""

    common: int
    local: int

    @classmethod
    def of(cls, items):
        levels = [item.level for item in items]
        return cls(levels.count("common"), levels.count("local"))

    @property
    def all(self):
        return self.common + self.local


@dataclass
class VersionPage:
    """Reads everything of the version once; a fixed number of queries."""

    version: Version

    @cached_property
    def phases(self):
        return list(self.version.phases.all())

    @property
    def phases_said(self):
        names = {phase.key: str(phase) for phase in self.phases}
        return [(phase, phase_words(phase, names.get(phase.after, ""))) for phase in self.phases]

    @cached_property
    def roles(self):
        """{key: name} of those who have to do with an introduction."""
        return {NEWCOMER: _("newcomer"), **{row.key: str(row).lower() for row in self.helpers}}

    @cached_property
    def helpers(self):
        return list(self.version.helpers.all())

    def named(self, keys):
        return [self.roles.get(key, key) for key in keys]

    @cached_property
    def areas(self):
        """[(area, [(theme, [(item, weeks)])], Counted)] in the order of the programme."""
        items: dict[int, list] = {}
        for item in self.version.template_items.select_related("origin__owner"):
            items.setdefault(item.theme_id, []).append((item, weeks_words(item.from_week, item.to_week)))
        themes: dict[int, list] = {}
        for theme in self.version.themes.select_related("phase"):
            themes.setdefault(theme.area_id, []).append((theme, items.get(theme.pk, [])))
        rows = [(area, themes.get(area.pk, [])) for area in self.version.areas.all()]
        return [
            (area, mine, Counted.of(item for _theme, found in mine for item, _weeks in found)) for area, mine in rows
        ]

    @property
    def theme_count(self):
        return sum(len(themes) for _area, themes, _count in self.areas)

    @property
    def item_count(self):
        return sum(count.all for _area, _themes, count in self.areas)

    @cached_property
    def meetings(self):
        return list(self.version.meeting_series.all())

    @property
    def meetings_said(self):
        """[(series, its rhythm, who meets, its agenda)]"""
        return [
            (row, cadence_words(row.cadence), self.named(row.roles), [Words(point) for point in row.agenda])
            for row in self.meetings
        ]

    @cached_property
    def sessions(self):
        return list(self.version.session_series.prefetch_related("sessions__theme"))

    @property
    def sessions_said(self):
        """[(series, its rhythm, [(session, its reading)])]"""
        return [
            (row, every_words(row.every), [(session, reading_of(session)) for session in row.sessions.all()])
            for row in self.sessions
        ]

    @cached_property
    def evaluations(self):
        return list(self.version.evaluations.select_related("questionnaire"))

    @property
    def evaluations_said(self):
        """[(evaluation, when, who answers)]"""
        return [(row, length_words(row.offset), self.named(row.answered_by)) for row in self.evaluations]

    @property
    def categories(self):
        """[(category, its close support)]"""
        rows = self.version.categories.all()
        return [(row, length_words(row.close_support or self.version.close_support)) for row in rows]

    @property
    def agreement(self):
        """[(role, what is expected)]"""
        rows = self.version.agreement
        return [(self.roles.get(row["role"], row["role"]), list(map(Words, row["expects"]))) for row in rows]

    @property
    def lengths(self):
        return length_words(self.version.close_support), length_words(self.version.length)

    # -- as it would be for somebody who begins on a Monday soon ---------------------------------------------------

    @cached_property
    def start_on(self):
        today = timezone.localdate()
        return today + timedelta(days=7 - today.weekday())

    def last_day(self, length):
        return Offset.parse(length).after(self.start_on) - timedelta(days=1)

    @property
    def close_until(self):
        return self.last_day(self.version.close_support)

    @property
    def line(self):
        until = self.close_until
        phases = [(phase, *phase.days(self.start_on)) for phase in self.phases]
        return Line(
            start_on=self.start_on,
            end_on=until,
            phases=stretches(phases, self.start_on, until),
            threads=self._threads(until),
            evaluations=[day for day in self._evaluation_days if day <= until],
        )

    def _threads(self, until):
        own = [row for row in self.meetings if not row.is_of_unit]
        threads = [Thread(row.kind, str(row), self._meeting_beads(row, until)) for row in own]
        threads += [Thread(row.kind, str(row), self._session_beads(row, until)) for row in self.sessions]
        return sorted((row for row in threads if row.beads), key=lambda row: ORDER.index(row.kind))

    def _meeting_beads(self, series, until):
        begins = (
            day for _key, day in cadence_of(series.cadence, self.start_on, self.close_until).begins(self.start_on)
        )
        days = (day + timedelta(days=(series.weekday - day.weekday()) % 7) for day in begins)
        return [(day, False) for day in takewhile(lambda day: day <= until, days)]

    def _session_beads(self, series, until):
        first, every = week_begins(self.start_on, series.from_week), Offset.parse(series.every)
        count = len(series.sessions.all())
        days = [Offset(number * every.count, every.unit).after(first) for number in range(count)]
        return [(day, False) for day in days if day <= until]

    @property
    def _evaluation_days(self):
        return [Offset.parse(row.offset).after(self.start_on) for row in self.evaluations]
