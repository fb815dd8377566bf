from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from programs.errors import NotPossible
from programs.replies import replies_of
from programs.words import Words
from training import rules
from training.appointments import PART
from training.entries import reading_of, reason_in_words
from training.forms import AttendanceForm, MaterialForm
from training.models import HaveRead, Material
from training.people import belong_at
from training.selectors import sessions_for
from training.services import add_material, remove_material, set_have_read, take_attendance


def find_session(request, session_id):
    return get_object_or_404(sessions_for(request.user), pk=session_id)


def crumbs_of(session, *more):
    return [
        (_("Groups and courses"), reverse("training:cohort_list")),
        (session.cohort.name, session.cohort.get_absolute_url()),
        (str(session.template.name), session.get_absolute_url() if more else ""),
        *more,
    ]


def stale_words():
    return _("Somebody else has changed the session. Look at what it says now, and save again.")


def session_detail(request, session_id):
    return _page(request, find_session(request, session_id))


def _page(request, session, *, material_form=None, status=200):
    user, cohort = request.user, session.cohort
    may_add = rules.can_add_material(user, session)
    context = {
        "session": session,
        "reading": reading_of(session.template),
        "agenda": [str(Words(line)) for line in session.template.agenda],
        "reason": reason_in_words(session),
        "is_member": rules.is_member(user, cohort),
        "as_entry": _reading_entry(session, HaveRead.objects.filter(session=session, person=user).exists()),
        "readers": session.have_read.select_related("person") if rules.can_see_who_has_read(user, cohort) else None,
        "attendance": _attendance(session, user),
        "may_take": rules.can_take_attendance(user, session),
        "may_change": rules.can_change_session(user, session) and not session.is_held,
        "may_swap": rules.can_swap_themes(user, session),
        "may_add": may_add,
        "material_form": material_form or (MaterialForm() if may_add else None),
        "crumbs": crumbs_of(session),
    }
    return render(request, "training/session_detail.html", context, status=status)


def _reading_entry(session, has_read):
    return {"data": {"session": session, "reading": reading_of(session.template), "has_read": has_read}}


def _attendance(session, reader):
    """The rows that the reader may see: of those who have left the group only the own and the leaders'."""
    members = {row.introduction.newcomer_id: row.introduction for row in session.cohort.members.all()}
    seen = {pk for pk, row in members.items() if rules.can_see_attendance(reader, session.cohort, row)}
    return sorted((row for row in session.attendances.all() if row.person_id in seen), key=lambda row: row.person.name)


def session_attendance(request, session_id):
    """Everybody on one page; taking it again corrects it."""
    session = find_session(request, session_id)
    ensure(rules.can_take_attendance(request.user, session))
    said = {who: is_coming for (_row, who), is_coming in replies_of(PART, [session.pk]).items()}
    form = AttendanceForm(request.POST or None, session=session, people=belong_at(session), said=said)
    status = 422 if form.is_bound else 200

    if request.method == "POST" and form.is_valid():
        try:
            take_attendance(session, **form.attendance, by=request.user)
            messages.success(request, _("Attendance saved."))
            return redirect(session)
        except (StaleEdit, NotPossible):
            form.add_error(None, stale_words())
            status = 409

    crumbs = crumbs_of(session, (_("Attendance"), ""))
    context = {"session": session, "form": form, "crumbs": crumbs, "has_said_no": False in said.values()}
    return render(request, "training/session_attendance.html", context, status=status)


@require_POST
def session_have_read(request, session_id):
    session = find_session(request, session_id)
    ensure(rules.is_member(request.user, session.cohort))

    has_read = request.POST.get("has_read") == "1"
    set_have_read(session, has_read, by=request.user)

    if request.htmx:
        return render(request, "training/_reading.html", {"entry": _reading_entry(session, has_read)})
    return redirect(session)


@require_POST
def material_add(request, session_id):
    session = find_session(request, session_id)
    ensure(rules.can_add_material(request.user, session))
    form = MaterialForm(request.POST)

    if not form.is_valid():
        return _page(request, session, material_form=form, status=422)
    cleaned = form.cleaned_data
    add_material(
        session,
        cleaned["title"],
        cleaned["url"],
        request_key=cleaned["request_key"],
        is_not_a_number=form.marked_not_a_number,
        by=request.user,
    )
    messages.success(request, _("The link is added."))
    return redirect(session)


@require_POST
def material_remove(request, material_id):
    material = get_object_or_404(Material.objects.visible_to(request.user), pk=material_id)
    session = find_session(request, material.session_id)
    ensure(rules.can_add_material(request.user, session))

    remove_material(material, by=request.user)
    messages.success(request, _("The link is removed."))
    return redirect(session)
