"""A newcomer gets a seat in a group, leaves it, or changes to another one."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from outbox.services import post
from training.errors import CohortIsFull
from training.models import Cohort, Member


@transaction.atomic
def join_cohort(cohort: Cohort, introduction, *, by: Person, at: datetime | None = None) -> Member:
    """Take a seat; raises CohortIsFull. The row is locked, so two cannot take the last seat.

    Whoever has a seat in another group of the same series changes groups: what was attended there stays.
    """
    cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
    rows = Member.objects.filter(introduction=introduction, series_key=cohort.series.key)
    now = rows.exclude(state=Member.State.LEFT).first()
    if now and now.cohort_id == cohort.pk:
        return now
    if not cohort.is_open or cohort.members.filter(state=Member.State.MEMBER).count() >= cohort.seats:
        raise CohortIsFull(cohort)
    if now and now.cohort_id:
        leave_cohort(now, by=by, at=at)
    member = _seat(now if now and not now.cohort_id else rows.filter(cohort=cohort).first(), cohort, introduction)
    member.state, member.joined_at, member.left_at = Member.State.MEMBER, at or timezone.now(), None
    member.save()
    record(by, "training.cohort_joined", cohort, about=introduction.newcomer, at=at)
    if introduction.start_on <= timezone.localdate(at):  # who has not begun sees the group in the plan
        key = f"cohort-joined:{member.pk}:{member.joined_at.timestamp():.0f}"
        post(key, introduction.newcomer, "cohort_joined", cohort.pk, at=at)
    return member


def _seat(row, cohort, introduction):
    """Whoever waited waits no more; whoever was there before has the same place in the list."""
    row = row or Member(introduction=introduction, series_key=cohort.series.key)
    if row.cohort_id is None:
        Member.objects.filter(introduction=introduction, cohort=cohort).exclude(pk=row.pk).delete()
    row.cohort = cohort
    return row


@transaction.atomic
def leave_cohort(member: Member, *, by: Person, at: datetime | None = None) -> None:
    """The seat becomes free; what has been attended stays."""
    if member.state == Member.State.MEMBER:
        member.state, member.left_at = Member.State.LEFT, at or timezone.now()
        member.save(update_fields=["state", "left_at"])
        record(by, "training.cohort_left", member.cohort, about=member.introduction.newcomer, at=at)
