"""A series of meetings: its rhythm, when and where it meets, and what may be changed about all that come."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from mentoring import rules
from mentoring.forms import ExtraForm, SeriesForm
from mentoring.models import Meeting, Series
from mentoring.page import titled
from mentoring.people import participants
from mentoring.retiming import Former, retimed, row_of
from mentoring.services import add_meeting, change_series
from mentoring.views.answers import not_possible
from programs.errors import NotPossible
from programs.time_words import cadence_words


def series_detail(request, series_id):
    series = _found(request, series_id)
    rows = Meeting.objects.filter(series=series).in_plan().since(timezone.localdate()).with_series()
    context = _about(series) | {
        "rhythm": capfirst(cadence_words(series.template.cadence)),
        "people": participants(Meeting(series=series, introduction=series.introduction, starts_at=timezone.now())),
        "former": [Former.of(row) for row in reversed(series.former)],
        "coming": titled(rows.order_by("starts_at"), request.user),
        "can_plan": rules.can_plan_series(request.user, series, series.introduction),
        "crumbs": _crumbs(series),
    }
    return render(request, "mentoring/series_detail.html", context)


def series_change(request, series_id):
    """Form, then every date before and after, then done."""
    series = _found(request, series_id)
    ensure(rules.can_plan_series(request.user, series, series.introduction))
    form = SeriesForm(request.POST or None, series=series, asked=request.GET.dict())
    if request.method == "POST" and request.POST.get("form_key") == str(series.form_key):
        return redirect(series)
    if not (form.is_valid() and "apply" in request.POST and form.cleaned_data["seen"]):
        return _change_page(request, form)
    try:
        series = change_series(series, form.times, by=request.user, **form.keys)
    except StaleEdit:
        form = SeriesForm(request.POST, series=_found(request, series_id))
        return _change_page(request, form, is_stale=True)
    except NotPossible:
        return not_possible(request, series)
    messages.success(request, _("The meetings have other times. Those who meet are told once."))
    return redirect(series)


def _change_page(request, form, *, is_stale=False):
    found = retimed(form.series, form.times) if form.is_bound and form.is_valid() else None
    if found:
        form.now_seen(found.fingerprint)
    context = _about(form.series) | {
        "form": form,
        "found": found,
        "rows": [row_of(change) for change in found.changes] if found else [],
        "is_stale": is_stale,
        "crumbs": [*_crumbs(form.series, is_last=False), (_("Other times"), "")],
    }
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, "mentoring/series_change.html", context, status=status)


def meeting_add(request, series_id):
    series = _found(request, series_id)
    ensure(rules.can_plan_series(request.user, series, series.introduction))
    form = ExtraForm(request.POST or None, series=series)
    is_valid = form.is_valid()  # asked first: another click may add it meanwhile
    if made := _made(form):
        return redirect(made)
    if not is_valid:
        crumbs = [*_crumbs(series, is_last=False), (_("Add a meeting"), "")]
        context = _about(series) | {"form": form, "crumbs": crumbs}
        return render(request, "mentoring/meeting_add.html", context, status=422 if form.errors else 200)
    try:
        meeting = add_meeting(series, by=request.user, **form.extra)
    except NotPossible:
        return not_possible(request, series)
    messages.success(request, _("The meeting is in the plan. The others are told."))
    return redirect(meeting)


def _made(form):
    """What the same form has made already: at its time somebody is taken now."""
    key = form.cleaned_data.get("request_key") if form.is_bound else None
    return Meeting.objects.filter(series=form.series, request_key=key).first() if key else None


def _found(request, series_id):
    """The series with its people, if this person sees that it meets; else 404."""
    series = Series.objects.visible_to(request.user).with_people().filter(pk=series_id).first()
    if series is None:
        raise Http404
    return series


def _about(series):
    return {"series": series, "introduction": series.introduction}


def _crumbs(series, *, is_last=True):
    here = (str(series), "" if is_last else series.get_absolute_url())
    if series.introduction is None:
        return [(_("Meetings"), reverse("mentoring:meeting_list")), here]
    introduction = series.introduction
    meetings = reverse("mentoring:introduction_meetings", args=[introduction.pk])
    return [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Meetings"), meetings), here]
