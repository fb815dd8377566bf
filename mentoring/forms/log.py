"""What is kept of a meeting: facts for everybody who sees it, and a note for those who are chosen first."""

import uuid

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.forms import FreeTextField, FreeTextForm
from mentoring.models import Meeting, Topic
from mentoring.people import participants
from mentoring.rules import can_set_purpose
from mentoring.selectors import as_usual
from mentoring.services import Written
from mentoring.themes import is_under_way, named_themes


def short_text(label):
    widget = forms.TextInput(attrs={"class": "ds-input"})
    return FreeTextField(label=label, required=False, max_length=300, widget=widget, help_text="")


class NoteForm(FreeTextForm):
    """A participant's own words about a meeting. Who reads them is asked before the text, and only the first time."""

    strength = short_text(_("Which strength did you see?"))
    note = FreeTextField(label=pgettext_lazy("meeting", "Note"), required=False, rows=8)
    next_step = short_text(_("What will you bring up?"))
    note_revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)
    form_key = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *, meeting, person, note=None, draft=None, **kwargs):
        self.meeting, self.person, self.own_note = meeting, person, note
        self.saved_at = draft.saved_at if draft else None
        kwargs["initial"] = self.first_values() | (draft.body if draft else {}) | self.keys()
        super().__init__(data, **kwargs)
        if note is None and (chief := self.other_chief()):
            self.fields["readers"] = self._readers(chief)

    def first_values(self):
        if self.own_note is None:
            return {"readers": "two"}
        return {"strength": self.own_note.strength, "note": self.own_note.text, "next_step": self.own_note.next_step}

    def keys(self):
        note_revision = self.own_note.revision if self.own_note else None
        return {"revision": self.meeting.revision, "note_revision": note_revision, "form_key": uuid.uuid4()}

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
        )

    @property
    def draft(self):
        """What has been filled in, valid or not, as it is kept until the form is saved."""
        names = [name for name in self.fields if name not in ("revision", "note_revision", "form_key", "not_a_number")]
        many = {"who", "theme", "topic"}
        return {name: self.data.getlist(name) if name in many else self.data.get(name, "") for name in names}


class TopicsField(forms.TypedMultipleChoiceField):
    """What was brought up at another meeting in the meantime is no mistake of the one who ticks it here."""

    def valid_value(self, value):
        return True

    def clean(self, value):
        waiting = {pk for pk, _ in self.choices}
        return [pk for pk in super().clean(value) if pk in waiting]


class LogForm(NoteForm):
    """The whole log. One click posts it with the values that the page has shown."""

    who = forms.TypedMultipleChoiceField(
        label=_("Who was there?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    minutes = forms.IntegerField(
        label=_("minutes"), min_value=5, max_value=600, widget=forms.NumberInput(attrs={"class": "ds-input", "step": 5})
    )
    theme = forms.MultipleChoiceField(
        label=_("Which themes did you touch?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topic = TopicsField(
        label=_("What did you have time to bring up?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    purpose = forms.ChoiceField(
        label=_("What was the meeting mostly about?"),
        choices=Meeting.Purpose.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Over time it shows whether there is room for reflection. Only you see it."),
    )

    def __init__(self, data=None, *, meeting, person, waiting=None, **kwargs):
        self.waiting = waiting
        super().__init__(data, meeting=meeting, person=person, **kwargs)
        self.fields["who"].choices = [(row.pk, self._name(row)) for row in participants(meeting)]
        self.fields["theme"].choices = self._themes()
        self.fields["topic"].choices = [(row.pk, row.label) for row in self._topics()]
        if not can_set_purpose(person, meeting):
            del self.fields["purpose"]

    def first_values(self):
        return super().first_values() | (self._logged() if self.meeting.is_held else self._usual())

    def _logged(self):
        purpose = self.meeting.purpose if self.meeting.purpose_by_id == self.person.pk else ""
        return {
            "who": [row.person_id for row in self.meeting.attendances.all() if row.was_there],
            "theme": [row.theme_key for row in self.meeting.touched.all()],
            "minutes": self.meeting.minutes,
            "purpose": purpose,
        }

    def _usual(self):
        usual = as_usual([self.meeting], self.person, self.waiting)
        return {
            "who": [person.pk for person in participants(self.meeting)],
            "theme": [theme.key for found in usual for theme in found.themes],
            "topic": [topic.pk for found in usual for topic in found.topics],
            "minutes": self.meeting.minutes,
        }

    def _name(self, person):
        return _("%(name)s (you)") % {"name": person.name} if person == self.person else person.name

    def _themes(self):
        """The themes of the phases around the meeting and today, and whatever is marked already."""
        introduction = self.meeting.introduction
        if introduction is None:
            return []
        days, marked = {self.meeting.on, timezone.localdate()}, self.initial.get("theme") or ()
        current = [
            theme.key
            for theme in introduction.version.rows("themes")
            if any(is_under_way(theme, introduction, day) for day in days)
        ]
        return [(theme.key, str(theme)) for theme in named_themes(introduction.version, {*current, *marked})]

    def _topics(self):
        if self.meeting.introduction is None:
            return []
        return Topic.objects.waiting().readable_by(self.person).filter(introduction=self.meeting.introduction)

    @property
    def log(self):
        """The keyword arguments of the service."""
        cleaned = self.cleaned_data
        return {
            "present": cleaned["who"],
            "themes": cleaned["theme"],
            "topics": cleaned["topic"],
            "minutes": cleaned["minutes"],
            "purpose": cleaned.get("purpose") if "purpose" in self.data else None,
            "written": self.written,
            "revision": cleaned["revision"],
            "form_key": cleaned["form_key"],
        }
