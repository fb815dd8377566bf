"""What has been answered so far, kept in the session under the key of the start; nothing is in the database yet."""

import uuid
from dataclasses import dataclass, field
from functools import cached_property

from django.http import QueryDict
from django.utils import timezone

from overview.start.forms import PeopleForm, ProgramForm
from programs.parts import all_parts
from programs.services import Start

KEPT = 5  # starts that one person has begun and not finished


@dataclass
class Steps:
    """One start under way; `answers` holds each step's posted form as it was typed."""

    request: object
    key: uuid.UUID
    answers: dict = field(default_factory=dict)

    @classmethod
    def of(cls, request, key):
        return cls(request, key, request.session.get("starts", {}).get(str(key), {}))

    def keep(self, step, posted):
        """Remember what was typed, valid or not, so that nothing is lost on the way back."""
        starts = self.request.session.get("starts", {})
        self.answers = {**self.answers, step: dict(posted.lists())}
        kept = {key: value for key, value in starts.items() if key != str(self.key)}
        self.request.session["starts"] = dict([*kept.items(), (str(self.key), self.answers)][-KEPT:])

    def retime(self, series, weekday, time):
        """A series of meetings gets another time; a name that no form has changes nothing."""
        names = {f"mentoring-{series}_weekday": weekday, f"mentoring-{series}_time": time}
        posted = self._data("people")
        for name, value in names.items():
            if name in posted:
                posted[name] = value
        self.keep("people", posted)

    def forget(self):
        starts = self.request.session.get("starts", {})
        self.request.session["starts"] = {key: value for key, value in starts.items() if key != str(self.key)}

    def _data(self, step):
        if step not in self.answers:
            return None
        data = QueryDict(mutable=True)
        for name, values in self.answers[step].items():
            data.setlist(name, values)
        return data

    @cached_property
    def program_form(self):
        return ProgramForm(self.request.user, self._data("program"))

    @cached_property
    def people_form(self):
        chosen = self.program_form.cleaned_data
        return PeopleForm(self.request.user, chosen["node"], chosen["version"], self._data("people"))

    @cached_property
    def part_forms(self):
        """{part: form} of the parts that need a choice."""
        chosen = self.program_form.cleaned_data
        data = self._data("people")
        forms = {part.name: part.start_form(chosen["version"], chosen["node"], data) for part in all_parts()}
        return {name: form for name, form in forms.items() if form}

    @property
    def has_program(self):
        return self.program_form.is_bound and self.program_form.is_valid()

    @property
    def has_people(self):
        if not self.has_program:
            return False
        # Every form is asked, so that all errors show at once.
        answers = [form.is_valid() for form in (self.people_form, *self.part_forms.values())]
        return self.people_form.is_bound and all(answers)

    @property
    def choices(self):
        return {name: form.cleaned_data for name, form in self.part_forms.items()}

    def start(self, newcomer=None):
        """What the services start from; the newcomer may still be somebody who is not in the register."""
        people, program = self.people_form.cleaned_data, self.program_form.cleaned_data
        return Start(
            version=program["version"],
            node=program["node"],
            category=people["category"],
            experience=people["experience"],
            start_on=people["start_on"],
            extent=people["extent"],
            is_stretched=people["is_stretched"],
            newcomer=newcomer or people["newcomer"],
            chief=people["chief"],
            mentor=people["mentor"],
            helpers=self.people_form.helpers,
            met_at=self._met_at(people),
            met_place=people["met_place"],
            met_by=people["met_by"],
            although=people.get("although", ""),
            choices=self.choices,
            request_key=self.key,
        )

    def _met_at(self, people):
        if not people["met_time"]:
            return None
        return timezone.make_aware(timezone.datetime.combine(people["start_on"], people["met_time"]))
