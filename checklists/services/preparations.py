"""What is in place for the first day."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from checklists.models import Preparation
from checklists.services.saving import save_fresh


@transaction.atomic
def set_ready(
    preparation: Preparation,
    is_ready: bool,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> None:
    """Something for the first day is in place, or was not after all. Raises StaleEdit."""
    if preparation.is_ready == is_ready:
        return
    now = at or timezone.now()
    save_fresh(preparation, {"ready_at": now if is_ready else None, "ready_by": by if is_ready else None}, revision)
    verb = "checklists.made_ready" if is_ready else "checklists.ready_undone"
    record(by, verb, preparation, about=preparation.introduction.newcomer, at=at)
