"""Do the lengths, windows and rhythms of a program file fit inside the programme, and follow each other?"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from math import ceil

from django.utils.translation import gettext as _

from programs.cadence import Offset
from programs.files.content import Content, places
from programs.files.problem import Problem

MONTH_AGAINST_WEEKS = 4  # days: 26 weeks and 18 months make two years, though no month is four weeks


def time_problems(content: Content) -> Iterator[Problem]:
    """What does not fit in time."""
    if "program" not in content.data or not content.is_sound(("program",)):
        return
    times = _Times(content)
    yield from times.outside()
    yield from times.stages()
    yield from times.windows()
    yield from times.prerequisites()
    yield from times.days()


def _days(text):
    return Offset.parse(text).days_about


class _Times:
    def __init__(self, content):
        self.rows, self.head = content.rows, content.data["program"]
        self.length = self.head["length"]
        self.last_day = _days(self.length) + MONTH_AGAINST_WEEKS
        self.last_week = ceil(_days(self.length) / 7)

    def outside(self):
        """What ends after the programme does."""
        for path, end in self._ends():
            if end > self.last_day:
                message = _("This ends after the programme, which is %(length)s long.")
                yield Problem(message % {"length": self.length}, path)

    def _ends(self):
        yield ("program", "close_support"), _days(self.head["close_support"])
        for path, support in self._shorter_supports():
            yield path, _days(support)
        for path, row in self.rows("phases"):
            yield (*path, "length"), _days(row["start"]) + _days(row["length"])
        for path, row in self.rows("evaluations"):
            yield (*path, "at"), _days(row["at"])
        for path, row in self.rows("sessions"):
            begin = 7 * (row.get("from_week", 1) - 1)
            yield (*path, "every"), begin + _days(row["every"]) * (len(row["sessions"]) - 1)
        for path, row in self.rows("meetings"):
            for place, until in places(row, "cadence/*/until", path):
                yield place, 0 if until == "close_support" else _days(until)

    def _shorter_supports(self):
        for path, row in self.rows("categories"):
            if "close_support" in row:
                yield (*path, "close_support"), row["close_support"]

    def stages(self):
        for path, row in self.rows("meetings"):
            for number, (before, stage) in enumerate(pairwise(row["cadence"]), start=1):
                place = (*path, "cadence", number)
                if "from" in stage:
                    yield Problem(_("Only the first stage may have “from”."), (*place, "from"))
                if "until" not in before:
                    message = _("This stage goes on to the end. Only the last one may lack “until”.")
                    yield Problem(message, (*path, "cadence", number - 1))
                elif "until" in stage and not self._is_later(stage["until"], before["until"]):
                    message = _("The stage before ends at %(before)s. Let this one end later, not at %(until)s.")
                    yield Problem(message % {"until": stage["until"], "before": before["until"]}, (*place, "until"))

    def _is_later(self, until, before):
        """For every category: a short close support must not end before the stage that comes before it."""
        supports = [self.head["close_support"], *(text for _path, text in self._shorter_supports())]
        return all(_until(before, support) < _until(until, support) for support in supports)

    def windows(self):
        for path, row in self.rows("items"):
            first, last = row["weeks"]
            if first > last:
                message = _("The first week, %(first)s, is after the last, %(last)s. Write [%(last)s, %(first)s].")
                yield Problem(message % {"first": first, "last": last}, (*path, "weeks"))
            elif last > self.last_week:
                message = _("Week %(week)s is after the programme's last week, %(last)s.")
                yield Problem(message % {"week": last, "last": self.last_week}, (*path, "weeks"))

    def prerequisites(self):
        """What comes first may not begin when this should be over."""
        begins = {row["key"]: row["weeks"][0] for _path, row in self.rows("items")}
        for path, row in self.rows("items"):
            for place, key in places(row, "after/*", path):
                if begins.get(key, row["weeks"][1]) > row["weeks"][1]:
                    message = _("“%(key)s” should come first, but it begins in week %(week)s, when this is over.")
                    yield Problem(message % {"key": key, "week": begins[key]}, place)

    def days(self):
        for path, row in self.rows("items"):
            for place, day in places(row, "law/valid_from", path):
                try:
                    date.fromisoformat(day)
                except ValueError:
                    yield Problem(_("There is no such day as %(day)s.") % {"day": day}, place)


def _until(until, close_support):
    return _days(close_support if until == "close_support" else until)
