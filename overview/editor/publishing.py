"""A draft is published with a sentence about what is new, by somebody who has read what will happen to whom."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextForm
from accounts.forms.fields import posted_with
from accounts.rules import ensure
from overview.editor.fields import text_field
from programs.documents_rows import HEAD, fingerprint, said
from programs.errors import NotSound
from programs.models import Introduction
from programs.rules import can_publish_version
from programs.services import publish_version
from programs.services.rows_of_draft import Edit

NAMES = ("version_note",)


class PublishForm(FreeTextForm):
    """What is new, in a sentence; saved with the draft like everything else."""

    place = HEAD
    sv = text_field(lines=2, label=gettext_lazy("What is new, in one sentence?"), required=False)
    en = text_field(lines=2, label=gettext_lazy("The same in English"), required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, draft):
        head = draft.own["program"]
        super().__init__(data, prefix="note", initial=head.get("version_note", {}) | {"seen": _seen(head)})

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("en") and not cleaned.get("sv"):
            self.add_error("sv", _("Write it in Swedish too."))
        return cleaned

    @property
    def edits(self):
        note = {language: self.cleaned_data[language] for language in ("sv", "en") if self.cleaned_data[language]}
        values = {"version_note": note or None}
        is_touched = _seen(values) != self.cleaned_data["seen"]
        return [Edit(HEAD, values, self.cleaned_data["seen"])] if is_touched else []

    def tell_stale(self, current):
        self.data = posted_with(self.data, **{self.add_prefix("seen"): _seen(current)})
        there = current.get("version_note", {}).get("sv") or _("nothing")
        self.add_error("sv", _("Somebody else has changed this meanwhile, to: %(there)s.") % {"there": there})


def _seen(row):
    return fingerprint(said(row, NAMES))


@dataclass(frozen=True)
class Consequences:
    """What publishing does, to whom."""

    under_way: int
    extensions: int
    empty_areas: list[str]


def consequences(draft) -> Consequences:
    program, document = draft.version.program, draft.document
    area_of = {row.get("key"): row.get("area") for row in document.get("themes", [])}
    used = {area_of.get(row.get("theme")) for row in document.get("items", [])}
    return Consequences(
        under_way=Introduction.objects.active().filter(version__program=program).count(),
        extensions=program.extensions.count(),
        empty_areas=[name for key, name in draft.references.named("areas") if key not in used],
    )


def published(request, draft, note):
    """The draft is published, or its page says what is left to mend."""
    ensure(can_publish_version(request.user, draft.version))
    try:
        publish_version(draft.version, by=request.user)
    except NotSound:
        messages.error(request, _("Something in the draft has to be mended first."))
        return redirect(f"{draft.url}#problems")
    messages.success(request, _("Published. Introductions can be started on it now."))
    return redirect("overview:version_detail", draft.version.pk)
