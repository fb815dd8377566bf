"""Form, then preview, then done: the same for every way to change a plan."""

from django.contrib import messages
from django.shortcuts import redirect, render

from accounts.errors import StaleEdit
from overview.altering.preview import Preview
from overview.crumbs import crumbs_of
from overview.plan_check import check_proposal
from programs.alteration_words import sentence
from programs.errors import CannotBe, NoPlace
from programs.models import Alteration, Introduction
from programs.replanning import proposal
from programs.services import alter


def answer(request, make_form, way):
    """`make_form(introduction or None)` gives the form as it was posted, for the introduction as it is now."""
    form = make_form()
    is_valid = form.is_valid()  # asked first: another click may make the change meanwhile
    if made := _made(form):
        return redirect(made)
    if not (is_valid and "apply" in request.POST and form.cleaned_data["seen"]):
        return show(request, form, way)
    try:
        alteration = _apply(form, request.user)
    except StaleEdit:
        return show(request, make_form(fresh=True), way, is_stale=True)
    except NoPlace as full:
        return _somebody_was_faster(request, make_form(fresh=True), way, full)
    except CannotBe as fault:
        form.add_error(None, str(fault))
        return show(request, form, way)
    return done(request, alteration)


def _somebody_was_faster(request, form, way, full):
    """The last place has just been given away; what was chosen is still there."""
    if form.is_valid():
        form.add_error(None, str(full))
    return show(request, form, way)


def _apply(form, by):
    said = form.cleaned_data
    return alter(
        form.introduction,
        form.intent,
        by=by,
        seen=said["seen"],
        revision=said["revision"],
        request_key=said["request_key"],
    )


def _made(form):
    """What the same form has made already."""
    key = form.cleaned_data.get("request_key") if form.is_bound else None
    return Alteration.objects.filter(request_key=key, introduction=form.introduction).first() if key else None


def done(request, alteration):
    """To the change, or home for somebody who handed the introduction over and sees it no more."""
    messages.success(request, sentence(alteration))
    sees = Introduction.objects.visible_to(request.user).filter(pk=alteration.introduction_id).exists()
    return redirect(alteration if sees else "overview:home")


def show(request, form, way, *, is_stale=False):
    """The form, and under it what it would mean when it is filled in."""
    preview = preview_of(form, request.user) if form.is_bound and form.is_valid() else None
    if preview:
        form.now_seen(preview.proposal.fingerprint)
    introduction = form.introduction
    context = {
        "introduction": introduction,
        "form": form,
        "way": way,
        "preview": preview,
        "check": check_proposal(preview.proposal) if preview else None,
        "is_stale": is_stale,
        "crumbs": crumbs_of(request.user, introduction, way.title),
    }
    status = 409 if is_stale else 422 if form.errors else 200
    return render(request, "overview/altering/alter.html", context, status=status)


def preview_of(form, reader):
    """None, and an error in the form, where there can be no such plan."""
    try:
        return Preview(proposal(form.introduction, form.intent), reader)
    except CannotBe as fault:
        form.add_error(None, str(fault))
        return None
