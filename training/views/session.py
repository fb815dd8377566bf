from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from programs.words import Words
from training.entries import reading_of, reason_of
from training.forms import AttendanceForm, CancelSessionForm, MoveSessionForm
from training.models import Session
from training.rules import can_change_session, can_see_who_has_read, can_take_attendance, is_member
from training.services import cancel_session, move_session, set_have_read, take_attendance


def _find(request, session_id):
    sessions = Session.objects.visible_to(request.user).select_related(
        "template__theme", "cohort__series", "cohort__node"
    )
    people = ("cohort__leaders__person", "cohort__members__introduction__newcomer", "attendances", "have_read__person")
    return get_object_or_404(sessions.prefetch_related(*people), pk=session_id)


def _newcomers(session):
    members = session.cohort.members.all()
    return [row.introduction.newcomer for row in members if row.state == "member"]


def session_detail(request, session_id):
    return _page(request, _find(request, session_id))


def _page(request, session, *, status=200, **forms):
    has_begun = session.starts_at <= timezone.now()
    may_take = can_take_attendance(request.user, session) and has_begun and session.state != "cancelled"
    context = {
        "session": session,
        "reading": reading_of(session.template),
        "agenda": [str(Words(line)) for line in session.template.agenda],
        "reason": reason_of(session),
        "is_member": is_member(request.user, session.cohort),
        "as_entry": _reading_entry(session, any(row.person_id == request.user.pk for row in session.have_read.all())),
        "readers": session.have_read.all() if can_see_who_has_read(request.user, session.cohort) else None,
        "attendance_form": forms.get("attendance")
        or (AttendanceForm(session, _newcomers(session)) if may_take else None),
        "may_change": can_change_session(request.user, session) and session.state != "held",
        "crumbs": _crumbs(session),
    }
    return render(request, "training/session_detail.html", context, status=status)


def _reading_entry(session, has_read):
    return {"data": {"session": session, "reading": reading_of(session.template), "has_read": has_read}}


def _crumbs(session, *more):
    return [
        (_("Groups and courses"), reverse("training:cohort_list")),
        (session.cohort.name, session.cohort.get_absolute_url()),
        (str(session.template.name), session.get_absolute_url() if more else ""),
        *more,
    ]


@require_POST
def session_attendance(request, session_id):
    session = _find(request, session_id)
    ensure(can_take_attendance(request.user, session))
    form = AttendanceForm(session, _newcomers(session), request.POST)

    if not form.is_valid():
        return _page(request, session, attendance=form, status=422)
    try:
        take_attendance(
            session,
            form.cleaned_data["present"],
            form.absent,
            by=request.user,
            revision=form.cleaned_data["revision"],
        )
    except StaleEdit:
        form.add_error(None, _("Somebody else has changed the session. Look at what it says now, and save again."))
        return _page(request, _find(request, session_id), attendance=form, status=409)
    messages.success(request, _("Attendance saved."))
    return redirect(session)


@require_POST
def session_have_read(request, session_id):
    session = _find(request, session_id)
    ensure(is_member(request.user, session.cohort))

    has_read = request.POST.get("has_read") == "1"
    set_have_read(session, has_read, by=request.user)

    if request.htmx:
        return render(request, "training/_reading.html", {"entry": _reading_entry(session, has_read)})
    return redirect(session)


def session_move(request, session_id):
    session = _find(request, session_id)
    ensure(can_change_session(request.user, session) and session.state != "held")
    starts_at = timezone.localtime(session.starts_at)
    initial = {"revision": session.revision, "time": starts_at.time(), "place": session.place}
    form = MoveSessionForm(request.POST or None, initial=initial)

    def move(row):
        return move_session(
            row,
            form.starts_at,
            form.cleaned_data["reason"],
            place=form.cleaned_data["place"],
            revision=form.cleaned_data["revision"],
            by=request.user,
        )

    return _change(request, session, form, move, _("Move the session"), _("The session has a new time."))


def session_cancel(request, session_id):
    session = _find(request, session_id)
    ensure(can_change_session(request.user, session) and session.state == "planned")
    form = CancelSessionForm(request.POST or None, initial={"revision": session.revision})

    def cancel(row):
        return cancel_session(row, form.cleaned_data["reason"], revision=form.cleaned_data["revision"], by=request.user)

    return _change(request, session, form, cancel, _("Cancel the session"), _("The session is cancelled."))


def _change(request, session, form, change, heading, done):
    """Ask once, change, and say so; a stale form is shown again with what was typed."""
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            change(session)
            messages.success(request, done)
            return redirect(session)
        except StaleEdit:
            form.add_error(None, _("Somebody else has changed the session. Look at what it says now, and save again."))
            status = 409
    context = {"session": session, "form": form, "heading": heading, "crumbs": _crumbs(session, (heading, ""))}
    return render(request, "training/session_form.html", context, status=status)
