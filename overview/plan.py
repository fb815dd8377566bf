"""The plan of one introduction, laid out for a page: what has been, this week, and what is ahead, ever coarser."""

from dataclasses import dataclass
from datetime import timedelta

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from overview import plan_words, weeks
from overview.timeline import EVALUATIONS

NEAREST_WEEKS = timedelta(weeks=8)  # shown by week even when the close support is over
TWO_WEEKS = timedelta(days=13)


@dataclass
class Plan:
    """Blocks of rows; `chosen` is the one series that is shown, if any."""

    past: dict | None
    now: weeks.Row | None
    ahead: list[weeks.Block]
    year_one: list[weeks.Row]
    year_two: list[weeks.Row]
    title: str
    lead: str
    chosen: str = ""

    @property
    def past_words(self):
        past = self.past
        return plan_words.past(past["counts"], past["moved"], past["cancelled"]) if past else ""

    @property
    def is_empty(self):
        rows = [row for block in self.ahead for row in block.rows] + self.year_one
        return not (self.past or self.year_two or any(row.entries for row in rows) or (self.now and self.now.entries))


def plan_of(timeline, support, series=""):
    """`series` limits the plan to one thread, or to the evaluations."""
    entries = [entry for entry in timeline.entries if not series or series in (entry.thread, entry.kind)]
    away = None if series else support.away
    today, introduction = timeline.today, timeline.introduction
    monday = today - timedelta(days=today.weekday())
    begin = max(monday, introduction.start_on - timedelta(days=introduction.start_on.weekday()))
    by_week_until = _weeks_until(introduction, begin)
    year_until = introduction.start_on + relativedelta(years=1) - weeks.A_DAY
    after_weeks = by_week_until + weeks.A_DAY
    is_running = monday >= begin and monday <= introduction.end_on
    coming = weeks.week_rows(entries, begin + timedelta(days=7 * is_running), by_week_until, away)
    return Plan(
        past=weeks.past_of(entries, begin),
        now=_this_week(entries, monday, away) if is_running else None,
        ahead=weeks.season_blocks(_without_empty(coming) if series else coming),
        year_one=weeks.month_rows(entries, after_weeks, min(year_until, introduction.end_on), away),
        year_two=weeks.term_rows(entries, max(after_weeks, year_until + weeks.A_DAY), introduction.end_on),
        title=plan_words.title(timeline),
        lead=plan_words.lead(_soon(timeline), timeline.stage),
        chosen=_name(timeline, series),
    )


def _soon(timeline):
    """Times in the nearest two weeks."""
    near = timeline.between(timeline.today, timeline.today + TWO_WEEKS)
    return sum(1 for entry in near if entry.state != "cancelled")


def _weeks_until(introduction, begin):
    """The Sunday until which every week is shown: through close support, and at least the nearest weeks."""
    last = min(max(introduction.close_support_until_on, begin + NEAREST_WEEKS), introduction.end_on)
    return last + timedelta(days=6 - last.weekday())


def _this_week(entries, monday, away):
    [row] = weeks.week_rows(entries, monday, monday, away)
    row.is_now = True
    return row


def _without_empty(rows):
    return [row for row in rows if row.entries]


def _name(timeline, series):
    names = {thread.key: thread.label for thread in timeline.threads}
    return _("Evaluations") if series == EVALUATIONS else names.get(series, "")
