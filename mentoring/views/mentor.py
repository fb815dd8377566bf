from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Node
from accounts.rules import ensure
from accounts.scope import CHIEFS
from mentoring import rules
from mentoring.selectors import loads
from programs.services import set_capacity


class CapacityForm(forms.Form):
    """So few places that a mentor has time for each; five is what a full-time mentor managed (source 004)."""

    places = forms.IntegerField(min_value=0, max_value=12)


def led_nodes(person):
    """The places whose mentors one sees, each once; one inside another is shown with it."""
    ranges = person.scope.ranges(*CHIEFS, "administrator")
    outer = [(low, high) for low, high in ranges if not any(a <= low < b and a != low for a, b in ranges)]
    return list(Node.objects.filter(path__in={low for low, _ in outer}).order_by("path"))


def mentor_list(request):
    """Who is mentor here, for whom, and how many each can carry."""
    nodes = led_nodes(request.user)
    ensure(nodes)
    units = [(node, loads(node), rules.can_set_capacity(request.user, node)) for node in nodes]
    return render(request, "mentoring/mentor_list.html", {"units": units})


@require_POST
def capacity_set(request, person_id):
    """Only for a mentor of a place that one leads; anybody else is as if not there."""
    found = ((node, load.person) for node in led_nodes(request.user) for load in loads(node))
    node, mentor = next((row for row in found if row[1].pk == person_id), (None, None))
    if mentor is None:
        raise Http404
    ensure(rules.can_set_capacity(request.user, node))
    form = CapacityForm(request.POST)
    if form.is_valid():
        set_capacity(mentor, form.cleaned_data["places"], by=request.user)
        messages.success(request, _("Saved."))
    else:
        messages.error(request, _("Write a number from 0 to 12."))
    return redirect("mentoring:mentor_list")
