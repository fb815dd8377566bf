from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import CannotInvite, EmailTaken, StaleEdit
from accounts.filters import PersonFilter
from accounts.forms.people import PersonCreateForm, PersonEditForm
from accounts.models import Absence, Employment, Person, Role
from accounts.querysets import is_lasting
from accounts.rules import (
    can_add_person,
    can_change_absence,
    can_change_person,
    can_close_access,
    can_end_employment,
    can_end_role,
    can_invite,
    can_see_people,
    ensure,
)
from accounts.services import add_person, change_person, close_access, invite, open_access, record_reading
from accounts.views.sheet import show_sheet, show_stale

PER_PAGE = 50


def crumbs_of(person=None, here=None):
    trail = [(_("People"), reverse("accounts:person_list"))]
    if person:
        trail.append((person.name, reverse("accounts:person_detail", args=[person.pk])))
    return [*trail, (here, "")] if here else trail


def find(request, person_id):
    return get_object_or_404(Person.objects.visible_to(request.user), pk=person_id)


def person_list(request):
    ensure(can_see_people(request.user))
    people = Person.objects.visible_to(request.user).with_places().by_name()
    found = PersonFilter(request.GET, queryset=people, request=request)
    page = Paginator(found.qs, PER_PAGE).get_page(request.GET.get("page"))
    context = {"filter": found, "page": page, "can_add": can_add_person(request.user)}
    return render(request, "accounts/person_list.html", context)


def person_detail(request, person_id):
    person = find(request, person_id)
    record_reading(request.user, person, about=person)
    return render(request, "accounts/person_detail.html", {"crumbs": crumbs_of(person), **_shown(request.user, person)})


def _shown(reader, person):
    """The person's places, posts and days away as far as the reader sees them, each with whether it may be ended."""
    mine = {"person": person}
    employments = Employment.objects.visible_to(reader).filter(**mine).select_related("node").order_by("-from_on")
    roles = list(Role.objects.visible_to(reader).filter(**mine).select_related("node").order_by("-from_on"))
    return mine | {
        "employments": [(row, is_lasting(row) and can_end_employment(reader, row)) for row in employments],
        "roles": [(row, is_lasting(row) and can_end_role(reader, row)) for row in roles],
        "is_mentor": any(row.kind == Role.Kind.MENTOR and is_lasting(row) for row in roles),
        "absences": Absence.objects.lasting().filter(**mine).order_by("from_on"),
        "can_change": can_change_person(reader, person),
        "can_invite": can_invite(reader, person),
        "can_close": can_close_access(reader, person),
        "can_give_role": can_add_person(reader),
        "can_employ": reader.scope.holds("administrator"),
        "can_change_absence": can_change_absence(reader, person),
    }


def person_create(request):
    ensure(can_add_person(request.user))
    form = PersonCreateForm(request.POST or None, by=request.user)
    if form.is_valid() and (person := _added(request, form)):
        return redirect("accounts:person_detail", person.pk)
    return show_sheet(
        request,
        form,
        title=_("Add a person"),
        submit=_("Add"),
        back=reverse("accounts:person_list"),
        crumbs=crumbs_of(here=_("Add a person")),
    )


def _added(request, form):
    values = dict(form.cleaned_data)
    is_invited = values.pop("is_invited")
    try:
        person = add_person(**values, by=request.user)
    except EmailTaken:
        return _refuse_address(form)
    if is_invited:
        invite(person, by=request.user)
        messages.success(request, _("Added and invited by e-mail: %(name)s") % {"name": person.name})
    else:
        messages.success(request, _("Added: %(name)s") % {"name": person.name})
    return person


def _refuse_address(form):
    form.add_error(
        "email",
        _(
            "This address belongs to somebody in the register. If it is a colleague who has moved here, "
            "the administrator of both workplaces can register the new employment."
        ),
    )


def person_edit(request, person_id):
    person = find(request, person_id)
    ensure(can_change_person(request.user, person))
    form = PersonEditForm(request.POST or None, initial=PersonEditForm.initial_of(person))
    page = {
        "title": _("Change details"),
        "submit": _("Save"),
        "back": reverse("accounts:person_detail", args=[person.pk]),
        "crumbs": crumbs_of(person, _("Change details")),
    }
    if form.is_valid():
        try:
            change_person(person, by=request.user, **form.cleaned_data)
            messages.success(request, _("Saved."))
            return redirect("accounts:person_detail", person.pk)
        except EmailTaken:
            _refuse_address(form)
        except StaleEdit as stale:
            return show_stale(request, form, stale.current, **page)
    return show_sheet(request, form, **page)


@require_POST
def person_invite(request, person_id):
    person = find(request, person_id)
    ensure(can_invite(request.user, person))
    try:
        invite(person, by=request.user)
        messages.success(request, _("Invited by e-mail. The link holds for 14 days."))
    except CannotInvite:
        messages.error(request, _("Nobody was invited: the person has signed in already."))
    return redirect("accounts:person_detail", person.pk)


def person_close(request, person_id):
    person = find(request, person_id)
    ensure(can_close_access(request.user, person))
    if request.method == "POST":
        close_access(person, by=request.user)
        messages.success(request, _("%(name)s can no longer sign in.") % {"name": person.name})
        return redirect("accounts:person_detail", person.pk)
    return show_sheet(
        request,
        None,
        title=_("Close the access of %(name)s?") % {"name": person.name},
        intro=_("%(name)s is signed out at once and cannot sign in. Everything else stays, and you can open it again.")
        % {"name": person.first_name},
        submit=_("Close the access"),
        back=reverse("accounts:person_detail", args=[person.pk]),
        crumbs=crumbs_of(person, _("Close the access")),
    )


@require_POST
def person_open(request, person_id):
    person = find(request, person_id)
    ensure(can_close_access(request.user, person))
    open_access(person, by=request.user)
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.name})
    return redirect("accounts:person_detail", person.pk)
