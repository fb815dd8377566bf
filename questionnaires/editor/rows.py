"""A draft is changed row by row, by several people at once and without a loss."""

from collections.abc import Callable
from uuid import UUID

from django.db import transaction

from accounts.models import Event, Person
from accounts.services import record
from questionnaires import files
from questionnaires.editor import document as rows
from questionnaires.editor.document import Document, Place, Row
from questionnaires.models import Edition
from questionnaires.services import save_document

ADDED = "questionnaires.row_added"


@transaction.atomic
def change(edition: Edition, edit: Callable[[Document], None], *, by: Person) -> Edition:
    """Let `edit` change a copy of the newest document in place, and keep it; what it raises undoes everything.

    Two editors wait for each other here.
    """
    draft = Edition.objects.select_for_update(of=("self",)).select_related("questionnaire__owner").get(pk=edition.pk)
    before, document = rows.opened(draft.document), rows.opened(draft.document)
    edit(document)
    if files.normal(document) != files.normal(before):
        save_document(draft, document, by=by)
    return draft


@transaction.atomic
def add_row(edition: Edition, place: Place, values: Row, *, by: Person, request_key: UUID) -> str:
    """A section, or a question in the section at `place`; its key. A second call with the same request key gives it."""
    Edition.objects.select_for_update().get(pk=edition.pk)  # the second click waits for the first
    if key := _added(edition, request_key):
        return key
    made: list[str] = []
    change(edition, lambda document: made.append(rows.add_row(document, place, values)), by=by)
    record(by, ADDED, edition, key=made[0], request_key=str(request_key))
    return made[0]


def _added(edition, request_key):
    found = Event.objects.filter(object_type=edition._meta.label_lower, object_id=edition.pk, verb=ADDED)
    event = found.filter(codes__request_key=str(request_key)).first()
    return event.codes["key"] if event else ""


def save_row(edition: Edition, place: Place, values: Row, *, seen: str, by: Person) -> None:
    """Let a row say something else. StaleEdit, with the row as it is by now, when somebody else has changed it."""
    change(edition, lambda document: rows.change_row(document, place, values, seen=seen), by=by)


def move_row(edition: Edition, place: Place, way: str, *, seen: str, by: Person) -> None:
    change(edition, lambda document: rows.move(document, place, way, seen=seen), by=by)


def take_row(edition: Edition, place: Place, *, by: Person) -> Row:
    """Take a row away; what `put_back` needs."""
    taken: list[Row] = []
    change(edition, lambda document: taken.append(rows.take(document, place)), by=by)
    return taken[0]


def put_back(edition: Edition, taken: Row, *, by: Person) -> None:
    change(edition, lambda document: rows.put_back(document, taken), by=by)
