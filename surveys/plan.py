"""Rounds of questions where parts are asked: what is due to whom, and what is known of a person.

A round is about no introduction: nothing of it stands in a plan.
"""

from django.utils.translation import gettext_lazy

from programs.parts import BasePart
from surveys import due, personal_data


class SurveysPart(BasePart):
    name = "surveys"
    title = gettext_lazy("Surveys that ask you")

    def due(self, on):
        return list(due.due(on))

    def personal_data(self, person):
        return personal_data.personal_data(person)
