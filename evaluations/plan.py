"""What people think of it: this app's part of an introduction."""

from django.utils.translation import gettext_lazy

from evaluations import counted, due, entries, proposals, questionnaires_file, sections, steps
from evaluations.needs import needs_chief
from evaluations.personal_data import personal_data
from look.templatetags.look import day_span
from programs.parts import BasePart


class EvaluationsPart(BasePart):
    name = proposals.PART
    title = gettext_lazy("Evaluations")
    sections_of_file = ("questionnaires", "evaluations")

    def load(self, version, data):
        questionnaires_file.load(version, data)

    def dump(self, version):
        return questionnaires_file.dump(version)

    def propose(self, frame, choices, on=None):
        return proposals.propose(frame, on)

    def apply(self, introduction, changes, *, by, at=None):
        proposals.apply(introduction, list(changes), by=by, at=at)

    def follow(self, introduction, on):
        proposals.follow(introduction, on)

    def in_words(self, values):
        return day_span(values["opens_on"], values["closes_on"])

    def entries(self, reader, start, end, introductions):
        return entries.entries(reader, start, end, introductions)

    def bring_up(self, introductions, reader):
        return list(entries.bring_up(introductions, reader))

    def due(self, on):
        return list(due.due(on))

    def sections(self, reader, introductions, place):
        return sections.sections(reader, introductions, place)

    def steps(self, introductions):
        return steps.steps(introductions)

    def proposed_steps(self, version, changes):
        return steps.proposed_steps(version, changes)

    def needs(self, introductions, reader):
        return needs_chief(introductions, reader)

    def counted(self, introductions, requirement):
        return counted.counted(introductions, requirement)

    def end(self, introduction, *, by, at=None):
        proposals.withdraw_ahead(introduction, by=by, at=at)

    def personal_data(self, person):
        return personal_data(person)
