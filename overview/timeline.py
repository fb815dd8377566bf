"""One introduction in time: its phases, what is in its calendar, and the line that is drawn from both."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from dateutil.relativedelta import relativedelta
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from overview.phase_line import Line, Stretch, Thread
from programs import parts
from programs.models import Introduction
from programs.parts import Entry
from programs.vacation import VACATION

EVALUATIONS = "evaluation"  # the kind of their entries, and the name of their row in the key
ORDER = ("joint", "mentor", "group", "course", "supervision")  # of the threads, from the top
A_MONTH = timedelta(days=31)
A_WEEK = timedelta(days=6)  # from its first day to its last


@dataclass
class Timeline:
    """Assembled once for a page; everything the page shows of time is read from here."""

    introduction: Introduction
    entries: list[Entry]
    threads: list[parts.Thread]
    today: date
    is_own: bool = False  # it is the newcomer who looks

    @cached_property
    def phases(self):
        """(phase, first day, last day) in the order of the programme."""
        return [(phase, *self.introduction.days_of(phase)) for phase in self.introduction.version.rows("phases")]

    @property
    def current_phases(self):
        return [phase for phase, first, last in self.phases if first <= self.today <= last]

    @property
    def phase(self):
        """The phase that the newcomer entered last; None before the first and after the last."""
        return self.current_phases[-1] if self.current_phases else None

    @property
    def stage(self):
        """Where the newcomer is: before, close (support), later or over."""
        if not self.introduction.is_active or self.today > self.introduction.end_on:
            return "over"
        if self.today < self.introduction.start_on:
            return "before"
        return "close" if self.today <= self.introduction.close_support_until_on else "later"

    @property
    def days_left(self):
        return (self.introduction.start_on - self.today).days

    @property
    def month(self):
        """Month of the introduction: 1 from the first day."""
        return months(self.introduction.start_on, self.today) + 1

    @property
    def months(self):
        return months(self.introduction.start_on, self.introduction.end_on + timedelta(days=1))

    def between(self, first, last):
        return [entry for entry in self.entries if first <= entry.on <= last]

    @property
    def monday(self):
        return self.today - timedelta(days=self.today.weekday())

    @property
    def friday(self):
        return self.monday + timedelta(days=4)

    @property
    def this_week(self):
        return self.between(self.monday, self.monday + A_WEEK)

    @property
    def first_week(self):
        return self.between(self.introduction.start_on, self.introduction.start_on + A_WEEK)

    @property
    def next_entry(self):
        """What comes first after this week."""
        sunday = self.monday + A_WEEK
        return next((entry for entry in self.entries if entry.on > sunday and entry.state != "cancelled"), None)

    @property
    def held_count(self):
        return sum(1 for entry in self.entries if entry.is_held)

    @property
    def over_on(self):
        return self.introduction.ended_on or self.introduction.end_on

    @property
    def line(self):
        """Close support while it lasts, the whole programme after it."""
        return self.line_until(
            self.introduction.end_on if self.stage == "later" else self.introduction.close_support_until_on
        )

    @property
    def whole_line(self):
        """For the page of the plan itself, which needs no link to it."""
        return replace(self.line_until(self.introduction.end_on), plan_url="")

    def line_until(self, end_on):
        plan_url = reverse("overview:introduction_plan", args=[self.introduction.pk])
        return Line(
            start_on=self.introduction.start_on,
            end_on=end_on,
            today=self.today,
            phases=stretches(self.phases, self.introduction.start_on, end_on),
            threads=[
                Thread(row.kind, row.own_label if self.is_own else row.label, beads, f"{plan_url}?series={row.key}")
                for row in self.threads
                if row.is_counted and (beads := self._beads(row, end_on))
            ],
            evaluations=sorted({e.on for e in self.entries if e.kind == EVALUATIONS and e.on <= end_on + A_MONTH}),
            pauses=self._pauses(end_on),
            evaluations_url=f"{plan_url}?series={EVALUATIONS}",
            plan_url=plan_url,
        )

    def _beads(self, thread, end_on):
        return [
            (entry.on, entry.is_held)
            for entry in self.entries
            if entry.thread == thread.key and entry.state != "cancelled" and entry.on <= end_on
        ]

    def _pauses(self, end_on):
        return [
            Stretch(_("vacation") if row.reason == VACATION else _("pause"), row.from_on, row.to_on)
            for row in self.introduction.pace.pauses
            if row.from_on <= end_on and row.to_on >= self.introduction.start_on
        ]


def timeline_of(introduction, reader, *, until=None, today=None):
    """The reader's view of an introduction until a day, from what must be ready before the first one."""
    entries = parts.entries(reader, introduction.start_on - A_MONTH, until or introduction.end_on, [introduction])
    own = [entry for entry in entries if entry.introduction_id == introduction.pk]
    threads = _threads(introduction, {entry.thread for entry in own})
    threads.sort(key=lambda thread: ORDER.index(thread.kind) if thread.kind in ORDER else len(ORDER))
    is_own = introduction.newcomer_id == getattr(reader, "pk", None)
    return Timeline(introduction, own, threads, today or timezone.localdate(), is_own)


def _threads(introduction, used):
    """Those of the version, and what goes on of versions that the introduction followed before."""
    threads = _threads_of(introduction.version)
    if used - threads.keys() - {EVALUATIONS, ""}:
        for adoption in introduction.adoptions.select_related("former").order_by("-decided_at"):
            older = _threads_of(adoption.former) if adoption.former else {}
            threads |= {key: older[key] for key in older.keys() & used - threads.keys()}
    return list(threads.values())


def _threads_of(version):
    return {thread.key: thread for part in parts.all_parts() for thread in part.threads(version)}


def stretches(phases, start_on, end_on):
    """The phases that are walked between two days; the preparations before the first day are not."""
    return [
        Stretch(str(phase), max(first, start_on), min(last, end_on))
        for phase, first, last in phases
        if last >= start_on and first <= end_on
    ]


def strip_line(introduction, today=None):
    """The thin bar of a list: close support while it lasts, then the whole."""
    today = today or timezone.localdate()
    phases = [(phase, *introduction.days_of(phase)) for phase in introduction.version.rows("phases")]
    is_close = today <= introduction.close_support_until_on
    until = introduction.close_support_until_on if is_close else introduction.end_on
    return Line(
        start_on=introduction.start_on,
        end_on=until,
        today=today,
        phases=stretches(phases, introduction.start_on, until),
    )


def months(first, last):
    """Whole calendar months from one day to another."""
    between = relativedelta(last, first)
    return between.years * 12 + between.months
