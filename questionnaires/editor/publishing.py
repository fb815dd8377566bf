"""A draft is published with a sentence about what is new, or discarded."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.errors import StaleEdit
from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import RevisionField, posted_with
from questionnaires.editor.differing import differing
from questionnaires.editor.draft import draft_for
from questionnaires.errors import NotADraft, NotSound
from questionnaires.services import discard_draft, publish


class PublishForm(FreeTextForm):
    """What is new, for those who choose an edition; the first needs no words."""

    revision = RevisionField()
    note = FreeTextField(
        label=gettext_lazy("What is new, in one sentence?"), required=False, max_length=200, rows=2, help_text=""
    )


class DiscardForm(forms.Form):
    revision = RevisionField()


def edition_publish(request, edition_id):
    """What will happen, once more, and then it never changes."""
    draft = draft_for(request, edition_id)
    data = request.POST if request.method == "POST" else None
    form = PublishForm(data, initial={"revision": draft.edition.revision})
    if not form.is_bound:
        return _page(request, draft, form, "edition_publish", _("Publish"))
    if not form.is_valid():
        return _page(request, draft, form, "edition_publish", _("Publish"), status=422)
    try:
        edition = publish(draft.edition, by=request.user, **form_values(form))
    except StaleEdit:
        return _stale(request, draft, form)
    except NotSound as error:
        messages.error(request, str(error))
        return redirect(f"{draft.url}#problems")
    messages.success(request, _("Published. It can be asked now."))
    return redirect(edition.questionnaire)


def form_values(form):
    return {"note": form.cleaned_data["note"], "revision": form.cleaned_data["revision"]}


def _stale(request, draft, form):
    """Somebody has saved it meanwhile: it is read once more before it is published."""
    form.data = posted_with(form.data, revision=draft_for(request, draft.edition.pk).edition.revision)
    return _page(request, draft, form, "edition_publish", _("Publish"), status=409, is_stale=True)


def edition_discard(request, edition_id):
    """The draft goes, and what was published stays."""
    draft = draft_for(request, edition_id)
    form = DiscardForm(request.POST or None, initial={"revision": draft.edition.revision})
    if not form.is_valid():
        return _page(request, draft, form, "edition_discard", _("Discard the draft"))
    try:
        discard_draft(draft.edition, by=request.user, revision=form.cleaned_data["revision"])
    except StaleEdit:
        form = DiscardForm(initial={"revision": draft.edition.revision})
        return _page(request, draft, form, "edition_discard", _("Discard the draft"), status=409, is_stale=True)
    except NotADraft as error:
        messages.error(request, str(error))
        return redirect(draft.edition.questionnaire)
    messages.success(request, _("The draft is discarded."))
    if draft.before:
        return redirect(draft.edition.questionnaire)
    return redirect("questionnaires:questionnaire_list")


def _page(request, draft, form, template, title, status=200, **more):
    context = {
        "draft": draft,
        "edition": draft.edition,
        "questionnaire": draft.edition.questionnaire,
        "form": form,
        "differences": differing(draft),
        "crumbs": draft.crumbs((title, "")),
    }
    return render(request, f"questionnaires/editor/{template}.html", context | more, status=status)
