from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.rules import ensure
from overview.altering.page import answer
from overview.altering.ways import way_to_mentor, way_to_role
from overview.candidates import roles_to_choose
from overview.crumbs import crumbs_of
from overview.forms import StandInForm
from overview.views.introduction import found, sent
from programs.calendar import Span
from programs.errors import CannotBe
from programs.rules import can_change_people
from programs.services import add_stand_in


def mentor_change(request, introduction_id):
    return _change(request, introduction_id, way_to_mentor)


def helper_change(request, introduction_id, role):
    """As the mentor is changed, for every other role of the programme."""
    if role == "mentor":
        return redirect("overview:mentor_change", introduction_id)
    return _change(request, introduction_id, way_to_role, role)


def _change(request, introduction_id, way_to, *role):
    introduction = found(request, introduction_id)
    ensure(can_change_people(request.user, introduction))
    if introduction.node is None or any(key not in _keys(introduction) for key in role):
        raise Http404
    way = way_to(introduction, *role)

    def make_form(fresh=False):
        row = found(request, introduction_id) if fresh else introduction
        return way.form(sent(request), introduction=row)

    return answer(request, make_form, way)


def _keys(introduction):
    return {row.key for row in roles_to_choose(introduction.version)}


def _stands_in(introduction, form, by):
    """Whether it could be done; what the absence took away comes back into the plan."""
    chosen = form.cleaned_data
    helper, days = chosen["helper"], Span(chosen["from_on"], chosen["to_on"])
    try:
        add_stand_in(introduction, chosen["person"], helper.person, helper.role, days, by=by)
    except CannotBe as fault:
        form.add_error(None, str(fault))
        return False
    return True


def stand_in_add(request, introduction_id):
    introduction = found(request, introduction_id)
    ensure(can_change_people(request.user, introduction))

    form = StandInForm(sent(request), introduction=introduction)
    if form.is_valid() and _stands_in(introduction, form, request.user):
        names = {"name": form.cleaned_data["person"].name, "other": form.cleaned_data["helper"].person.name}
        messages.success(request, _("%(name)s stands in for %(other)s.") % names)
        return redirect(introduction)
    crumbs = crumbs_of(request.user, introduction, _("Add a stand-in"))
    context = {"introduction": introduction, "form": form, "crumbs": crumbs}
    return render(request, "overview/stand_in_add.html", context, status=422 if form.errors else 200)
