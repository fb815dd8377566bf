"""What one person writes about a meeting, for those who are chosen first."""

import uuid

from django import forms
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.carrying import FIELD, mark
from accounts.forms import FreeTextField, FreeTextForm
from mentoring.people import participants
from mentoring.services import Written
from mentoring.writing import PARTS

LONGEST = 60_000  # characters of a note: some nine thousand words
RENEWED = ("revision", "note_revision", "beside")


class KnownField(forms.TypedMultipleChoiceField):
    """What was done with at another meeting in the meantime is no mistake of the one who ticks it here."""

    def valid_value(self, value):
        return True

    def clean(self, value):
        known = {pk for pk, _ in self.choices}
        return [pk for pk in super().clean(value) if pk in known]


def short_text(label):
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return FreeTextField(label=label, required=False, max_length=300, widget=widget, help_text="")


class NoteForm(FreeTextForm):
    """A participant's own words about a meeting. Who reads them is asked before the text, and only the first time.

    Each window that has the form open is a `tab` with a draft of its own; `beside` are the drafts that it has shown.
    """

    HIDDEN = ("note_revision", "revision", "form_key", "tab", "beside", FIELD)
    MANY = ("who", "apologised", "theme", "topic", "checked_back")

    strength = short_text(_("Which strength did you see?"))
    note = FreeTextField(label=pgettext_lazy("meeting", "Note"), required=False, rows=8, max_length=LONGEST)
    next_step = short_text(_("What will you bring up?"))
    checked_back = KnownField(
        label=_("What did you check back?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    note_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)
    tab = forms.UUIDField(required=False, widget=forms.HiddenInput)
    beside = forms.CharField(required=False, widget=forms.HiddenInput)
    written_by = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, meeting, person, texts, requests=(), **kwargs):
        self.meeting, self.person, self.texts = meeting, person, texts
        self.own_note, draft = texts.note, None if data else texts.chosen
        self.saved_at = draft.saved_at if draft else None
        kwargs["initial"] = self.first_values() | (draft.body if draft else {}) | self.keys()
        super().__init__(data, **kwargs)
        self.requests = {request.pk: request for request in requests}
        self.fields["checked_back"].choices = [(pk, request.words) for pk, request in self.requests.items()]
        if self.own_note is None and (chief := self.other_chief()):
            self.fields["readers"] = self._readers(chief)

    def first_values(self):
        if self.own_note is None:
            return {"readers": "two"}
        return {"strength": self.own_note.strength, "note": self.own_note.text, "next_step": self.own_note.next_step}

    def keys(self):
        note_revision = self.own_note.revision if self.own_note else None
        fresh = {"form_key": uuid.uuid4(), "tab": uuid.uuid4(), FIELD: mark(self.person)}
        return {"revision": self.meeting.revision, "note_revision": note_revision, "beside": self._seen()} | fresh

    def _seen(self):
        return ",".join("@".join(map(str, seen)) for seen in self.texts.seen)

    def see_again(self):
        """The page is shown once more, with what has come since: the next save is made on top of that."""
        found = self.keys()
        self.data = self.data.copy()
        self.data.update({name: "" if found[name] is None else str(found[name]) for name in RENEWED})

    @property
    def others(self):
        """The writer's other texts about the meeting, to be read side by side."""
        values = {name: self[name].value() for name in PARTS}
        return self.texts.beside(values, str(self["tab"].value() or ""))

    @property
    def reader_names(self):
        """Who reads it: as it was decided, or else those who meet."""
        if self.own_note:
            return self.own_note.reader_names
        names = {person.first_name for person in (*participants(self.meeting), self.person)}
        return get_text_list(sorted(names), _("and"))

    def other_chief(self):
        """The chief who may be let in: of the introduction, and not one of those who met."""
        introduction = self.meeting.introduction
        chief = introduction.chief if introduction else None
        return None if chief is None or chief in participants(self.meeting) or chief == self.person else chief

    def _readers(self, chief):
        names = [person.first_name for person in participants(self.meeting) if person != self.person]
        us = {"others": ", ".join(names), "chief": chief.first_name}
        choices = [("two", _("%(others)s and I") % us), ("three", _("%(others)s, I and %(chief)s") % us)]
        return forms.ChoiceField(
            label=_("Who reads what you write here?"), choices=choices, required=False, widget=forms.RadioSelect
        )

    @property
    def written(self):
        cleaned = self.cleaned_data
        return Written(
            strength=cleaned["strength"],
            text=cleaned["note"],
            next_step=cleaned["next_step"],
            with_chief=cleaned.get("readers") == "three",
            is_not_a_number=self.marked_not_a_number,
            revision=cleaned["note_revision"],
            tab=cleaned["tab"],
            seen=[(int(pk), saved_at) for pk, _, saved_at in map(_halves, cleaned["beside"].split(",")) if saved_at],
        )

    @property
    def marked(self):
        """The requests that the writer says have been talked through."""
        return [self.requests[pk] for pk in self.cleaned_data["checked_back"]]

    @property
    def draft(self):
        """What has been filled in, valid or not, as it is kept until the form is saved."""
        names = [name for name in self.fields if name not in (*self.HIDDEN, "not_a_number")] + ["note_revision"]
        return {name: self.data.getlist(name) if name in self.MANY else self.data.get(name, "") for name in names}


def _halves(seen):
    return seen.partition("@")
