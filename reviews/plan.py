"""How it goes, talked over: this app's part of an introduction."""

from django.utils.translation import gettext_lazy

from look.templatetags.look import day_short
from programs.parts import BasePart
from reviews import appointments, counted, due, entries, proposals, reviews_file, sections, steps
from reviews.needs import needs_chief
from reviews.personal_data import personal_data


class ReviewsPart(BasePart):
    name = proposals.PART
    title = gettext_lazy("Progress reviews")
    sections_of_file = ("reviews",)

    def load(self, version, data):
        reviews_file.load(version, data["reviews"])

    def dump(self, version):
        return {"reviews": reviews_file.dump(version)}

    def propose(self, frame, choices, on=None):
        return proposals.propose(frame, on)

    def apply(self, introduction, changes, *, by, at=None):
        proposals.apply(introduction, list(changes), by=by, at=at)

    def follow(self, introduction, on):
        proposals.follow(introduction, on)

    def in_words(self, values):
        return day_short(values["on"])

    def threads(self, version):
        return entries.threads(version)

    def entries(self, reader, start, end, introductions):
        return entries.entries(start, end, introductions)

    def appointments(self, people, first, last):
        return appointments.appointments(people, first, last)

    def bring_up(self, introductions, reader):
        return list(entries.bring_up(introductions))

    def due(self, on):
        return due.due(on)

    def sections(self, reader, introductions, place):
        return list(sections.sections(reader, introductions, place))

    def steps(self, introductions):
        return steps.steps(introductions)

    def proposed_steps(self, version, changes):
        return steps.proposed_steps(version, changes)

    def needs(self, introductions, reader):
        return needs_chief(introductions)

    def counted(self, introductions, requirement):
        return counted.counted(introductions, requirement)

    def end(self, introduction, *, by, at=None):
        proposals.withdraw_ahead(introduction, by=by, at=at)

    def personal_data(self, person):
        return personal_data(person)
