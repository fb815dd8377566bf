from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from checklists.models import Level


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
