"""What waits for the chief: newcomers without a group, and sessions without a date."""

from django.urls import reverse
from django.utils.translation import gettext as _

from look.templatetags.look import day_month
from programs.parts import Advice
from training.models import Member, Session


def needs(introductions, reader):
    """Two queries."""
    return [*_waiting(introductions), *_undated(introductions)]


def _waiting(introductions):
    rows = Member.objects.filter(introduction__in=introductions, state=Member.State.WAITING)
    for row in rows.select_related("introduction__newcomer"):
        yield Advice(
            "waiting_for_a_group",
            _("%(name)s is waiting for a group.") % {"name": row.introduction.newcomer.first_name},
            reason=_("Missing: a group"),
            url=reverse("training:cohort_list"),
            action=_("See the groups"),
            introduction_id=row.introduction_id,
            is_missing=True,
        )


def _undated(introductions):
    """Once for each session, however many of the group the chief leads."""
    rows = Session.objects.filter(needs_new_date=True).of_introductions(introductions).select_related("cohort")
    for row in {row.pk: row for row in rows.order_by("starts_at", "member_id")}.values():
        words = {"name": row.cohort.name, "day": day_month(row.starts_at)}
        yield Advice(
            "session_without_a_date",
            _("A session of %(name)s was cancelled on %(day)s.") % words,
            reason=_("Missing: a new date"),
            url=row.get_absolute_url(),
            action=_("See the session"),
            introduction_id=row.member_id,
            is_missing=True,
        )
