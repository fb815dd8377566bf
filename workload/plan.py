"""Whether the work is too much, gone through by newcomer and chief: this app's part of an introduction."""

from django.utils.translation import gettext_lazy

from programs.parts import BasePart
from workload import ahead, sections
from workload.personal_data import personal_data
from workload.services import forget_figures


class WorkloadPart(BasePart):
    name = "workload"
    title = gettext_lazy("Workload")

    def bring_up(self, introductions, reader):
        return list(ahead.bring_up(introductions, reader))

    def sections(self, reader, introductions, place):
        return list(sections.sections(reader, introductions, place))

    def needs(self, introductions, reader):
        return list(ahead.needs(introductions, reader)) if reader else []

    def end(self, introduction, *, by, at=None):
        forget_figures(introduction.pk)

    def personal_data(self, person):
        return personal_data(person)
