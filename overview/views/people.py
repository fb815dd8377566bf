from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.rules import ensure
from overview.crumbs import crumbs_of
from overview.forms import MentorForm, StandInForm
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
    context = {"introduction": introduction, "form": form, "crumbs": crumbs_of(request.user, introduction, name)}
    return render(request, template, context, status=422 if form.errors else 200)
