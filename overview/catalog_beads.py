"""How close the support is and how it thins out: a thread for each series, without words, on a year's scale."""

import datetime as dt
from dataclasses import dataclass

from overview.phase_drawing import Drawing
from overview.phase_line import Line
from programs.cadence import Offset

STEP, FIRST, UNDER = 20, 12, 30  # px down
TICKS = (3, 6, 9, 12)  # months
A_YEAR = "52w"


@dataclass(frozen=True)
class Beads:
    """A line placed in per cent across and px down; the close support is a field behind the threads."""

    line: Line
    close_until: dt.date
    ends_on: dt.date

    @property
    def drawing(self):
        return Drawing(self.line)

    @property
    def rows(self):
        return [row | {"y": FIRST + STEP * number} for number, row in enumerate(self.drawing.rows())]

    @property
    def axis_y(self):
        return FIRST + STEP * len(self.line.threads)

    @property
    def height(self):
        return self.axis_y + UNDER

    @property
    def close_x(self):
        return self._end_of(self.close_until)

    @property
    def end_x(self):
        return self._end_of(self.ends_on)

    def _end_of(self, day):
        return self.drawing.written(self.drawing.edge(day + dt.timedelta(days=1)))

    @property
    def ticks(self):
        """[(x, month)] of the quarters of the year."""
        days = [(Offset(month, "m").after(self.line.start_on), month) for month in TICKS]
        return [(self.drawing.written(self.drawing.edge(day)), month) for day, month in days]
