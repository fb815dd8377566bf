from django import forms
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from accounts.forms.fields import RequestKeyField, RevisionField
from checklists.forms.tailoring import OwnItemForm


class WishForm(FreeTextForm):
    text = FreeTextField(label=gettext_lazy("I would like to …"), max_length=300, rows=2)
    theme = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label=gettext_lazy("Does it belong to a theme?"),
        empty_label=gettext_lazy("Does not matter"),
    )
    request_key = RequestKeyField()

    def __init__(self, *args, introduction, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = introduction.version.themes.all()


class TakeUpForm(OwnItemForm):
    """The wish as an item: in words that everybody who sees the plan may read."""

    revision = RevisionField()

    def __init__(self, *args, wish, **kwargs):
        initial = {"name": wish.text[:200], "theme": wish.theme_id, "revision": wish.revision}
        super().__init__(*args, introduction=wish.introduction, initial=initial, **kwargs)


class AnswerForm(FreeTextForm):
    answer = FreeTextField(label=gettext_lazy("Why not, or not now?"), max_length=500)
    revision = RevisionField()


class CarryForm(forms.Form):
    """Which levels are carried along; all of them unless the newcomer says otherwise."""

    keys = forms.MultipleChoiceField(
        label=gettext_lazy("Carry along"), widget=forms.CheckboxSelectMultiple, error_messages={"required": ""}
    )
    consent = forms.BooleanField(
        label=gettext_lazy("I want these levels and days to be seen by those who see my checklist here.")
    )

    def __init__(self, *args, rows, **kwargs):
        super().__init__(*args, initial={"keys": [row.item.key for row in rows]}, **kwargs)
        self.fields["keys"].choices = [(row.item.key, str(row.item)) for row in rows]
