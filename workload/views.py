from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from accounts.services import record_reading
from programs.models import Introduction
from programs.querysets import people_of
from workload.forms import ChangeWalkThroughForm, NewWalkThroughForm, RhythmForm
from workload.models import Figures, Rhythm, WalkThrough
from workload.querysets import next_by
from workload.rules import can_note, can_read
from workload.services import change_walk_through, is_latest, note_walk_through, set_rhythm


def workload(request, introduction_id):
    """The latest figures, a form for the next ones, and what was re-prioritised through the time."""
    introduction = _found(request, introduction_id)
    rows = list(introduction.walk_throughs.select_related("noted_by"))
    can = can_note(request.user, introduction)
    form = NewWalkThroughForm(_sent(request), not_before=rows[0].on if rows else None) if can else None
    if request.method == "POST":
        ensure(can)
        if form.is_valid():
            key = form.cleaned_data["request_key"]
            note_walk_through(introduction, counted=form.counted, by=request.user, request_key=key, **form.words)
            messages.success(
                request, _("Saved. The figures from the time before are deleted.") if rows else _("Saved.")
            )
            return redirect("workload:workload", introduction.pk)
    _note_reading(request.user, introduction, rows)
    rhythm = _rhythm(introduction)
    context = {
        "rows": rows,
        "figures": Figures.objects.filter(introduction=introduction).select_related("walk_through").first(),
        "rhythm": rhythm,
        "due_on": rhythm.next_on or next_by(rhythm.weeks, rows[0].on if rows else introduction.start_on),
        "form": form,
        **_around(request, introduction),
    }
    return render(request, "workload/workload_detail.html", context, status=422 if form and form.errors else 200)


def walk_through_edit(request, walk_through_id):
    rows = WalkThrough.objects.readable_by(request.user).select_related(
        "introduction__newcomer", "introduction__version"
    )
    rows = rows.prefetch_related(*people_of("introduction__"))
    row = get_object_or_404(rows, pk=walk_through_id)
    ensure(can_note(request.user, row.introduction))
    figures = Figures.objects.filter(walk_through=row).first()
    form = ChangeWalkThroughForm(_sent(request), row=row, figures=figures, with_figures=is_latest(row))

    def save():
        change_walk_through(row, form.counted, by=request.user, revision=form.cleaned_data["revision"], **form.words)

    return _edit(request, row.introduction, form, save, _("Change the walk-through"))


def rhythm_edit(request, introduction_id):
    introduction = _found(request, introduction_id)
    ensure(can_note(request.user, introduction))
    form = RhythmForm(_sent(request), rhythm=_rhythm(introduction))

    def save():
        set_rhythm(introduction, by=request.user, **form.cleaned_data)

    return _edit(request, introduction, form, save, _("How often, and when next"))


def _edit(request, introduction, form, save, title):
    """What was typed is still there when the other one has saved meanwhile."""
    is_stale = False
    if form.is_valid():
        try:
            save()
        except StaleEdit as stale:
            form.data, is_stale = posted_with(form.data, revision=stale.current.revision), True
        else:
            messages.success(request, _("Saved."))
            return redirect("workload:workload", introduction.pk)
    context = {"form": form, "title": title, "is_stale": is_stale, **_around(request, introduction, title)}
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, "workload/workload_form.html", context, status=status)


def _found(request, introduction_id):
    """Only for the newcomer and whoever leads: a mentor and whoever runs the place are refused at the door."""
    introductions = Introduction.objects.visible_to(request.user).with_people()
    introduction = get_object_or_404(introductions, pk=introduction_id)
    ensure(can_read(request.user, introduction))
    return introduction


def _rhythm(introduction):
    return Rhythm.objects.filter(introduction=introduction).first() or Rhythm(introduction=introduction)


def _note_reading(person, introduction, rows):
    if rows:
        record_reading(person, rows[0], about=introduction.newcomer)


def _sent(request):
    """What was posted; an empty form is posted too."""
    return request.POST if request.method == "POST" else None


def _around(request, introduction, here=""):
    """The newcomer's own pages lie right under the menu; for the chief they lie under the person."""
    title, is_own = _("Workload"), introduction.newcomer_id == request.user.pk
    above = [] if is_own else [(introduction.newcomer.name, introduction.get_absolute_url())]
    page = reverse("workload:workload", args=[introduction.pk])
    crumbs = [*above, (title, page if here else ""), *([(here, "")] if here else [])]
    return {"introduction": introduction, "is_own": is_own, "crumbs": crumbs}
