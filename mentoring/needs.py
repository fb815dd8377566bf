"""What waits for a chief: each a sentence, its reason and one thing to do."""

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from mentoring.models import HandedBack, Meeting, Request
from mentoring.people import in_order, people_by_role
from mentoring.rules import can_answer_check_back, can_decide_request, stands_in_for_asker
from programs.calendar import add_working_days, working_days_between
from programs.parts import Advice

CHECK_BACK_DAYS = 3


def needs_chief(introductions, reader=None):
    """[Advice, …]: meetings without a new date, requests, matters handed back; three queries and the people."""
    introductions = list(introductions)
    return [
        *_without_date(introductions),
        *_requests(introductions, reader),
        *_handed_back(introductions, reader),
    ]


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
    """What mentors propose, and what has not been checked back: the duty is the chief's. The oldest first."""
    known, old = {row.pk: row for row in introductions}, add_working_days(timezone.localdate(), -CHECK_BACK_DAYS)
    rows = Request.objects.undecided().filter(introduction__in=known).select_related("asked_by", "proposed_by")
    for request in rows.order_by("asked_at"):
        request.introduction = known[request.introduction_id]
        if request.is_proposed and reader and can_decide_request(reader, request):
            yield _proposed(request)
        elif reader and _answers_for(reader, request):
            yield from _unchecked(request, reader, old)


def _answers_for(reader, request):
    """Whoever asked; and whoever is chief now, when the one who asked no longer is, or is away."""
    if request.asked_by_id == reader.pk:
        return True
    chiefs = {row.person_id for row in request.introduction.current_involvements if row.role == "chief"}
    has_left = request.asked_by_id is not None and request.asked_by_id not in chiefs
    return reader.pk in chiefs and (has_left or stands_in_for_asker(reader, request))


def _unchecked(request, reader, old):
    asked_on = timezone.localdate(request.asked_at)
    if request.state == Request.State.WRITTEN and can_answer_check_back(reader, request):
        yield _advice(request, _("%(name)s has written how your request was understood."), "", _("Read and answer"))
    elif asked_on <= old:
        label = _("What you asked %(name)s to do has not been checked back.")
        if request.asked_by_id != reader.pk:
            label = _("What %(chief)s asked %(name)s to do has not been checked back.")
        ago = _ago(working_days_between(asked_on, timezone.localdate()))
        yield _advice(request, label, ago, _("Open the request"))


def _proposed(request):
    label = _("%(mentor)s proposes something that %(name)s could be asked to do.")
    return _advice(request, label, request.words, pgettext("a proposal", "Decide"), "request_proposed")


def _handed_back(introductions, reader):
    """What mentors wait for the chief to take, the oldest first."""
    if reader is None:
        return
    known = {row.pk: row for row in introductions}
    rows = HandedBack.objects.readable_by(reader).open().filter(introduction__in=known).exclude(by=reader)
    for matter in rows.select_related("by").order_by("at"):
        names = {"mentor": matter.by.first_name, "name": known[matter.introduction_id].newcomer.first_name}
        yield Advice(
            code="handed_back",
            label=_("%(mentor)s has handed something about %(name)s back to you.") % names,
            reason=matter.words,
            url=f"{reverse('mentoring:handed_back_list')}#matter-{matter.pk}",
            action=_("Take it"),
            introduction_id=matter.introduction_id,
        )


def _ago(days):
    return ngettext("Asked %(days)s working day ago.", "Asked %(days)s working days ago.", days) % {"days": days}


def _advice(request, label, reason, action, code="request_unchecked"):
    names = {"name": request.introduction.newcomer.first_name}
    names |= {"chief": request.asked_by.first_name} if request.asked_by else {}
    names |= {"mentor": request.proposed_by.first_name} if request.proposed_by else {}
    return Advice(
        code=code,
        label=label % names,
        reason=reason,
        url=request.get_absolute_url(),
        action=action,
        introduction_id=request.introduction_id,
    )
