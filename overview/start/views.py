"""Start an introduction in four steps; nothing is made until the last."""

import uuid

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import EmailTaken, StillEmployed
from accounts.rules import ensure
from accounts.services import add_person, employ_again, invite
from mentoring.crowded import crowded
from outbox.services import post
from overview.plan_check import check_start
from overview.start.preview import Preview
from overview.start.steps import Steps
from programs.errors import NoPlace, NoSeat
from programs.models import Introduction
from programs.rules import can_start_introduction
from programs.services import frame_of, propose, start_introduction, with_booked


def start(request):
    """Step 1 of a new start."""
    ensure(can_start_introduction(request.user))
    return redirect("overview:start_program", uuid.uuid4())


def start_program(request, key):
    ensure(can_start_introduction(request.user))
    steps = Steps.of(request, key)
    if request.method == "POST":
        steps.keep("program", request.POST)
        if steps.has_program:
            return redirect("overview:start_people", key)
    context = {"form": steps.program_form, "key": key, "step": 1}
    return render(request, "overview/start/program.html", context, status=_status(request))


def start_people(request, key):
    ensure(can_start_introduction(request.user))
    steps = Steps.of(request, key)
    if not steps.has_program:
        return redirect("overview:start_program", key)
    if request.method == "POST":
        steps.keep("people", request.POST)
        if steps.has_people:
            return redirect("overview:start_dates", key)
    context = {
        "form": steps.people_form,
        "part_forms": steps.part_forms,
        "version": steps.program_form.cleaned_data["version"],
        "node": steps.program_form.cleaned_data["node"],
        "key": key,
        "step": 2,
    }
    return render(request, "overview/start/people.html", context, status=_status(request))


def start_dates(request, key):
    steps = _answered(request, key)
    if not steps.has_people:
        return redirect("overview:start_people", key)
    preview = _preview(steps)
    advice = check_start(preview, key)
    dates_hold = all(row.code != "day_off" for row in advice)
    context = {
        "preview": preview,
        "crowded": crowded(with_booked(frame_of(preview.start), preview.start.choices), preview.changes),
        "advice": advice,
        "dates_hold": dates_hold,
        "key": key,
        "step": 3,
    }
    return render(request, "overview/start/dates.html", context)


@require_POST
def start_retime(request, key):
    """Another weekday and time for a series; the rest of the answers stays."""
    steps = _answered(request, key)
    if not steps.has_people:
        return redirect("overview:start_people", key)
    steps.retime(request.POST.get("series", ""), request.POST.get("weekday", ""), request.POST.get("time", ""))
    return redirect("overview:start_dates", key)


def start_confirm(request, key):
    steps = _answered(request, key)
    if not steps.has_people:
        return redirect("overview:start_people", key)
    context = {
        "preview": _preview(steps),
        "email": _email(steps),
        "known": steps.people_form.known,
        "key": key,
        "step": 4,
    }
    return render(request, "overview/start/confirm.html", context)


@require_POST
def start_create(request, key):
    """Make everything; a double click gives the same introduction."""
    steps = _answered(request, key)
    is_answered = steps.has_people  # asked first: another click may make everything, and forget the answers, meanwhile
    if made := Introduction.objects.visible_to(request.user).filter(request_key=key).first():
        return redirect(made)
    if not is_answered:
        return redirect("overview:start_people", key)
    try:
        introduction = _create(steps, request.user)
    except (EmailTaken, StillEmployed):
        messages.error(request, _("Somebody in the register has this address. Choose the person instead."))
        return redirect("overview:start_people", key)
    except NoPlace as full:
        messages.error(request, str(full))
        return redirect("overview:start_people", key)
    except NoSeat as full:
        messages.error(request, str(full))
        return redirect("overview:start_program", key)
    steps.forget()
    messages.success(request, _("The introduction is planned, and everybody is told."))
    return redirect(introduction)


@transaction.atomic
def _create(steps, by):
    people = steps.people_form.cleaned_data
    newcomer = people["newcomer"] or _somebody(steps, by)
    introduction = start_introduction(steps.start(newcomer), by=by)
    if newcomer.email and not newcomer.joined_at:
        invite(newcomer, by=by)
    elif steps.people_form.known:
        post(f"begun-elsewhere:{introduction.pk}", newcomer, "introduction_elsewhere", introduction.pk)
    return introduction


def _somebody(steps, by):
    """Who is not to be chosen in the register here: somebody new, or somebody who has left another place."""
    people, node = steps.people_form.cleaned_data, steps.program_form.cleaned_data["node"]
    if known := steps.people_form.known:
        employ_again(known, node, from_on=people["start_on"], by=by)
        return known
    return add_person(
        people["new_name"],
        people["new_email"],
        people["new_phone"],
        node=node,
        from_on=people["start_on"],
        by=by,
        request_key=uuid.uuid5(steps.key, "newcomer"),
    )


def _answered(request, key):
    ensure(can_start_introduction(request.user))
    return Steps.of(request, key)


def _preview(steps):
    start = steps.start()
    return Preview(start, propose(frame_of(start), start.choices), steps.people_form.newcomer_name)


def _email(steps):
    chosen = steps.people_form.cleaned_data["newcomer"]
    return chosen.email if chosen else steps.people_form.cleaned_data["new_email"]


def _status(request):
    return 422 if request.method == "POST" else 200
