"""What a group is asked after its sessions: chosen by who leads it, or by the coordinator of its place."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.errors import StaleEdit
from accounts.rules import ensure
from surveys import rules
from surveys.choosing import choices_at
from surveys.models import SessionQuestions, Survey
from surveys.round_forms import SessionQuestionsForm
from surveys.services import set_session_questions
from training.models import Cohort


def session_questions(request, cohort_id):
    cohort = get_object_or_404(Cohort.objects.visible_to(request.user).select_related("node", "series"), pk=cohort_id)
    ensure(rules.can_set_session_questions(request.user, cohort))
    now = SessionQuestions.objects.filter(cohort=cohort).select_related("edition__questionnaire").first()
    form = SessionQuestionsForm(
        request.POST or None,
        cohort=cohort,
        now=now,
        choices=choices_at(cohort.node, now and now.edition),
        coordinates=rules.can_create(request.user, cohort.node),
    )
    status = 422 if form.is_bound else 200

    if request.method == "POST" and form.is_valid():
        try:
            _save(cohort, form, request.user)
            messages.success(request, _("Saved."))
            return redirect("surveys:session_questions", cohort.pk)
        except StaleEdit:
            form.add_error(None, _("Somebody else has changed this. Look at what it says now, and save again."))
            status = 409

    return render(request, "surveys/session_questions.html", _context(cohort, form), status=status)


def _save(cohort, form, by):
    set_session_questions(
        cohort,
        form.choice.edition_at(cohort.node, by),
        reading=form.cleaned_data["reading"],
        readers=form.readers,
        is_on=form.cleaned_data["is_on"],
        revision=form.cleaned_data["revision"],
        by=by,
    )


def _context(cohort, form):
    return {
        "cohort": cohort,
        "form": form,
        "surveys": Survey.objects.filter(session__cohort=cohort).with_words().with_counts().order_by("-opens_on"),
        "crumbs": [
            (_("Groups and courses"), reverse("training:cohort_list")),
            (cohort.name, cohort.get_absolute_url()),
            (_("Questions after each session"), ""),
        ],
    }
