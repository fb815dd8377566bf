"""A round is prepared: what it asks, then who, when, who reads. Nobody is asked until it is announced."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from programs.errors import NotPossible
from surveys import audience, rules
from surveys.choosing import choice, choices, of_edition
from surveys.errors import PromiseStands
from surveys.round_forms import AudienceForm, EditRoundForm, NewRoundForm
from surveys.services import change_survey, create_survey
from surveys.views.survey import crumbs_of, find_survey


def survey_create(request):
    ensure(rules.can_create(request.user))
    chosen = choice(request.user, request.POST.get("questionnaire") or request.GET.get("questionnaire", ""))
    if chosen is None:
        return _choose(request)
    form = NewRoundForm(request.POST or None, person=request.user, choice=chosen)

    if request.method == "POST" and form.is_valid():
        ensure(rules.can_create(request.user, form.cleaned_data["node"]))
        key = form.cleaned_data["request_key"]
        survey = create_survey(form.cleaned_data["node"], form.wanted(), by=request.user, request_key=key)
        messages.success(request, _("Saved as a draft. Nobody is asked until you announce it."))
        return redirect(survey)

    crumbs = [(_("Surveys"), reverse("surveys:survey_list")), (_("New survey"), "")]
    return _form(request, form, 422 if form.is_bound else 200, crumbs=crumbs, back=reverse("surveys:survey_list"))


def _choose(request):
    context = {
        "choices": choices(request.user),
        "crumbs": [(_("Surveys"), reverse("surveys:survey_list")), (_("New survey"), "")],
    }
    return render(request, "surveys/survey_choose.html", context, status=422 if request.method == "POST" else 200)


def survey_edit(request, survey_id):
    survey = find_survey(request, survey_id)
    ensure(rules.can_change(request.user, survey))
    chosen = of_edition(survey.edition)
    form = EditRoundForm(request.POST or None, person=request.user, choice=chosen, survey=survey)
    status = 422 if form.is_bound else 200

    if request.method == "POST" and form.is_valid():
        try:
            change_survey(survey, form.wanted(), by=request.user, revision=form.cleaned_data["revision"])
            messages.success(request, _("Saved."))
            return redirect(survey)
        except (StaleEdit, NotPossible, PromiseStands):
            form.add_error(None, _("Somebody else has changed the survey. Look at what it says now, and save again."))
            status = 409

    crumbs = crumbs_of(survey, (_("Change the survey"), ""))
    return _form(request, form, status, survey=survey, crumbs=crumbs, back=survey.get_absolute_url())


def _form(request, form, status, **context):
    context |= {"form": form, "choice": form.choice, "size": _size_of(form)}
    return render(request, "surveys/survey_form.html", context, status=status)


def survey_size(request):
    """How many a choice would ask, while one chooses."""
    ensure(rules.can_create(request.user))
    form = AudienceForm(request.GET, person=request.user)
    return render(request, "surveys/_survey_size.html", {"size": _size_of(form), "audience": _audience_of(form)})


def _audience_of(form):
    return form.audience if form.is_bound and not AUDIENCE.intersection(form.errors) else None


def _size_of(form):
    chosen = _audience_of(form)
    return audience.size(chosen, timezone.localdate()) if chosen else None


AUDIENCE = {"node", "who", "programs", "categories", "started_from", "started_until", "addresses"}
