"""What newcomer, mentor and chief expect of each other: this app's part of an introduction."""

from django.utils.translation import gettext_lazy

from agreements import asking, due, sections
from agreements.personal_data import personal_data
from programs.parts import BasePart


class AgreementsPart(BasePart):
    name = "agreements"
    title = gettext_lazy("Role agreement")

    def bring_up(self, introductions, reader):
        return list(asking.bring_up(introductions))

    def due(self, on):
        return due.due(on)

    def sections(self, reader, introductions, place):
        return list(sections.sections(reader, list(introductions), place))

    def needs(self, introductions, reader):
        return list(asking.needs(list(introductions), reader))

    def personal_data(self, person):
        return personal_data(person)
