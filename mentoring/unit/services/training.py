"""A mentor ticks a step of the own training, or takes the tick away."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from mentoring.models import Trained


@transaction.atomic
def set_trained(step: str, is_done: bool, *, by: Person, at: datetime | None = None) -> None:
    """Nobody else does it for a mentor; said twice it is said once."""
    if not is_done:
        Trained.objects.filter(person=by, step=step).delete()
        return
    done, is_new = Trained.objects.get_or_create(person=by, step=step, defaults={"on": timezone.localdate(at)})
    if is_new:
        record(by, "mentoring.step_trained", done, about=by, at=at, step=step)
