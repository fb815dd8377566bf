"""What is talked through: this app's part of an introduction."""

from datetime import datetime

from django.utils.translation import gettext_lazy

from look.templatetags.look import clock_range, day_short
from mentoring import (
    agenda,
    appointments,
    changes,
    counted,
    due,
    entries,
    proposals,
    sections,
    series_file,
    start,
    steps,
)
from mentoring.personal_data import personal_data
from programs.parts import BasePart


class MentoringPart(BasePart):
    name = proposals.PART
    title = gettext_lazy("Meetings, notes and requests")
    sections_of_file = ("meetings",)

    def load(self, version, data):
        series_file.load(version, data["meetings"])

    def dump(self, version):
        return {"meetings": series_file.dump(version)}

    def start_form(self, version, node, data=None, initial=None):
        return start.start_form(version, node, data, initial)

    def propose(self, frame, choices, on=None):
        return proposals.propose(frame, choices, on)

    def apply(self, introduction, changed, *, by, at=None):
        changes.apply(introduction, list(changed), by=by, at=at)

    def follow(self, introduction, on):
        changes.follow(introduction)

    def in_words(self, values):
        starts_at = datetime.fromisoformat(values["starts_at"])
        return f"{day_short(starts_at)} {clock_range(starts_at, values['minutes'])}"

    def threads(self, version):
        return entries.threads(version)

    def entries(self, reader, start, end, introductions):
        return entries.entries(reader, start, end, introductions)

    def appointments(self, people, first, last):
        return appointments.appointments(people, first, last)

    def touched(self, introductions):
        return agenda.touched(introductions)

    def bring_up(self, introductions, reader, waiting=None):
        return agenda.bring_up(introductions, reader, waiting)

    def wished(self, introductions, reader):
        return list(agenda.wished(introductions, reader))

    def due(self, on):
        return due.due(on)

    def sections(self, reader, introductions, place):
        return sections.sections(reader, introductions, place)

    def steps(self, introductions):
        return steps.steps(introductions)

    def proposed_steps(self, version, changes):
        return steps.proposed_steps(version, changes)

    def needs(self, introductions, reader):
        return sections.needs(introductions, reader)

    def minutes(self, introductions):
        return counted.minutes(introductions)

    def counted(self, introductions, requirement):
        return counted.counted(introductions, requirement)

    def end(self, introduction, *, by, at=None):
        changes.withdraw_ahead(introduction, by=by, at=at)

    def personal_data(self, person):
        return personal_data(person)
