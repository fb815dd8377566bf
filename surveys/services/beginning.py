from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from programs.errors import NotPossible
from surveys.models import Asked, Survey


@transaction.atomic
def begin(asked: Asked, *, at: datetime | None = None) -> Survey:
    """Before anything is saved: the round is open, and from now on what is asked and who reads are locked.

    Raises NotPossible. For anonymous rounds this is a transaction of its own.
    """
    survey = Survey.objects.select_for_update().get(pk=asked.survey_id)
    if survey.state_on(timezone.localdate(at)) != Survey.State.OPEN:
        raise NotPossible(_("The survey is not open for answers."))
    if not survey.is_locked:
        survey.is_locked = True
        survey.save(update_fields=["is_locked"])
    return survey
