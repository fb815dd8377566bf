"""Another time, another theme, or no session at all."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from programs.errors import NotPossible
from training.forms import CancelSessionForm, MoveSessionForm, SwapForm
from training.models import Session
from training.rules import can_change_session, can_swap_themes
from training.services import cancel_session, move_coming, move_session, swap_themes
from training.views.session import crumbs_of, find_session, stale_words


def session_move(request, session_id):
    session = find_session(request, session_id)
    ensure(can_change_session(request.user, session) and not session.is_held)
    form = MoveSessionForm(request.POST or None, session=session)

    def move():
        service = move_coming if form.is_of_all else move_session
        service(session, **form.move, by=request.user)

    heading = _("Choose a new time") if session.is_cancelled else _("Move the session")
    return _change(request, session, form, move, heading, _("The session has a new time."))


def session_cancel(request, session_id):
    session = find_session(request, session_id)
    ensure(can_change_session(request.user, session) and not session.is_held)
    form = CancelSessionForm(request.POST or None, session=session)

    def cancel():
        cancel_session(session, **form.cancellation, by=request.user)

    return _change(request, session, form, cancel, _("Cancel the session"), _("The session is cancelled."))


def session_swap(request, session_id):
    session = find_session(request, session_id)
    ensure(can_swap_themes(request.user, session))
    coming = session.cohort.sessions.filter(state=Session.State.PLANNED, starts_at__gte=timezone.now())
    others = coming.exclude(pk=session.pk).select_related("template").order_by("starts_at")
    form = SwapForm(request.POST or None, session=session, others=others)

    def swap():
        swap_themes(session, **form.swap, by=request.user)

    return _change(request, session, form, swap, _("Change themes"), _("The two sessions have changed themes."))


def _change(request, session, form, change, heading, done):
    """Ask once, change, and say so; a stale form is shown again with what was typed."""
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            change()
            messages.success(request, done)
            return redirect(session)
        except (StaleEdit, NotPossible):
            form.add_error(None, stale_words())
            status = 409
    context = {"session": session, "form": form, "heading": heading, "crumbs": crumbs_of(session, (heading, ""))}
    return render(request, "training/session_form.html", context, status=status)
