"""Where everything on a phase line stands: placed bars, beads and ticks.

x runs along the introduction, in per cent on a page and in points on paper; y is fixed, in px or pt. An x leaves as
text, so that no language puts a decimal comma into a coordinate. Words are the templates' business.
"""

import datetime as dt
from dataclasses import dataclass

from overview import phase_axis
from overview.phase_line import Line

FLAG_BAND, NAME, BAR, ROW = 26, 23, 30, 34  # px down: room for the flag; in a row its name and its bar
THREAD_GAP, STEP, AXIS_GAP, UNDER_MONTHS, UNDER_YEARS = 30, 24, 30, 46, 34
NARROWEST, LETTER = 288, 7.2  # px: the line on a phone, a letter in the name of a phase
YEARS_FROM = 60  # weeks: years on the axis instead of weeks and months
FLAG_ASIDE = 46  # px: half a flag


@dataclass(frozen=True)
class Drawing:
    """A line placed for one width: 100 per cent of a page, or so many points of paper."""

    line: Line
    width: float = 100
    unit: str = "%"

    # -- along ----------------------------------------------------------------------------------------------------

    def share(self, days):
        """Per cent of the line that so many days are; the middle of a day is half a day more."""
        return days / (self.line.weeks * 7) * 100

    def after(self, day):
        return (day - self.line.start_on).days

    def middle(self, day):
        return min(100.0, max(0.0, self.share(self.after(day) + 0.5)))

    def written(self, share):
        return f"{share * self.width / 100:.2f}".rstrip("0").rstrip(".") + self.unit

    def edge(self, day):
        return min(100.0, max(0.0, self.share(self.after(day))))

    # -- down -----------------------------------------------------------------------------------------------------

    @property
    def top(self):
        return FLAG_BAND if self.line.today else 0

    @property
    def threads_y(self):
        return self.top + BAR + ROW * max(0, len(self.line.phases) - 1) + THREAD_GAP

    @property
    def axis_y(self):
        return self.threads_y + STEP * max(0, len(self.line.threads) - 1) + AXIS_GAP

    @property
    def bead_scale(self):
        """On paper; on a page the style sheet does it."""
        return "0.6" if self.has_years else "1"

    @property
    def paper_width(self):
        return int(self.width) + 16

    @property
    def needle(self):
        return self.axis_y - FLAG_BAND + 2

    @property
    def height(self):
        return self.axis_y + (UNDER_YEARS if self.has_years else UNDER_MONTHS)

    # -- what stands on it ----------------------------------------------------------------------------------------

    @property
    def has_years(self):
        return self.line.weeks > YEARS_FROM

    @property
    def full(self):
        return self.written(100)

    @property
    def walked(self):
        """How far along today is, or the whole way once it is over."""
        if self.line.today is None or self.line.today < self.line.start_on:
            return 0.0
        return self.middle(self.line.today) if self.line.is_running else 100.0

    @property
    def walked_x(self):
        return self.written(self.walked)

    def flag(self):
        """Where today's flag stands and to which side its text goes; nothing before the start and after the end."""
        if not self.line.is_running:
            return None
        text = FLAG_ASIDE if self.walked < 14 else -FLAG_ASIDE if self.walked > 86 else 0
        return {"x": self.walked_x, "rect": text - FLAG_ASIDE, "text": text}

    def week_now(self):
        if not self.line.is_running:
            return None
        first = self.share((self.line.week - 1) * 7)
        return {"x": self.written(first), "width": self.written(self.share(7))}

    def phases(self):
        return [self.phase(row, phase) for row, phase in enumerate(self.line.phases)]

    def phase(self, row, phase):
        start, end = self.edge(phase.start_on), self.edge(phase.end_on + dt.timedelta(days=1))
        fits = len(phase.name) * LETTER
        from_start, from_end = (100 - start) / 100 * NARROWEST, end / 100 * NARROWEST
        at_end = from_start < fits and from_end > from_start
        today = self.line.today
        return {
            "name": phase.name,
            "name_x": self.written(end if at_end else start),
            "anchor": "end" if at_end else "start",
            "name_y": self.top + NAME + ROW * row,
            "x": self.written(start),
            "y": self.top + BAR + ROW * row,
            "width": self.written(end - start),
            "walked": self.written(min(end, self.walked) - start) if self.walked > start else "",
            "is_now": bool(self.line.is_running and phase.start_on <= today <= phase.end_on),
        }

    def rows(self):
        """The threads from the top, each with the beads that fall on the line."""
        line = self.line
        return [
            {
                "thread": thread,
                "y": self.threads_y + STEP * row,
                "beads": [
                    {"x": self.written(self.middle(day)), "look": "pl-held" if held else "pl-coming"}
                    for day, held in thread.beads
                    if line.start_on <= day <= line.end_on
                ],
            }
            for row, thread in enumerate(line.threads)
        ]

    def evaluations(self):
        """One that opens in the month after the end is drawn on the last Friday: it belongs to this introduction."""
        last = self.share(self.line.weeks * 7 - 2.5)
        until = self.line.end_on + dt.timedelta(days=31)
        return [
            self.written(min(last, self.middle(day)))
            for day in self.line.evaluations
            if self.line.start_on <= day <= until
        ]

    def pauses(self):
        top = self.threads_y - 14
        return [
            {
                "name": pause.name,
                "x": self.written(start),
                "width": self.written(end - start),
                "middle": self.written((start + end) / 2),
                "anchor": "start" if start < 5 else "end" if end > 95 else "middle",
                "y": top,
                "height": self.axis_y - top,
            }
            for pause in self.line.pauses
            if (start := self.edge(pause.start_on)) < (end := self.edge(pause.end_on + dt.timedelta(days=1)))
        ]

    def week_labels(self):
        return [] if self.has_years else phase_axis.week_labels(self)

    def month_labels(self):
        return [] if self.has_years else phase_axis.month_labels(self)

    def year_labels(self):
        return phase_axis.year_labels(self) if self.has_years else []
