"""What waits for a chief: each a sentence, its reason and one thing to do."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.models import Meeting, Request
from mentoring.people import in_order, people_by_role
from programs.calendar import add_working_days, working_days_between
from programs.parts import Advice

CHECK_BACK_DAYS = 3


def needs_chief(introductions, reader=None):
    """[Advice, …]: meetings cancelled without a new date, and the reader's own requests; two queries and the people."""
    introductions = list(introductions)
    return [*_without_date(introductions), *_requests(introductions, reader)]


def _without_date(introductions):
    rows = Meeting.objects.filter(introduction__in=introductions, needs_new_date=True).with_series()
    people = people_by_role(introductions)
    for meeting in rows:
        names = [person.first_name for person in in_order(people[meeting.introduction_id], meeting.template.roles)]
        codes = {"names": get_text_list(names, _("and")), "day": date_format(meeting.on, "j F")}
        yield Advice(
            code="meeting_without_date",
            label=_("The meeting of %(names)s on %(day)s was cancelled without a new date.") % codes,
            reason=_("Missing: a new date"),
            url=reverse("mentoring:meeting_move", args=[meeting.pk]),
            action=_("Suggest a time"),
            introduction_id=meeting.introduction_id,
            is_missing=True,
        )


def _requests(introductions, reader):
    today = timezone.localdate()
    old = add_working_days(today, -CHECK_BACK_DAYS)
    rows = Request.objects.waiting().filter(introduction__in=introductions, asked_by=reader)
    for request in rows.select_related("introduction__newcomer").order_by("asked_at"):
        asked_on = timezone.localdate(request.asked_at)
        if request.state == Request.State.WRITTEN:
            yield _advice(request, _("%(name)s has written how your request was understood."), "", _("Read and answer"))
        elif asked_on <= old:
            label = _("What you asked %(name)s to do has not been checked back.")
            yield _advice(request, label, _ago(working_days_between(asked_on, today)), _("Open the request"))


def _ago(days):
    return ngettext("Asked %(days)s working day ago.", "Asked %(days)s working days ago.", days) % {"days": days}


def _advice(request, label, reason, action):
    return Advice(
        code="request_unchecked",
        label=label % {"name": request.introduction.newcomer.first_name},
        reason=reason,
        url=request.get_absolute_url(),
        action=action,
        introduction_id=request.introduction_id,
    )
