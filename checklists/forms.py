import uuid
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from checklists.models import Item, Level


class LevelForm(forms.Form):
    level = forms.TypedChoiceField(choices=Level.choices, coerce=lambda value: Level(int(value)))
    revision = forms.IntegerField()


class UndoForm(forms.Form):
    """What the address says after a change without a script: which item was saved, and what it was before."""

    saved = forms.IntegerField()
    was = forms.TypedChoiceField(choices=Level.choices, coerce=lambda value: Level(int(value)))


class ReadyForm(forms.Form):
    is_ready = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
    revision = forms.IntegerField()


class ConfirmForm(forms.Form):
    is_confirmed = forms.TypedChoiceField(choices=[("1", "1"), ("0", "0")], coerce=lambda value: value == "1")
    revision = forms.IntegerField()


class LeaveOutForm(forms.Form):
    """An empty reason takes the item back in."""

    because = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        required=False,
        choices=[("", ""), ("known", Item.LeftOut.KNOWN.label), ("not_here", Item.LeftOut.NOT_HERE.label)],
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class ReflectionForm(FreeTextForm):
    """Who reads it is asked before the text."""

    shared = forms.ChoiceField(label=gettext_lazy("Who reads it?"), widget=forms.RadioSelect)
    text = FreeTextField(
        label=gettext_lazy("What have you learnt? What do you want to talk more about?"), required=False, rows=4
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, item, reflection, **kwargs):
        self.mentor = item.introduction.mentor
        self.readers = [row.person for row in reflection.readers.all()] if reflection else []
        kwargs.setdefault("initial", self._initial(reflection))
        kwargs.setdefault("auto_id", f"reflection-{item.pk}-%s")
        super().__init__(*args, **kwargs)
        self.fields["shared"].choices = self._choices()

    def _initial(self, reflection):
        if reflection is None:
            return {"shared": "me", "revision": 0}
        shared = "mentor" if self.readers == [self.mentor] else "kept" if self.readers else "me"
        return {"shared": shared, "text": reflection.text, "revision": reflection.revision}

    def _choices(self):
        yield "me", _("Only me")
        if self.readers and self.readers != [self.mentor]:
            names = ", ".join(person.first_name for person in self.readers)
            yield "kept", _("Me and %(names)s, as now") % {"names": names}
        if self.mentor:
            yield "mentor", _("Me and %(name)s") % {"name": self.mentor.first_name}

    @property
    def chosen_readers(self):
        return {"me": [], "kept": self.readers, "mentor": [self.mentor]}[self.cleaned_data["shared"]]


class OwnItemForm(FreeTextForm):
    """Something in own words, under one of the themes of the programme."""

    name = FreeTextField(label=gettext_lazy("What is to be learnt or done?"), max_length=200, widget=forms.TextInput)
    theme = forms.ModelChoiceField(queryset=None, label=gettext_lazy("Theme"))
    from_on = forms.DateField(label=gettext_lazy("About from"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    to_on = forms.DateField(label=gettext_lazy("About to"), widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"))
    request_key = forms.UUIDField(initial=uuid.uuid4, widget=forms.HiddenInput)

    def __init__(self, *args, introduction, **kwargs):
        today = timezone.localdate()
        kwargs.setdefault("initial", {"from_on": today, "to_on": today + timedelta(weeks=4)})
        super().__init__(*args, **kwargs)
        self.fields["theme"].queryset = introduction.version.themes.all()

    def clean(self):
        cleaned = super().clean()
        if not self.errors and cleaned["from_on"] > cleaned["to_on"]:
            self.add_error("to_on", _("The last day comes before the first."))
        return cleaned
