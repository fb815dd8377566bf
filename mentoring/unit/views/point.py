from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from mentoring.models import Meeting, Point
from mentoring.page import find_meeting
from mentoring.unit.agenda import newcomers_of
from mentoring.unit.forms import DecisionForm, PointForm
from mentoring.unit.rules import can_decide_point, can_put_point, can_remove_point
from mentoring.unit.services import decide_point, put_point, remove_point
from mentoring.views.answers import ask_to_compare
from programs.errors import NotPossible


def point_create(request, meeting_id):
    """A point for this meeting of the unit, or the one after it if it is not taken up."""
    meeting = find_meeting(request.user, meeting_id)
    if meeting.introduction_id:
        raise Http404
    ensure(can_put_point(request.user, meeting))
    form = PointForm(request.POST or None, introductions=newcomers_of(meeting.series.node))
    if request.method == "POST" and form.is_valid():
        put_point(meeting.series, form.cleaned_data["words"], by=request.user, **form.point)
        messages.success(request, _("The point is on the agenda."))
        return redirect(meeting)
    return _form_page(request, form, meeting, _("Put a point on the agenda"))


def point_decide(request, point_id):
    """Only a chief: what the chief has decided is what holds."""
    point = _find(request.user, point_id)
    ensure(can_decide_point(request.user, point))
    first = {"revision": point.revision, "decision": point.decision}
    form = DecisionForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        return _decide(request, point, form)
    return _form_page(request, form, meeting_of(point), _("Decide"), point=point)


def _decide(request, point, form):
    words = {name: form.cleaned_data[name] for name in ("decision", "revision")}
    try:
        decide_point(point, by=request.user, is_not_a_number=form.marked_not_a_number, **words)
    except StaleEdit as stale:
        ask_to_compare(form, {"revision": str(stale.current.revision)})
        return _form_page(request, form, meeting_of(point), _("Decide"), status=409, point=stale.current)
    messages.success(request, _("Decided. It stands with your name and the day."))
    return redirect(meeting_of(point) or "mentoring:meeting_list")


@require_POST
def point_remove(request, point_id):
    point = _find(request.user, point_id)
    ensure(can_remove_point(request.user, point))
    meeting = meeting_of(point)
    try:
        remove_point(point, by=request.user)
    except NotPossible:
        messages.warning(request, _("It has been taken up or decided meanwhile, so it stays."))
    return redirect(meeting or "mentoring:meeting_list")


def _find(person, point_id):
    return get_object_or_404(Point.objects.readable_by(person).with_people(), pk=point_id)


def meeting_of(point):
    """Where the point stands: the meeting that took it up, or else the first that nobody has logged; None without."""
    if point.meeting_id:
        return point.meeting
    return Meeting.objects.planned().filter(series=point.series_id).order_by("starts_at").first()


def _form_page(request, form, meeting, title, status=None, point=None):
    back = meeting.get_absolute_url() if meeting else ""
    crumbs = [(str(meeting.template), back), (title, "")] if meeting else [(title, "")]
    context = {"form": form, "point": point, "title": title, "back": back, "crumbs": crumbs}
    return render(request, "mentoring/unit/point_form.html", context, status=status or (422 if form.errors else 200))
