"""What holds the mentors up: a part beside the introductions, for it is of a place and of no newcomer."""

from django.utils.translation import gettext_lazy

from mentoring.unit import appointments, due, entries
from mentoring.unit.personal_data import own_support
from programs.parts import BasePart


class GatheringsPart(BasePart):
    name = appointments.PART
    title = gettext_lazy("The mentors' own: dates and training")

    def entries(self, reader, start, end, introductions):
        return entries.entries(reader, start, end)

    def appointments(self, people, first, last):
        return appointments.appointments(people, first, last)

    def due(self, on):
        return due.due(on)

    def personal_data(self, person):
        return own_support(person)
