"""What is worked through: this app's part of an introduction."""

from django.utils.translation import gettext_lazy

from accounts.services import record
from checklists import counted, proposal, steps, wishes
from checklists.due import due
from checklists.items_file import dump_items, load_items
from checklists.needs import needs
from checklists.personal_data import personal_data
from checklists.sections import sections
from checklists.themes import last_gone_through
from look.templatetags.look import day_span
from programs.parts import BasePart


class ChecklistsPart(BasePart):
    """Items have windows and no dates, so it has no entries and nothing to withdraw at the end."""

    name = proposal.PART
    title = gettext_lazy("Checklist and reflections")
    sections_of_file = ("items",)

    def load(self, version, data):
        load_items(version, data["items"])

    def dump(self, version):
        return {"items": dump_items(version)}

    def propose(self, frame, choices, on=None):
        return proposal.propose(frame, on)

    def apply(self, introduction, changes, *, by, at=None):
        mine = [change for change in changes if change.part == self.name]
        proposal.apply(introduction, mine)
        if mine:
            record(by, "checklists.plan_changed", introduction, about=introduction.newcomer, at=at, rows=len(mine))

    def follow(self, introduction, on):
        proposal.follow(introduction)

    def in_words(self, values):
        return day_span(values["from_on"], values["to_on"])

    def touched(self, introductions):
        return last_gone_through(introductions)

    def bring_up(self, introductions, reader):
        return list(wishes.bring_up(introductions, reader))

    def due(self, on):
        return due(on)

    def sections(self, reader, introductions, place):
        return sections(reader, introductions, place)

    def steps(self, introductions):
        return steps.steps(introductions)

    def proposed_steps(self, version, changes):
        return steps.proposed_steps(version, changes)

    def needs(self, introductions, reader):
        return [*needs(introductions), *wishes.needs(introductions, reader)]

    def minutes(self, introductions):
        return counted.minutes(introductions)

    def counted(self, introductions, requirement):
        return counted.counted(introductions, requirement)

    def personal_data(self, person):
        return personal_data(person)
