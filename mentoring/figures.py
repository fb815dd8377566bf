"""Meetings in figures, as columns of a list of introductions: one query, sorted by the database."""

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.querysets import lasting, swedish
from mentoring.models import Meeting
from programs.models import Introduction, Involvement

# The column of each sort; a later first day is an earlier week.
SORTS = {
    "name": "newcomer__name",
    "week": "-start_on",
    "meetings": "held",
    "cancelled": "without_date",
    "mentor": "mentor_name",
    "next": "next_at",
}
WORDS = ("name", "mentor")


def with_meetings(introductions: QuerySet[Introduction], at=None) -> QuerySet[Introduction]:
    """Adds held of planned up to now, without_date (cancelled and not replaced) and when the next one is."""
    now = at or timezone.now()
    mine = Meeting.objects.filter(introduction=OuterRef("pk"))
    in_plan = mine.in_plan().order_by()
    coming = mine.planned().filter(starts_at__gt=now).order_by("starts_at")
    return introductions.annotate(
        held=_count(in_plan.held()),
        planned=_count(in_plan.filter(starts_at__lte=now)),
        without_date=_count(in_plan.filter(state="cancelled")),
        next_at=Subquery(coming.values("starts_at")[:1]),
        next_id=Subquery(coming.values("pk")[:1]),
    )


def _count(meetings):
    counted = meetings.values("introduction").annotate(count=Count("pk")).values("count")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def sorted_by(introductions: QuerySet[Introduction], sort: str) -> QuerySet[Introduction]:
    """In the order of one of SORTS, turned round with a minus; what has no value stands last."""
    holder = Involvement.objects.filter(
        lasting(timezone.localdate()), introduction=OuterRef("pk"), role="mentor", stands_in_for=None
    )
    named = introductions.annotate(mentor_name=Subquery(holder.order_by("from_on").values("person__name")[:1]))
    return named.order_by(_order(sort), "start_on", "pk")


def _order(sort):
    name = sort.lstrip("-")
    column = SORTS[name].lstrip("-")
    expression = swedish(column) if name in WORDS else F(column)
    is_turned = sort.startswith("-") != SORTS[name].startswith("-")
    return expression.desc(nulls_last=True) if is_turned else expression.asc(nulls_last=True)
