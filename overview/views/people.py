from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.rules import ensure
from overview.candidates import choose_words, roles_to_choose
from overview.crumbs import crumbs_of
from overview.forms import HelperForm, MentorForm, StandInForm
from overview.views.introduction import found, sent
from programs.calendar import Span
from programs.rules import can_change_people
from programs.services import add_stand_in, assign_person


def mentor_change(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(can_change_people(request.user, introduction))

    form = MentorForm(sent(request), introduction=introduction)
    if form.is_valid():
        chosen = form.cleaned_data
        assign_person(introduction, chosen["mentor"], "mentor", by=request.user, from_on=chosen["from_on"])
        messages.success(request, _("%(name)s is mentor.") % {"name": chosen["mentor"].name})
        return redirect(introduction)
    return page(request, introduction, form, "overview/mentor_change.html", _("Change mentor"))


def helper_change(request, introduction_id, role):
    """As the mentor is changed, for every other role of the programme."""
    introduction = found(request, introduction_id)
    ensure(can_change_people(request.user, introduction))
    if role == "mentor":
        return redirect("overview:mentor_change", introduction.pk)
    chosen_role = next((row for row in roles_to_choose(introduction.version) if row.key == role), None)
    if chosen_role is None or introduction.node is None:
        raise Http404

    form = HelperForm(sent(request), introduction=introduction, role=chosen_role)
    if form.is_valid():
        person = form.cleaned_data["person"]
        assign_person(introduction, person, role, by=request.user, from_on=form.cleaned_data["from_on"])
        messages.success(request, _("%(name)s is %(role)s.") % {"name": person.name, "role": chosen_role})
        return redirect(introduction)
    name = choose_words(introduction, chosen_role)
    return page(request, introduction, form, "overview/helper_change.html", name)


def stand_in_add(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(can_change_people(request.user, introduction))

    form = StandInForm(sent(request), introduction=introduction)
    if form.is_valid():
        chosen = form.cleaned_data
        days = Span(chosen["from_on"], chosen["to_on"])
        add_stand_in(
            introduction, chosen["person"], chosen["helper"].person, chosen["helper"].role, days, by=request.user
        )
        messages.success(request, _("%(name)s stands in.") % {"name": chosen["person"].name})
        return redirect(introduction)
    return page(request, introduction, form, "overview/stand_in_add.html", _("Add a stand-in"))


def page(request, introduction, form, template, name):
    crumbs = crumbs_of(request.user, introduction, name)
    context = {"introduction": introduction, "form": form, "name": name, "crumbs": crumbs}
    return render(request, template, context, status=422 if form.errors else 200)
