"""Where a questionnaire comes from: nothing, one that is shipped, one that is in use, or a file."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.rules import ensure
from questionnaires.errors import HasDraft
from questionnaires.forms import ImportForm, NewForm
from questionnaires.rules import can_write
from questionnaires.services import create_questionnaire


def questionnaire_create(request):
    """A draft of one's own; ?from= says what it begins as."""
    ensure(can_write(request.user))
    form = NewForm(request.user, request.POST or None, begin=request.GET.get("from", ""))
    if request.method == "POST" and form.is_valid():
        return _made(request, form)
    return _page(request, form, "questionnaire_create", _("New questionnaire"))


def questionnaire_import(request):
    """A file becomes a draft: of a new questionnaire, or the next edition of one that has its key."""
    ensure(can_write(request.user))
    form = ImportForm(request.user, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _made(request, form)
        except HasDraft as error:
            form.add_error("file", str(error))
    return _page(request, form, "questionnaire_import", _("Import a questionnaire file"))


def _made(request, form):
    chosen = form.cleaned_data
    edition = create_questionnaire(chosen["owner"], form.document, by=request.user, request_key=chosen["request_key"])
    return redirect("questionnaires:edition_edit", edition.pk)


def _page(request, form, template, title):
    crumbs = [(_("Questionnaires"), reverse("questionnaires:questionnaire_list")), (title, "")]
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "title": title, "crumbs": crumbs}
    return render(request, f"questionnaires/{template}.html", context, status=status)
