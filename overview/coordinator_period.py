"""The stretch that a coordinator's figures are about, as it stands in the address."""

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.translation import gettext as _

from look.templatetags.look import month_name

LAST_YEAR = "12-months"
YEARS = 3


@dataclass(frozen=True)
class Period:
    """First and last day; `key` is what the address says."""

    key: str
    first_on: date
    last_on: date

    def __str__(self):
        if self.key != LAST_YEAR:
            return self.key
        return _("%(first)s–%(last)s") % {"first": month_name(self.first_on), "last": month_name(self.last_on)}


def periods(today: date | None = None) -> list[Period]:
    """The last twelve months, then calendar years with the present one first."""
    today = today or timezone.localdate()
    last_on = today + relativedelta(day=31)
    rolling = Period(LAST_YEAR, (today + relativedelta(day=1, months=-11)), last_on)
    years = [
        Period(str(year), date(year, 1, 1), date(year, 12, 31)) for year in range(today.year, today.year - YEARS, -1)
    ]
    return [rolling, *years]


def chosen_period(key: str) -> Period:
    """The period of the address; the last twelve months when it says something else."""
    offered = periods()
    return next((period for period in offered if period.key == key), offered[0])
