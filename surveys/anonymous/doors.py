"""While a round is open, answers come in; nothing does while it is being counted or afterwards."""

from django.utils.translation import gettext as _

from programs.errors import NotPossible
from surveys.models import Asked, Survey


def open_round(asked: Asked) -> Survey:
    """The open, anonymous round, held until the transaction ends: closing waits, and whoever comes later is refused."""
    survey = Survey.objects.select_for_update().get(pk=asked.survey_id)
    if not survey.is_anonymous or not survey.is_open:
        raise NotPossible(_("The survey is not open for answers."))
    return survey
