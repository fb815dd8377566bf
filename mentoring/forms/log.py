"""What is kept of a meeting: facts for everybody who sees it, beside the note of whoever keeps the log."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mentoring.forms.note import KnownField, NoteForm
from mentoring.models import Meeting, Topic
from mentoring.people import participants
from mentoring.rules import can_set_purpose
from mentoring.selectors import as_usual
from mentoring.themes import is_under_way, named_themes


class LogForm(NoteForm):
    """The whole log. One click posts it with the values that the page has shown."""

    who = forms.TypedMultipleChoiceField(
        label=_("Who was there?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    apologised = forms.TypedMultipleChoiceField(
        label=_("Who had said that they could not come?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Of those who were not there. Never why."),
    )
    minutes = forms.IntegerField(
        label=_("minutes"), min_value=5, max_value=600, widget=forms.NumberInput(attrs={"class": "ds-input", "step": 5})
    )
    theme = forms.MultipleChoiceField(
        label=_("Which themes did you touch?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    topic = KnownField(
        label=_("What did you have time to bring up?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    purpose = forms.ChoiceField(
        label=_("What was the meeting mostly about?"),
        choices=Meeting.Purpose.choices,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Over time it shows whether there is room for reflection. Only you see it."),
    )
    gave_document_feedback = forms.BooleanField(
        label=_("Feedback on something the newcomer has written"),
        required=False,
        help_text=_("Only that it was given, never on what."),
    )

    def __init__(self, data=None, *, meeting, person, waiting=None, **kwargs):
        self.waiting = waiting
        super().__init__(data, meeting=meeting, person=person, **kwargs)
        people = [(row.pk, self._name(row)) for row in participants(meeting)]
        self.fields["who"].choices = self.fields["apologised"].choices = people
        self.fields["theme"].choices = self._themes()
        self.fields["topic"].choices = [(row.pk, row.label) for row in self._topics()]
        if not can_set_purpose(person, meeting):
            del self.fields["purpose"]
        if meeting.introduction is None:
            del self.fields["gave_document_feedback"]

    def first_values(self):
        return super().first_values() | (self._logged() if self.meeting.is_held else self._usual())

    def _logged(self):
        purpose = self.meeting.purpose if self.meeting.purpose_by_id == self.person.pk else ""
        return {
            "who": [row.person_id for row in self.meeting.attendances.all() if row.was_there],
            "apologised": [row.person_id for row in self.meeting.attendances.all() if row.has_apologised],
            "theme": [row.theme_key for row in self.meeting.touched.all()],
            "minutes": self.meeting.minutes,
            "purpose": purpose,
            "gave_document_feedback": self.meeting.gave_document_feedback,
        }

    def _usual(self):
        """Everybody was there but those who have said no."""
        usual = as_usual([self.meeting], self.person, self.waiting)
        sorry = [person.pk for found in usual for person in found.apologised]
        return {
            "who": [person.pk for person in participants(self.meeting) if person.pk not in sorry],
            "apologised": sorry,
            "theme": [theme.key for found in usual for theme in found.themes],
            "topic": [topic.pk for found in usual for topic in found.topics],
            "minutes": self.meeting.minutes,
        }

    @property
    def somebody_missed(self):
        """Is there anything to say about those who were not there?"""
        there = {str(pk) for pk in self["who"].value() or ()}
        return any(str(pk) not in there for pk, _ in self.fields["who"].choices)

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
            "apologised": cleaned["apologised"],
            "checked_back": self.marked,
            "themes": cleaned["theme"],
            "topics": cleaned["topic"],
            "minutes": cleaned["minutes"],
            "purpose": cleaned.get("purpose") if "purpose" in self.data else None,
            "gave_document_feedback": cleaned.get("gave_document_feedback", False),
            "written": self.written,
            "revision": cleaned["revision"],
            "form_key": cleaned["form_key"],
        }
