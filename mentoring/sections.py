"""What meetings and requests show on others' pages, and what waits for a chief about them."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mentoring.clashing import clash_advice
from mentoring.forms import check_back_form
from mentoring.handover import handover
from mentoring.load.absence import needs_stand_in
from mentoring.load.sections import your_mentor
from mentoring.models import Meeting, Request
from mentoring.needs import needs_chief
from mentoring.people import people_by_role
from mentoring.querysets import midnight
from mentoring.selectors import counts, just_now, next_and_last
from mentoring.unit.sections import unit_needs, unit_sections
from programs.parts import Advice, Section

LATELY = timedelta(days=14)  # what was to be done by then and is not marked as done is asked for no longer


def sections(reader, introductions, place):
    """What to check back for the newcomer, what has just been for the mentor, the meetings of an introduction."""
    introductions = list(introductions)
    if place == "home":
        return [*_receipts(reader, introductions), *your_mentor(reader, introductions)]
    if place == "mentor_home":
        return [*_just_now(reader, introductions), *_clashes(introductions), *unit_sections(reader)]
    if place == "introduction":
        return [_meetings(reader, introduction) for introduction in introductions]
    if place == "handover":
        return [handover(introduction) for introduction in introductions]
    return []


def _receipts(reader, introductions):
    mine = {row.pk: row for row in introductions if row.newcomer_id == reader.pk}
    rows = Request.objects.to_do(timezone.localdate() - LATELY).filter(introduction__in=mine)
    requests = list(rows.select_related("asked_by", "check_back")) if mine else []
    for request in requests:
        request.introduction = mine[request.introduction_id]
    receipts = [(request, check_back_form(request)) for request in requests if request.is_waiting]
    to_do = [request for request in requests if not request.is_waiting]
    return [Section("mentoring/_receipts.html", {"requests": receipts, "to_do": to_do}, order=20)] if requests else []


def _just_now(reader, introductions):
    meetings = just_now(reader, introductions)
    return [Section("mentoring/_just_now.html", {"just_now": meetings}, order=10)] if meetings else []


def _clashes(introductions):
    return [Section("mentoring/_clashes.html", {"advice": advice}, order=15) for advice in clash_advice(introductions)]


def _meetings(reader, introduction):
    requests = Request.objects.readable_by(reader).filter(introduction=introduction).select_related("asked_by")
    context = {
        "introduction": introduction,
        "neighbours": next_and_last([introduction])[introduction.pk],
        "counts": counts([introduction])[introduction.pk],
        "requests": list(requests.order_by("-asked_at")),
    }
    return Section("mentoring/_introduction_meetings.html", context, order=30)


def needs(introductions, reader):
    """What waits for a chief; a fixed number of queries, fewer for introductions that come with_people()."""
    introductions = [row for row in introductions if row.is_active]
    return [
        *_no_mentor(introductions),
        *needs_stand_in(introductions),
        *_no_first_meeting(introductions),
        *clash_advice(introductions),
        *needs_chief(introductions, reader),
        *unit_needs(introductions, reader),
    ]


def _no_mentor(introductions):
    people = people_by_role(introductions)
    for introduction in introductions:
        if "mentor" not in people[introduction.pk]:
            yield Advice(
                code="mentor_missing",
                label=_mentor_missing(introduction),
                reason=_("Missing: a mentor"),
                url=reverse("overview:mentor_change", args=[introduction.pk]),
                action=_("Choose a mentor"),
                introduction_id=introduction.pk,
                is_missing=True,
            )


def _mentor_missing(introduction):
    """How soon somebody begins is why it is said."""
    name, days = introduction.newcomer.name, (introduction.start_on - timezone.localdate()).days
    if days < 1:
        return _("%(name)s has no mentor.") % {"name": name}
    label = ngettext(
        "%(name)s begins tomorrow and has no mentor.", "%(name)s begins in %(days)s days and has no mentor.", days
    )
    return label % {"name": name, "days": days}


def _no_first_meeting(introductions):
    """Asked only until the first week is over: later it is too late to do anything about it."""
    today = timezone.localdate()
    fresh = [row for row in introductions if today <= row.start_on + timedelta(days=6)]
    first_weeks = {row.pk: (midnight(row.start_on), midnight(row.start_on, after=7)) for row in fresh}
    times = Meeting.objects.filter(introduction__in=fresh, state__in=("planned", "held")).values_list(
        "introduction_id", "starts_at"
    )
    have = {pk for pk, starts_at in times if first_weeks[pk][0] <= starts_at < first_weeks[pk][1]}
    for introduction in fresh:
        if introduction.pk not in have:
            yield Advice(
                code="first_week_without_meeting",
                label=_("%(name)s has no meeting in the first week.") % {"name": introduction.newcomer.first_name},
                reason=_("The first week is when questions are most."),
                url=reverse("mentoring:introduction_meetings", args=[introduction.pk]),
                action=_("See the meetings"),
                introduction_id=introduction.pk,
            )
