"""Employments, roles and days away: dated rows of one person."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.forms.people import EmploymentEndForm, EmploymentForm
from accounts.forms.roles import AbsenceForm, RoleEndForm, RoleForm
from accounts.models import Absence, Employment, Role
from accounts.rules import can_add_person, can_change_absence, can_end_employment, can_end_role, ensure
from accounts.services import (
    add_absence,
    add_employment,
    end_employment,
    end_role,
    give_role,
    remove_absence,
)
from accounts.views.people import crumbs_of, find
from accounts.views.sheet import show_sheet


def _show(request, form, person, title, submit, intro=""):
    back = reverse("accounts:person_detail", args=[person.pk])
    crumbs = crumbs_of(person, title)
    return show_sheet(request, form, title=title, submit=submit, intro=intro, back=back, crumbs=crumbs)


def _done(request, person, message):
    messages.success(request, message)
    return redirect("accounts:profile" if person == request.user else "accounts:person_detail", *_key(request, person))


def _key(request, person):
    return [] if person == request.user else [person.pk]


def employment_create(request, person_id):
    person = find(request, person_id)
    ensure(request.user.scope.holds("administrator"))
    form = EmploymentForm(request.POST or None, by=request.user)
    if form.is_valid():
        add_employment(person, by=request.user, **form.cleaned_data)
        return _done(request, person, _("Saved."))
    return _show(request, form, person, _("New employment"), _("Save"))


def employment_end(request, employment_id):
    employments = Employment.objects.visible_to(request.user).lasting().select_related("person", "node")
    employment = get_object_or_404(employments, pk=employment_id)
    ensure(can_end_employment(request.user, employment))
    form = EmploymentEndForm(request.POST or None, employment=employment)
    if form.is_valid():
        end_employment(employment, by=request.user, **form.cleaned_data)
        return _done(request, employment.person, _("Saved."))
    title = _("End the employment at %(node)s") % {"node": employment.node}
    intro = _("Roles held there end the same day. Introductions are ended by the chief, each on its own page.")
    return _show(request, form, employment.person, title, _("End the employment"), intro)


def role_create(request, person_id):
    person = find(request, person_id)
    ensure(can_add_person(request.user))
    form = RoleForm(request.POST or None, by=request.user)
    if form.is_valid():
        give_role(person, by=request.user, **form.cleaned_data)
        return _done(request, person, _("Saved."))
    return _show(request, form, person, _("Give %(name)s a role") % {"name": person.name}, _("Give the role"))


def role_end(request, role_id):
    roles = Role.objects.visible_to(request.user).lasting().select_related("person", "node")
    role = get_object_or_404(roles, pk=role_id)
    ensure(can_end_role(request.user, role))
    form = RoleEndForm(request.POST or None)
    if form.is_valid():
        end_role(role, by=request.user, **form.cleaned_data)
        return _done(request, role.person, _("Saved."))
    title = _("End a role: %(role)s, %(node)s") % {"role": role.get_kind_display(), "node": role.node}
    intro = _("%(name)s no longer sees what came with the role.") % {"name": role.person.first_name}
    return _show(request, form, role.person, title, _("End the role"), intro)


def absence_create(request, person_id):
    person = find(request, person_id)
    ensure(can_change_absence(request.user, person))
    form = AbsenceForm(request.POST or None)
    if form.is_valid():
        add_absence(person, by=request.user, **form.cleaned_data)
        return _done(request, person, _("Saved."))
    intro = _("Only the days are kept, never why. Plans that are made after this avoid them.")
    return _show(request, form, person, _("Days away"), _("Save"), intro)


@require_POST
def absence_remove(request, absence_id):
    absence = get_object_or_404(Absence.objects.visible_to(request.user).select_related("person"), pk=absence_id)
    ensure(can_change_absence(request.user, absence.person))
    remove_absence(absence, by=request.user)
    return _done(request, absence.person, _("Removed."))
