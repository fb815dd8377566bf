"""A draft as a newcomer would meet it, for a background and a first day: every week and the checklist; never stored."""

from datetime import timedelta

from django import forms
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms.fields import DayField
from checklists.models import TemplateItem
from overview.editor.draft import draft_for
from overview.start.preview import Preview
from programs.parts import all_parts
from programs.services import Start, frame_of, propose

CHECKLIST = "checklists"


class TrialForm(forms.Form):
    category = forms.ChoiceField(label=gettext_lazy("Background"))
    start_on = DayField(label=gettext_lazy("First day"))

    def __init__(self, draft, data=None):
        monday = timezone.localdate() + timedelta(days=7 - timezone.localdate().weekday())
        categories = draft.references.named("categories")
        super().__init__(data, initial={"start_on": monday, "category": categories[0][0] if categories else ""})
        self.fields["category"].choices = categories


def version_try(request, version_id):
    """The plan as it would be; a draft with something to mend says what, on its own page."""
    draft = draft_for(request, version_id)
    form = TrialForm(draft, request.GET or TrialForm(draft).initial)
    if not draft.version.is_sound or not form.is_valid():
        return redirect(f"{draft.url}#problems")
    preview = preview_of(draft.version, form.cleaned_data["category"], form.cleaned_data["start_on"])
    context = {
        "draft": draft,
        "form": form,
        "preview": preview,
        "themes": checklist_of(draft.version, preview.changes),
        "crumbs": draft.crumbs((_("As a newcomer"), "")),
    }
    return render(request, "overview/editor/version_try.html", context)


def preview_of(version, category, start_on) -> Preview:
    node = version.program.owner
    start = Start(
        version=version,
        category=version.categories.get(key=category),
        experience="graduate",
        node=node,
        start_on=start_on,
        chief=None,
        choices=_ordinary_choices(version, node),
    )
    return Preview(start, propose(frame_of(start), start.choices), _("The newcomer"))


def _ordinary_choices(version, node):
    """What the parts' forms say when nobody changes anything."""
    forms_of = {part.name: part.start_form(version, node) for part in all_parts()}
    return {name: {key: field.initial for key, field in form.fields.items()} for name, form in forms_of.items() if form}


def checklist_of(version, changes):
    """[(theme, [(item, first day, last day)])] in the order of the programme."""
    planned = {change.after["template"]: change.after for change in changes if change.part == CHECKLIST}
    items: dict[int, list] = {}
    for row in TemplateItem.objects.filter(pk__in=planned).order_by("order"):
        items.setdefault(row.theme_id, []).append((row, planned[row.pk]["from_on"], planned[row.pk]["to_on"]))
    themes = version.themes.select_related("area", "phase")
    return [(theme, items[theme.pk]) for theme in themes if theme.pk in items]
