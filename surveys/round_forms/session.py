"""What a group is asked after each of its sessions."""

from django import forms
from django.utils.translation import gettext_lazy

from accounts.forms.fields import RevisionField, posted_with
from surveys.choosing import SHIPPED
from surveys.models import SessionQuestions, Survey
from surveys.round_forms.round import READERS, ReadingFields, can_be_readers, readers_of, readings
from training.models import Cohort


class SessionQuestionsForm(ReadingFields):
    """`choices`: what can be asked (surveys.choosing.Choice); `now`: what is asked today, or None."""

    revision = RevisionField()
    is_on = forms.BooleanField(required=False, label=gettext_lazy("Ask after each session"))
    questionnaire = forms.ChoiceField(
        label=gettext_lazy("What is asked?"), widget=forms.RadioSelect(attrs={"class": "stacked"})
    )

    field_order = ("revision", "is_on", "questionnaire", "reading", *READERS)

    def __init__(self, data=None, *, cohort: Cohort, now: SessionQuestions | None, choices, coordinates: bool):
        self.by_value = {choice.value: choice for choice in choices}
        super().__init__(_in_use(data, choices), initial=_as_set(now))
        self.fields["questionnaire"].choices = [(choice.value, str(choice.name)) for choice in choices]
        if not coordinates:  # the confidential reader is the coordinator, who then sets it
            self.fields["reading"].choices = [row for row in readings() if row[0] != Survey.Reading.COORDINATOR]
        self.let_read(can_be_readers([cohort.node.path_range]))

    @property
    def choice(self):
        """Of a valid form."""
        return self.by_value[self.cleaned_data["questionnaire"]]

    @property
    def readers(self):
        return readers_of(self.cleaned_data)


def _in_use(data, choices):
    """What was shipped when the form was opened may have come into use since, as by a first click of two."""
    chosen = data.get("questionnaire", "") if data else ""
    same = [each for each in choices if each.edition and SHIPPED + each.sheet.key == chosen]
    return posted_with(data, questionnaire=same[0].value) if same else data


def _as_set(now):
    if now is None:
        return {"revision": 0, "is_on": True, "questionnaire": "shipped:course-day"}
    readers = dict(zip(READERS, (person.pk for person in now.readers.all()), strict=False))
    fixed = {"questionnaire": str(now.edition_id), "revision": now.revision, "is_on": now.is_on, "reading": now.reading}
    return readers | fixed
