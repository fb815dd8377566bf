"""Whoever has not accepted the role agreement is reminded once of each wording, a week after it was asked."""

from datetime import timedelta

from django.db.models import F, Max, Q

from accounts.querysets import current
from agreements.models import Agreement
from agreements.sheet import sheets_of
from outbox.rows import key_of
from programs.models import Introduction, Involvement
from programs.parts import Due

KIND = "agreement_waiting"
AFTER = timedelta(days=7)
CATCH_UP = timedelta(days=21)  # how long a reminder that was missed is made up for


def due(on):
    """One for each role that somebody has left to say yes in. What is asked is no column, so it is worked out first."""
    waiting: dict[str, list[int]] = {}
    for sheet in sheets_of(_asked_lately(on)).values():
        if on - CATCH_UP <= sheet.asked_on <= on - AFTER:
            for side in sheet.waiting:
                waiting.setdefault(side.role, []).append(sheet.introduction.pk)
    return [_due(on, role, ids) for role, ids in sorted(waiting.items())]


def _asked_lately(on):
    """Those where something has happened that may have asked anew: few at a time, in a site of any size."""
    days = (on - CATCH_UP, on - AFTER)
    begun = Introduction.objects.active().filter(start_on__range=days).order_by().values("pk")
    fitted = Agreement.objects.filter(changed_at__date__range=days).order_by().values("introduction_id")
    changed = Involvement.objects.filter(from_on__range=days, stands_in_for=None).order_by().values("introduction_id")
    return Introduction.objects.active().filter(pk__in=begun.union(fitted, changed)).with_people()


def _due(on, role, ids):
    if role == "newcomer":
        rows, person, prefix = Introduction.objects.filter(pk__in=ids), "newcomer_id", ""
    else:
        rows = Involvement.objects.filter(current(on), role=role, stands_in_for=None, introduction__in=ids)
        person, prefix = "person_id", "introduction__"
    newest = Max(f"{prefix}involvements__pk", filter=Q(**{f"{prefix}involvements__stands_in_for": None}))
    rows = rows.annotate(newest=newest, wording=F(f"{prefix}agreement__revision"))
    introduction = "introduction_id" if prefix else "pk"
    key = key_of("agreement-waiting", introduction, f"{prefix}version_id", "wording", "newest", person)
    return Due(KIND, rows.values_list(person, key, introduction))
