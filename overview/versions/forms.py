import re

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.fields import RevisionField


class OfferForm(forms.Form):
    """What a chief decides about a version: the lines that were shown, and those that are still ticked."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    revision = RevisionField()
    decision = forms.ChoiceField(choices=[("adopt", ""), ("stay", "")])

    @property
    def shown(self):
        return set(self.data.getlist("shown"))

    @property
    def declined(self):
        return self.shown - set(self.data.getlist("line"))


CHOICE = re.compile(r"[0-9]{1,9}-[0-9]{1,9}")  # an introduction and its revision


class ManyForm(forms.Form):
    """Which of several introductions take over a version; each with the revision that was seen."""

    introduction = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, error_messages={"required": _("Choose at least one introduction.")}
    )

    def __init__(self, *args, introductions, **kwargs):
        super().__init__(*args, **kwargs)
        self.introductions = {f"{row.pk}-{row.revision}": row for row in introductions}
        # What somebody else has decided about meanwhile is told by the service, not refused as unknown.
        sent = filter(CHOICE.fullmatch, self.data.getlist("introduction") if self.is_bound else [])
        self.fields["introduction"].choices = [(value, value) for value in {*self.introductions, *sent}]

    @property
    def chosen(self):
        """[(introduction, revision)] of those that are still offered the version."""
        by_id = {row.pk: row for row in self.introductions.values()}
        sent = [map(int, value.split("-")) for value in self.cleaned_data["introduction"]]
        return [(by_id[pk], revision) for pk, revision in sent if pk in by_id]
