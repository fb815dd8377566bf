"""The rounds in which a questionnaire is asked, for its page."""

from accounts.models import Person
from questionnaires.models import Questionnaire
from questionnaires.uses import Use
from surveys.models import Survey


def rounds_of(questionnaire: Questionnaire, person: Person) -> list[Use]:
    """Those that the person runs."""
    rounds = Survey.objects.run_by(person).filter(edition__questionnaire=questionnaire).select_related("edition")
    return [Use(str(row.name), row.edition.number, row.opens_on, row.get_absolute_url()) for row in rounds]
