"""Every date of a plan that is only being thought of, with what was moved and why."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext as _

from overview.periods import periods_of
from overview.phase_line import Line, Thread
from overview.start.passed import passed_of
from overview.timeline import EVALUATIONS, stretches
from programs.alteration_words import pause_days
from programs.calendar import weeks_between
from programs.days_off import vacation_weeks
from programs.pace import FULL
from programs.parts import Change, all_parts, proposed_steps
from programs.services import Start
from programs.vacation import VACATION

OTHER = "other"  # the column of everything that is not a series of meetings


@dataclass
class WeekRow:
    """One week of the table, or a stretch of vacation weeks; `year` is set on the first row of another year."""

    monday: date
    last_monday: date
    is_vacation: bool
    cells: list[tuple[str, bool, list[Change]]]  # (label of the column, is it a series, its changes)
    year: int | None = None

    @property
    def is_empty(self):
        return not any(changes for _label, _is_series, changes in self.cells)


def _new_year(rows, monday):
    before = rows[-1].last_monday.isocalendar().year if rows else timezone.localdate().year
    year = monday.isocalendar().year
    return year if year != before else None


@dataclass
class Preview:
    """A start and what every part would do with it."""

    start: Start
    changes: list[Change]
    newcomer_name: str

    @property
    def is_part_time(self):
        return self.start.extent < FULL

    @property
    def at_full_pace(self):
        return replace(self.start, is_stretched=False)

    @property
    def stretched(self):
        return replace(self.start, is_stretched=True)

    @property
    def is_cut_short(self):
        """Would the stretched plan become longer than the programme lets it?"""
        stretched = self.stretched
        return stretched.end_on < stretched.pace.day(stretched.counted_end_on)

    @property
    def first_name(self):
        return self.newcomer_name.split(" ")[0]

    @cached_property
    def dated(self):
        """The dates of the newcomer's own plan; windows of the checklist are no dates."""
        return [change for change in self.changes if change.on and change.thread and change.after]

    @property
    def moved(self):
        return [change for change in self.dated if change.reason]

    @property
    def left_out(self):
        """What days off took away: neither before nor after, and a reason."""
        return [change for change in self.changes if change.reason and change.before is None and change.after is None]

    @property
    def rests(self):
        """The days of each vacation in which the plan rests."""
        return [pause_days(row) for row in self.start.pace.pauses if row.reason == VACATION]

    @property
    def undated(self):
        return [change for change in self.changes if change.thread and not change.on]

    @cached_property
    def steps(self):
        return proposed_steps(self.start.version, self.changes)

    @property
    def passed(self):
        """What lies before today, when somebody who has begun is written down late."""
        return passed_of(self.steps)

    @cached_property
    def threads(self):
        return [thread for part in all_parts() for thread in part.threads(self.start.version)]

    @cached_property
    def columns(self):
        """The series of meetings, each with its own column; the rest shares the last."""
        mine = [thread for thread in self.threads if self._part_of(thread) == "mentoring"]
        own = [(thread.key, thread.kind, thread.label) for thread in mine]
        return [*own, (OTHER, "group", _("Group, course, evaluation"))]

    def _part_of(self, thread):
        return next((change.part for change in self.dated if change.thread == thread.key), "")

    @property
    def weeks(self):
        """A row for every week of close support and every later week with a date; vacation weeks share one."""
        close = weeks_between(self.start.start_on, self.start.close_support_until_on)
        rows: list[WeekRow] = []
        for monday in sorted({*close, *self._by_week}):
            is_vacation = monday not in self._by_week and monday.isocalendar().week in self._vacation
            if rows and is_vacation and rows[-1].is_vacation:
                rows[-1].last_monday = monday
            else:
                rows.append(WeekRow(monday, monday, is_vacation, self._cells(monday), _new_year(rows, monday)))
        return rows

    @cached_property
    def _vacation(self):
        return vacation_weeks(self.start.node)

    @cached_property
    def _by_week(self):
        by_week: dict[date, list[Change]] = {}
        for change in self.dated:
            by_week.setdefault(weeks_between(change.on, change.on)[0], []).append(change)
        return by_week

    def _cells(self, monday):
        in_week, keys = self._by_week.get(monday, []), [key for key, _kind, _label in self.columns]
        return [(label, key != OTHER, self._cell(in_week, key, keys)) for key, _kind, label in self.columns]

    def _cell(self, changes, key, keys):
        return [c for c in changes if c.thread == key or (key == OTHER and c.thread not in keys)]

    @property
    def other_helpers(self):
        """(role, person) of those besides chief and mentor who are chosen."""
        people = self.start.helpers
        return [(row, people[row.key]) for row in self.start.version.rows("helpers") if row.key in people]

    @property
    def periods(self):
        """Protected time and reduced workload, with their days and hours."""
        return periods_of(self.start)

    @property
    def line(self):
        until = self.start.close_support_until_on
        phases = [(phase, *self.start.days_of(phase)) for phase in self.start.version.phases.all()]
        return Line(
            start_on=self.start.start_on,
            end_on=until,
            phases=stretches(phases, self.start.start_on, until),
            threads=[
                Thread(row.kind, row.label, beads, "")
                for row in self.threads
                if row.is_counted and (beads := self._beads(row))
            ],
            evaluations=sorted({change.on for change in self.dated if change.thread == EVALUATIONS}),
        )

    def _beads(self, thread):
        return [(change.on, False) for change in self.dated if change.thread == thread.key]
