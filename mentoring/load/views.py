"""The pages of mentors: for whoever leads them, and each one's own."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.models import Person
from accounts.rules import ensure
from mentoring import rules
from mentoring.load.absence import gaps_of
from mentoring.load.forms import CapacityForm, ProfileForm
from mentoring.load.history import spells_of
from mentoring.load.page import led_nodes, place_of_mentor, places_of
from mentoring.load.profile import change_profile, is_mentor, profile_of
from mentoring.load.selectors import load_of_mentor, with_absences, with_handed_back, with_profiles
from mentoring.load.words import profile_words
from mentoring.selectors import reflection_share
from mentoring.views.answers import ask_to_compare
from programs.models import Introduction
from programs.services import set_capacity


def mentor_list(request):
    """Who is mentor here, for whom, and how many each can carry; who waits for one."""
    nodes = led_nodes(request.user)
    ensure(nodes)
    return render(request, "mentoring/load/mentor_list.html", {"places": places_of(request.user, nodes)})


def mentor_detail(request, person_id):
    """To the mentor and to whoever leads one of the mentor's places; anybody else is as if not there."""
    mentor, node = _found(request.user, person_id)
    row = load_of_mentor(mentor)
    with_handed_back(with_absences(with_profiles([row])), request.user)
    now, former = spells_of(mentor, request.user)
    context = {
        "mentor": row,
        "is_own": mentor == request.user,
        "can_decide": node is not None and rules.can_set_capacity(request.user, node),
        "sentences": profile_words(row.profile),
        "now": now,
        "former": former,
        "gaps": _gaps(row),
        "capacities": mentor.capacities.order_by("-from_on", "-pk"),
        "reflection_share": reflection_share(mentor) if mentor == request.user else None,
        "crumbs": [(_("Mentors"), reverse("mentoring:mentor_list")), (mentor.name, "")] if node else [],
    }
    return render(request, "mentoring/load/mentor_detail.html", context)


def _found(reader, person_id):
    """(the mentor, the place that the reader leads); a mentor's own page needs no place."""
    node = place_of_mentor(reader, person_id)
    if node is None and not (reader.pk == person_id and is_mentor(reader)):
        raise Http404
    return get_object_or_404(Person, pk=person_id), node


def _gaps(row):
    ids = [one.pk for one in row.introductions]
    if not (ids and row.absences):
        return []
    introductions = Introduction.objects.with_people().filter(pk__in=ids)
    gaps = gaps_of(introductions, {row.person.pk: row.absences})
    return [gap for gap in gaps if gap.mentor == row.person]


def mentor_profile(request):
    """A mentor's own words about the own experience."""
    ensure(is_mentor(request.user))
    profile = profile_of(request.user)
    form = ProfileForm.of(profile, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            change_profile(
                request.user,
                form.said,
                revision=form.cleaned_data["revision"],
                is_not_a_number=form.marked_not_a_number,
            )
        except StaleEdit as stale:
            ask_to_compare(form, {"revision": stale.current.revision})
            return _profile_page(request, form, stale.current, status=409)
        messages.success(request, _("Saved."))
        return redirect("mentoring:mentor_detail", request.user.pk)
    return _profile_page(request, form, status=422 if form.errors else 200)


def _profile_page(request, form, current=None, status=200):
    own = reverse("mentoring:mentor_detail", args=[request.user.pk])
    context = {
        "form": form,
        "sentences": profile_words(current),
        "crumbs": [(_("Your assignments as a mentor"), own), (_("Your experience"), "")],
    }
    return render(request, "mentoring/load/profile_form.html", context, status=status)


@require_POST
def capacity_set(request, person_id):
    """Only for a mentor of a place that one leads; anybody else is as if not there."""
    node = place_of_mentor(request.user, person_id)
    if node is None:
        raise Http404
    ensure(rules.can_set_capacity(request.user, node))
    form = CapacityForm(request.POST)
    if form.is_valid():
        set_capacity(Person.objects.get(pk=person_id), form.cleaned_data["places"], by=request.user)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Write a number from 0 to 12."))
    return redirect("mentoring:mentor_list")
