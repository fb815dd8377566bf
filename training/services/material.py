"""Links to what is elsewhere and belongs to a session."""

import uuid
from datetime import datetime

from django.db import transaction

from accounts.models import Person
from accounts.services import record
from training.models import Material, Session


@transaction.atomic
def add_material(
    session: Session,
    title: str,
    url: str,
    *,
    by: Person,
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
    at: datetime | None = None,
) -> Material:
    """A second call with the same key gives the first one's."""
    values = {"session": session, "title": title, "url": url, "added_by": by}
    material, is_new = Material.objects.get_or_create(request_key=request_key or uuid.uuid4(), defaults=values)
    if is_new:
        record(by, "training.material_added", session, at=at)
    if is_new and is_not_a_number:
        record(by, "accounts.number_marked_as_other", session, at=at)
    return material


@transaction.atomic
def remove_material(material: Material, *, by: Person, at: datetime | None = None) -> None:
    if Material.objects.filter(pk=material.pk).delete()[0]:
        record(by, "training.material_removed", material.session, at=at)
