"""Do the lengths, windows and rhythms of a program file fit inside the programme, and follow each other?"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import ceil

from django.utils.translation import gettext as _

from programs.cadence import Offset
from programs.files.content import Content, places
from programs.files.problem import Problem

MONTH_AGAINST_WEEKS = 4  # days: 26 weeks and 18 months make two years, though no month is four weeks
EARLIEST = 366  # days before the first one, as the weeks of items
PROTECTED = ("protected_percent", "protected_hours")


def time_problems(content: Content) -> Iterator[Problem]:
    """What does not fit in time."""
    times = _Times(content)
    if times.is_known:
        yield from times.outside()
        yield from times.categories()
        yield from times.longest()
        yield from times.stages()
    yield from times.windows()
    yield from times.prerequisites()
    yield from times.periods()


def _days(text):
    return Offset.parse(text).days_about


class _Times:
    def __init__(self, content):
        self.rows, self.head = content.rows, content.head
        self.is_known = "length" in self.head and "close_support" in self.head
        self.by_experience = list(enumerate(self.head.get("experience_lengths", [])))
        lengths = [self.head.get("length"), *(row.get("length") for _path, row in self._with_lengths())]
        self.length = max(filter(None, lengths), key=_days, default="999m")

    def outside(self):
        """What ends after the programme does, or begins more than a year before it."""
        for path, row in self.rows("phases"):
            if "after" not in row and _days(row["start"]) < -EARLIEST:
                message = _("This begins more than a year before the first day, which is earlier than a plan can show.")
                yield Problem(message, (*path, "start"))
        for path, end in self._ends():
            if end > _days(self.length) + MONTH_AGAINST_WEEKS:
                message = _("This ends after the programme, which is %(length)s long.")
                yield Problem(message % {"length": self.length}, path)

    def _ends(self):
        yield ("program", "close_support"), _days(self.head["close_support"])
        yield from self._ends_of_phases()
        for section in ("evaluations", "reviews"):
            for path, row in self.rows(section):
                yield (*path, "at"), _days(row["at"])
        for path, row in self.rows("sessions"):
            begin = 7 * (row.get("from_week", 1) - 1)
            yield (*path, "every"), begin + _days(row["every"]) * (len(row["sessions"]) - 1)
        for path, row in self.rows("meetings"):
            for place, until in places(row, "cadence/*/until", path):
                yield place, 0 if until == "close_support" else _days(until)
        for path, row in self.rows("workload"):
            yield (*path, "until"), _days(row["until"])

    def _ends_of_phases(self):
        phases = {row["key"]: row for _path, row in self.rows("phases")}
        for path, row in self.rows("phases"):
            end, waits = 0, set()
            while row and row["key"] not in waits:  # a circle has been told as such
                waits.add(row["key"])
                end += _days(row["start"]) + _days(row["length"])
                row = phases.get(row.get("after"))
            yield (*path, "length"), end

    def _with_lengths(self):
        """Where others than the programme's own lengths stand: categories, and newcomers of some experience."""
        yield from self.rows("categories")
        for number, row in self.by_experience:
            yield ("program", "experience_lengths", number), row

    def longest(self):
        """Nobody's plan is from the start longer than it may become."""
        if "longest" in self.head and _days(self.head["longest"]) + MONTH_AGAINST_WEEKS < _days(self.length):
            message = _("The programme is %(length)s long, so it may become that at least.")
            yield Problem(message % {"length": self.length}, ("program", "longest"))

    def categories(self):
        """For each of them the close support fits inside the whole."""
        for path, row in self._with_lengths():
            support, length = self._support(row), row.get("length", self.head["length"])
            field = next((name for name in ("close_support", "length") if name in row), "")
            if field and _days(support) > _days(length) + MONTH_AGAINST_WEEKS:
                message = _("The close support, %(support)s, is longer than the whole, %(length)s.")
                yield Problem(message % {"support": support, "length": length}, (*path, field))

    def _support(self, category):
        return category.get("close_support", self.head["close_support"])

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
        supports = [self.head["close_support"], *(self._support(row) for _path, row in self._with_lengths())]
        return all(_until(before, support) < _until(until, support) for support in supports)

    def windows(self):
        last_week = ceil(_days(self.length) / 7)
        for path, row in self.rows("items"):
            first, last = row["weeks"]
            if first > last:
                message = _("The first week, %(first)s, is after the last, %(last)s. Write [%(last)s, %(first)s].")
                yield Problem(message % {"first": first, "last": last}, (*path, "weeks"))
            elif last > last_week:
                message = _("Week %(week)s is after the programme's last week, %(last)s.")
                yield Problem(message % {"week": last, "last": last_week}, (*path, "weeks"))

    def prerequisites(self):
        """What comes first may not begin when this should be over."""
        begins = {row["key"]: row["weeks"][0] for _path, row in self.rows("items")}
        for path, row in self.rows("items"):
            for place, key in places(row, "after/*", path):
                if begins.get(key, row["weeks"][1]) > row["weeks"][1]:
                    message = _("“%(key)s” should come first, but it begins in week %(week)s, when this is over.")
                    yield Problem(message % {"key": key, "week": begins[key]}, place)

    def periods(self):
        """Of workload and protected time: none ends before it begins, and those of one kind do not overlap."""
        rows = list(self.rows("workload"))
        for path, row in rows:
            if _days(row["until"]) <= _days(row["from"]):
                message = _("This begins at %(from)s. Let it end later than that, not at %(until)s.")
                yield Problem(message % {"until": row["until"], "from": row["from"]}, (*path, "until"))
        for fields in (PROTECTED, ("workload_percent",)):
            same = [(path, row) for path, row in rows if row.keys() & set(fields)]
            for (_first, before), (path, row) in combinations(same, 2):
                if _overlap(before, row):
                    message = _("This overlaps “%(key)s”. Let one end before the other begins.")
                    yield Problem(message % {"key": before["key"]}, (*path, "from"))


def _until(until, close_support):
    return _days(close_support if until == "close_support" else until)


def _overlap(one, other):
    begins = max(_days(one["from"]), _days(other["from"]))
    return begins + MONTH_AGAINST_WEEKS < min(_days(one["until"]), _days(other["until"]))
