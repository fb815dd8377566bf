import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import FreeTextField, FreeTextForm
from mentoring.models import Topic
from programs.models import Theme


class TopicForm(FreeTextForm):
    """A theme is named by the programme; an item and a question by the text that is posted."""

    kind = forms.ChoiceField(choices=Topic.Kind.choices, initial=Topic.Kind.QUESTION, widget=forms.HiddenInput)
    key = forms.SlugField(required=False, max_length=80, widget=forms.HiddenInput)
    text = FreeTextField(
        label=_("What do you want to bring up?"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "ds-input"}),
    )
    request_key = forms.UUIDField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)

    def __init__(self, *args, introduction, **kwargs):
        self.introduction = introduction
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == Topic.Kind.THEME:
            themes = Theme.objects.filter(version=self.introduction.version_id, key=cleaned.get("key") or "")
            cleaned["text"] = str(themes.first() or "")
        if cleaned.get("kind") == Topic.Kind.ITEM and not cleaned.get("key"):
            self.add_error("key", _("Which item?"))
        if cleaned.get("kind") == Topic.Kind.QUESTION:
            cleaned["key"] = ""
        if not cleaned.get("text") and not self.has_error("text"):
            self.add_error("text", _("Write what you want to bring up."))
        return cleaned

    @property
    def topic(self):
        """The keyword arguments of the service."""
        cleaned = self.cleaned_data
        names = ("kind", "key", "request_key")
        return {name: cleaned[name] for name in names} | {"is_not_a_number": self.marked_not_a_number}
