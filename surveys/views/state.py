"""A round is announced, stays open longer, or is withdrawn."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.errors import StaleEdit
from accounts.rules import ensure
from programs.errors import NotPossible
from surveys import rules
from surveys.round_forms import ProlongForm, WithdrawForm
from surveys.services import announce, prolong, withdraw
from surveys.views.survey import crumbs_of, find_survey


@require_POST
def survey_announce(request, survey_id):
    survey = find_survey(request, survey_id)
    # A second click finds it announced and is answered as the first.
    ensure(rules.can_run(request.user, survey))

    if rules.can_announce(request.user, survey):
        try:
            survey = announce(survey, by=request.user)
            _told(request, survey)
        except NotPossible:
            messages.error(request, _("Its last day is past. Choose other days first."))
    return redirect(survey)


def _told(request, survey):
    if survey.asked_at:
        messages.success(request, _("The survey is open. Those who are asked are told in their next mail."))
    else:
        day = date_format(survey.opens_on, "j F")
        messages.success(request, _("The survey opens by itself on %(day)s.") % {"day": day})


def survey_prolong(request, survey_id):
    survey = find_survey(request, survey_id)
    ensure(rules.can_prolong(request.user, survey))
    form = ProlongForm(request.POST or None, survey=survey)
    status = 422 if form.is_bound else 200

    if request.method == "POST" and form.is_valid():
        try:
            prolong(survey, **form.cleaned_data, by=request.user)
            messages.success(request, _("Saved."))
            return redirect(survey)
        except (StaleEdit, NotPossible):
            form.add_error(None, _("Somebody else has changed the survey. Look at what it says now, and save again."))
            status = 409

    context = {"form": form, "survey": survey, "crumbs": crumbs_of(survey, (_("Keep it open longer"), ""))}
    return render(request, "surveys/survey_prolong.html", context, status=status)


def survey_withdraw(request, survey_id):
    """Asks once, and says what is deleted."""
    survey = find_survey(request, survey_id)
    ensure(rules.can_withdraw(request.user, survey))
    form = WithdrawForm(request.POST if request.method == "POST" else None)

    if request.method == "POST" and form.is_valid():
        try:
            withdraw(survey, by=request.user)
            messages.success(request, _("The survey is withdrawn. Nothing that was answered is kept."))
        except NotPossible:
            messages.error(request, _("The survey has closed in the meantime."))
        return redirect(survey)

    context = {"form": form, "survey": survey, "crumbs": crumbs_of(survey, (_("Withdraw the survey"), ""))}
    return render(request, "surveys/survey_withdraw.html", context, status=422 if form.is_bound else 200)
