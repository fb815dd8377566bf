from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from routines.models import Opinion, Routine


@transaction.atomic
def give_opinion(
    routine: Routine,
    has_helped: bool,
    *,
    by: Person,
    missing: str | None = None,
    at: datetime | None = None,
    is_number_marked: bool = False,
) -> Opinion:
    """Say whether the routine helped, and what was missing; a later answer takes the place of the first.

    A line that was written stays until other words are given, so that a slip of the finger loses nothing.
    """
    said = {"has_helped": has_helped, "given_on": timezone.localdate(at)}
    said |= {} if missing is None else {"missing": missing}
    opinion, _is_new = Opinion.objects.update_or_create(routine=routine, person=by, defaults=said)
    record(by, "routines.opinion_given", routine, at=at)
    if is_number_marked:
        record(by, "accounts.number_marked_as_other", opinion, at=at)
    return opinion
