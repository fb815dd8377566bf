"""Which groups a newcomer waits for or leaves when the programme is another than at the start.

Sessions belong to their group, so those of a group that has begun go on, with their own words, whatever a version says.
"""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services import record
from programs.parts import Change
from training.models import Member, Session, TemplateSessionSeries

PART = "training"


def propose(frame, on: date | None = None) -> list[Change]:
    """In a new series the newcomer waits for a group; a seat in one that is gone is given up if it has not begun."""
    wanted, former = _series(frame)
    rows = Member.objects.filter(introduction=frame.introduction_id).select_related("cohort__series")
    members = list(rows.annotate(has_begun=Exists(_begun(on or timezone.localdate()))))
    # Whoever left a group of the programme as it is now does not wait for another.
    settled = {row.series_key for row in members if row.state != Member.State.LEFT or row.series_key in former}
    fresh = [waiting(row) for key, row in wanted.items() if key not in settled]
    gone = [row for row in members if row.series_key not in wanted and row.state != Member.State.LEFT]
    return fresh + [_withdrawal(row, former) for row in gone if not row.has_begun]


def _series(frame):
    """The series by key of the version that is proposed, and of the one that the introduction follows; one query."""
    follows = Q(version__introductions=frame.introduction_id)
    rows = TemplateSessionSeries.objects.filter(Q(version=frame.version_id) | follows).distinct()
    found: tuple[dict, dict] = {}, {}
    for row in rows:
        found[row.version_id != frame.version_id][row.key] = row
    wanted, former = found
    return wanted, former or wanted


def _begun(on):
    started = Session.objects.filter(cohort=OuterRef("cohort"), starts_at__date__lte=on)
    return started.exclude(state=Session.State.CANCELLED)


def waiting(series) -> Change:
    label = _("Waits for a group: %(name)s") % {"name": series.name}
    return Change(PART, series.key, after={"wait": True}, label=label, thread=series.key)


def _withdrawal(row, former):
    before = {"cohort": row.cohort_id} if row.cohort_id else {"wait": True}
    series = row.cohort.series if row.cohort_id else former.get(row.series_key, row.series_key)
    return Change(PART, row.series_key, before=before, after=None, label=str(series), thread=row.series_key)


def wait(introduction, keys) -> None:
    """One query, however many series there are."""
    rows = [Member(introduction=introduction, series_key=key, state=Member.State.WAITING) for key in keys]
    Member.objects.bulk_create(rows, ignore_conflicts=True)


def withdraw(introduction, changes, *, by, at=None) -> None:
    """The seats become free for others; nobody waits for what the programme no longer has."""
    if not changes:
        return
    rows = Member.objects.filter(introduction=introduction, series_key__in=[change.key for change in changes])
    rows.filter(state=Member.State.WAITING).delete()
    rows.filter(state=Member.State.MEMBER).update(state=Member.State.LEFT, left_at=at or timezone.now())
    record(by, "training.plan_changed", introduction, about=introduction.newcomer, at=at, rows=len(changes))


def leave_unfinished(introduction, at=None) -> None:
    """Whoever has not finished the sessions leaves the group when the introduction ends; what was attended stays."""
    introduction.memberships.filter(state=Member.State.WAITING).delete()
    unfinished = Member.objects.filter(
        introduction=introduction, state=Member.State.MEMBER, cohort__sessions__state=Session.State.PLANNED
    )
    unfinished.update(state=Member.State.LEFT, left_at=at or timezone.now())
