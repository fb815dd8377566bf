"""How many have answered, of how many: what every margin rests on."""

from dataclasses import dataclass

from questionnaires.questions import Question
from surveys.models import Survey
from surveys.results import figures


@dataclass(frozen=True)
class Turnout:
    """`population`: how many are meant; those who were asked, unless the round says that they stand for more."""

    answered: int
    asked: int
    population: int

    @property
    def percent(self) -> int:
        return figures.rounded(100 * figures.response_rate(self.answered, self.asked))

    @property
    def is_sample(self) -> bool:
        return self.population > self.asked

    @property
    def is_whole(self) -> bool:
        return self.answered >= self.population

    @property
    def widest(self) -> int | None:
        """Percentage points that a share of all answers may be off by; None when that says nothing."""
        if self.answered < figures.MARGIN_FROM or self.is_whole:
            return None
        return figures.rounded(figures.widest_margin(self.answered, self.population))

    def population_of(self, question: Question) -> int | None:
        """Of a question that not everybody got, it is not known how many could have answered."""
        return None if question.when or question.roles else self.population


def turnout_of(survey: Survey) -> Turnout:
    """Two queries."""
    asked = survey.asked.count()
    return Turnout(survey.asked.answered().count(), asked, max(survey.population or 0, asked))
