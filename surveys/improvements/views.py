"""The register of improvements for those who keep it, and what came of it for those who said it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from surveys.improvements.filters import ImprovementFilter
from surveys.improvements.forms import ChangedImprovementForm, NewImprovementForm, TalkForm, places_of
from surveys.improvements.rules import (
    can_answer_cohort,
    can_answer_survey,
    can_answer_talk,
    can_change,
    can_keep,
    can_tell,
)
from surveys.improvements.selectors import asked_of, heard_from
from surveys.improvements.services import (
    change_improvement,
    create_improvement,
    tell_improvement,
    withdraw_improvement,
)
from surveys.models import Improvement, Survey
from training.models import Cohort

PAGE = 30


def improvement_list(request):
    """The register; whoever keeps none is shown what came of the own answers."""
    kept = Improvement.objects.kept_by(request.user)
    if not (can_answer_talk(request.user) or kept.exists()):
        return redirect("surveys:improvement_told")
    found = ImprovementFilter(request.GET, kept.with_words(), request=request)
    context = {
        "found": found,
        "page": Paginator(found.qs, PAGE).get_page(request.GET.get("page")),
        "can_add": can_answer_talk(request.user),
    }
    return render(request, "surveys/improvements/improvement_list.html", context)


def improvement_told(request):
    places = heard_from(request.user)
    context = {
        "answered": [place for place in places if place.improvements],
        "silent": [place for place in places if not place.improvements],
    }
    return render(request, "surveys/improvements/improvement_told.html", context)


def improvement_create(request, survey_id):
    """In answer to what was said in a round."""
    survey = get_object_or_404(Survey.objects.visible_to(request.user).with_words(), pk=survey_id)
    ensure(can_answer_survey(request.user, survey))
    cohort = survey.session.cohort if survey.session else None
    form = NewImprovementForm(request.POST or None, person=request.user, node=survey.node, cohort=cohort)
    return _create(request, form, survey, node=survey.node, survey=survey)


def improvement_create_for_cohort(request, cohort_id):
    """In answer to what a group said."""
    cohort = get_object_or_404(Cohort.objects.visible_to(request.user).select_related("node"), pk=cohort_id)
    ensure(can_answer_cohort(request.user, cohort))
    form = NewImprovementForm(request.POST or None, person=request.user, node=cohort.node, cohort=cohort)
    return _create(request, form, cohort, node=cohort.node, cohort=cohort)


def improvement_create_for_talk(request):
    """In answer to what somebody said in passing."""
    ensure(can_answer_talk(request.user))
    form = TalkForm(request.POST or None, person=request.user, node=places_of(request.user).first())
    return _create(request, form, None)


def improvement_edit(request, improvement_id):
    improvement = _found(request, improvement_id)
    ensure(can_change(request.user, improvement))
    form = _change_form(request, improvement)
    if request.method == "POST" and form.is_valid():
        try:
            change_improvement(
                improvement,
                form.said,
                by=request.user,
                revision=form.cleaned_data["revision"],
                is_number_marked=form.marked_not_a_number,
            )
        except StaleEdit as stale:
            return _changed_meanwhile(request, form, stale.current)
        messages.success(request, _("Saved."))
        return redirect(improvement)
    return _form_page(request, form, improvement.survey or improvement.group, improvement=improvement)


@require_POST
def improvement_tell(request, improvement_id):
    improvement = _found(request, improvement_id)
    ensure(can_keep(request.user, improvement))
    tell_improvement(improvement, by=request.user)
    messages.success(request, _("Shown. Whoever was asked reads it from now on, and is told in the next mail."))
    return redirect(improvement)


@require_POST
def improvement_withdraw(request, improvement_id):
    improvement = _found(request, improvement_id)
    ensure(can_keep(request.user, improvement))
    withdraw_improvement(improvement, by=request.user)
    messages.success(request, _("Withdrawn. It is no longer shown to anybody."))
    return redirect("surveys:improvement_list")


def _create(request, form, heard_from, **place):
    if request.method == "POST" and form.is_valid():
        improvement = create_improvement(
            form.said,
            by=request.user,
            request_key=form.cleaned_data["request_key"],
            is_number_marked=form.marked_not_a_number,
            **place or {"node": form.cleaned_data["node"]},
        )
        messages.success(request, _("Noted. Nobody else sees it until you show it."))
        return redirect(improvement)
    return _form_page(request, form, heard_from)


def _change_form(request, improvement):
    initial = {name: getattr(improvement, name) for name in ("heard", "answer", "state", "version", "revision")}
    initial["owner"] = improvement.owner_id
    place = {"node": improvement.node, "cohort": improvement.group}
    return ChangedImprovementForm(request.POST or None, initial=initial, person=request.user, **place)


def _changed_meanwhile(request, form, current):
    form.data = posted_with(form.data, revision=str(current.revision))
    form.add_error(None, _("Somebody changed it meanwhile. Your text is still here; compare and save again."))
    place = current.survey or current.group
    return _form_page(request, form, place, improvement=current, current=current, status=409)


def _form_page(request, form, heard_from, *, improvement=None, current=None, status=None):
    title = improvement.heard if improvement else _("An improvement")
    context = {
        "form": form,
        "heard_from": heard_from,
        "improvement": improvement,
        "current": current,
        "title": title,
        "crumbs": [(_("You said, we did"), reverse("surveys:improvement_list")), (title, "")],
    }
    if improvement:
        context |= {
            "can_keep": can_keep(request.user, improvement),
            "can_tell": can_tell(request.user, improvement),
            "asked_count": len(asked_of(improvement)),
        }
    status = status or (422 if form.errors else 200)
    return render(request, "surveys/improvements/improvement_form.html", context, status=status)


def _found(request, improvement_id):
    return get_object_or_404(Improvement.objects.visible_to(request.user).with_words(), pk=improvement_id)
