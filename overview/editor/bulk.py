"""Many weeks at once: those of a theme or of a phase, or of some of their items, are moved or set."""

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import posted_with
from overview.editor.draft import draft_for
from overview.editor.inline import FIRST, LAST, week_field
from overview.programs_words import weeks_words
from programs.documents_rows import fingerprint, rows_at, said
from programs.services.rows_of_draft import Edit, StaleRows, save_rows

SHIFT, SET = "shift", "set"
NAMES = ("weeks",)


class BulkForm(forms.Form):
    items = forms.MultipleChoiceField(label=gettext_lazy("Items"), widget=forms.CheckboxSelectMultiple)
    how = forms.ChoiceField(
        label=gettext_lazy("How"),
        choices=[(SHIFT, gettext_lazy("Move by so many weeks")), (SET, gettext_lazy("The same weeks for all"))],
        widget=forms.RadioSelect,
        initial=SHIFT,
    )
    by = forms.IntegerField(
        label=gettext_lazy("Weeks later; a minus is earlier"), min_value=FIRST, max_value=LAST, required=False
    )
    first = week_field(gettext_lazy("From week"), required=False)
    last = week_field(gettext_lazy("to week"), required=False)

    def __init__(self, rows, data=None):
        self.rows = {row["key"]: row for row in rows}
        super().__init__(data, initial={"items": list(self.rows)})
        labels = [(key, _label(row)) for key, row in self.rows.items()]
        self.fields["items"].choices = labels
        for key, row in self.rows.items():
            seen = forms.CharField(widget=forms.HiddenInput, initial=fingerprint(said(row, NAMES)))
            self.fields[f"seen-{key}"] = seen

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("how") == SHIFT and not cleaned.get("by"):
            self.add_error("by", _("Write how many weeks."))
        if cleaned.get("how") == SET:
            first, last = cleaned.get("first"), cleaned.get("last")
            if first is None or last is None:
                self.add_error("first", _("Write the first and the last week."))
            elif first > last:
                self.add_error("last", _("The first week is after the last."))
        return cleaned

    @property
    def edits(self):
        chosen = self.cleaned_data
        return [
            Edit(("items", key), {"weeks": self._weeks(self.rows[key])}, chosen[f"seen-{key}"])
            for key in chosen["items"]
        ]

    def _weeks(self, row):
        if self.cleaned_data["how"] == SET:
            return [self.cleaned_data["first"], self.cleaned_data["last"]]
        return [min(LAST, max(FIRST, week + self.cleaned_data["by"])) for week in row["weeks"]]


def _label(row):
    return f"{row['name']['sv']}, {weeks_words(*row['weeks'])}"


def weeks_edit(request, version_id):
    """The weeks of one's own items in a theme, or in every theme of a phase."""
    draft = draft_for(request, version_id)
    section, key = _chosen(request, draft)
    themes = [row["key"] for row in draft.document.get("themes", []) if key in (row.get("key"), row.get("phase"))]
    rows = [row for row in rows_at(draft.own, ("items",)) if row.get("theme") in themes and row.get("weeks")]
    name = dict(draft.references.named(section)).get(key)
    if name is None:
        raise Http404
    form = BulkForm(rows, request.POST if request.method == "POST" else None)
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                save_rows(draft.version, form.edits, by=request.user)
                messages.success(request, _("Saved."))
                return redirect(f"{draft.url}?theme={themes[0]}#theme")
            except StaleRows as stale:
                status = _tell(form, stale)
    context = {"draft": draft, "form": form, "name": name, "section": section, "crumbs": draft.crumbs((name, ""))}
    return render(request, "overview/editor/weeks_edit.html", context, status=status)


def _chosen(request, draft):
    """A phase or a theme; the first theme when none is named."""
    if "phase" in request.GET:
        return "phases", request.GET["phase"]
    first = next((row.get("key") for row in draft.document.get("themes", [])), "")
    return "themes", request.GET.get("theme", first)


def _tell(form, stale):
    for (_section, key), row in stale.rows.items():
        name = form.rows[key]["name"]["sv"]
        if row is None:
            form.add_error(None, _("Somebody else has taken away “%(name)s”.") % {"name": name})
            continue
        form.data = posted_with(form.data, **{f"seen-{key}": fingerprint(said(row, NAMES))})
        form.rows[key] = row
        words = {"name": name, "weeks": weeks_words(*row["weeks"])}
        form.add_error(
            None, _("Somebody else has moved “%(name)s” to %(weeks)s. Save again to move it from there.") % words
        )
    return 409
