import uuid

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

THERE, APOLOGISED, ABSENT = "there", "apologised", "absent"
ANSWERS = [
    (THERE, pgettext_lazy("attendance", "There")),
    (APOLOGISED, pgettext_lazy("attendance", "Has apologised")),
    (ABSENT, pgettext_lazy("attendance", "Absent")),
]


class AttendanceForm(forms.Form):
    """One row for each person. Everybody is there from the start, but for those who have said no."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    form_key = forms.UUIDField(widget=forms.HiddenInput)
    minutes = forms.IntegerField(
        label=_("How long was it, in minutes?"),
        min_value=5,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "ds-input", "inputmode": "numeric"}),
    )

    def __init__(self, data=None, *, session, people, said=None):
        """`said` is what people have replied beforehand: {person id: is coming}."""
        first = {"revision": session.revision, "form_key": uuid.uuid4(), "minutes": session.lasted}
        super().__init__(data, initial=first)
        self.people = people
        counted = {row.person_id: _answer(row) for row in session.attendances.all()}
        for person in people:
            expected = APOLOGISED if (said or {}).get(person.pk) is False else THERE
            self.fields[f"person-{person.pk}"] = forms.ChoiceField(
                label=person.name,
                choices=ANSWERS,
                initial=counted.get(person.pk, expected),
                widget=forms.RadioSelect,
            )

    @property
    def rows(self):
        return [self[f"person-{person.pk}"] for person in self.people]

    @property
    def attendance(self):
        """The keyword arguments of the service."""
        kinds = {"present": THERE, "apologised": APOLOGISED, "absent": ABSENT}
        people = {
            name: [row for row in self.people if self.cleaned_data[f"person-{row.pk}"] == answer]
            for name, answer in kinds.items()
        }
        return people | {name: self.cleaned_data[name] for name in ("minutes", "revision", "form_key")}


def _answer(row):
    if row.was_there:
        return THERE
    return APOLOGISED if row.has_apologised else ABSENT
