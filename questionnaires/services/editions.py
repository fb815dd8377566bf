"""A document becomes a draft, a draft changes and is published or discarded; a published edition never changes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.errors import ensure_fresh
from accounts.models import Node, Person
from accounts.services import record
from questionnaires import files
from questionnaires.catalog import shipped_by_key
from questionnaires.errors import HasDraft, NotADraft, NotSound
from questionnaires.models import Edition, Questionnaire


@transaction.atomic
def edition_of_shipped(key: str, node: Node, *, by: Person | None = None, at: datetime | None = None) -> Edition:
    """The newest published edition of a shipped questionnaire where the node's tree begins; the first time as shipped.

    KeyError when nothing of the name is shipped.
    """
    document = shipped_by_key(key).document
    questionnaire = _questionnaire(key, _top(node), document)
    if published := questionnaire.editions.published().first():
        return published
    edition = _numbered(questionnaire, document)
    edition.state, edition.published_at, edition.published_by = Edition.State.PUBLISHED, at or timezone.now(), by
    edition.save()
    record(by, "questionnaires.edition_published", edition, at=at, number=edition.number)
    return edition


@transaction.atomic
def create_questionnaire(
    node: Node, document: files.Document, *, by: Person, request_key: UUID | None = None, at: datetime | None = None
) -> Edition:
    """A draft of the document at the node: edition 1, or the next one of a questionnaire there that has its key.

    The document need not be right yet, but it has a key and a name. A second call with the same request key gives the
    first one's edition. HasDraft when the questionnaire has another draft.
    """
    if request_key and (made := Edition.objects.filter(request_key=request_key).first()):
        return made
    questionnaire = _questionnaire(document["questionnaire"]["key"], node, document)
    if draft := _draft(questionnaire):
        if draft.request_key == request_key:  # the same form was sent twice at once
            return draft
        raise HasDraft(draft)
    return _drafted(questionnaire, document, request_key, by=by, at=at)


@transaction.atomic
def new_draft(questionnaire: Questionnaire, *, by: Person, at: datetime | None = None) -> Edition:
    """The draft there is, else a copy of the newest edition."""
    current = Questionnaire.objects.select_for_update().get(pk=questionnaire.pk)
    if draft := _draft(current):
        return draft
    return _drafted(current, current.editions.latest("number").document, None, by=by, at=at)


@transaction.atomic
def save_document(
    edition: Edition,
    document: files.Document,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> Edition:
    """What the draft says from now on, right or not. Its key is the questionnaire's and stays.

    NotADraft when it has been published; StaleEdit when somebody has saved it after `revision`.
    """
    draft = _locked(edition, revision)
    draft.document = _with_key(document, draft.questionnaire.key)
    draft.changed_at, draft.changed_by = at or timezone.now(), by
    draft.revision += 1
    draft.save(update_fields=["document", "changed_at", "changed_by", "revision"])
    record(by, "questionnaires.draft_changed", draft, at=at, number=draft.number)
    return draft


@transaction.atomic
def publish(
    edition: Edition, *, by: Person, note: str = "", revision: int | None = None, at: datetime | None = None
) -> Edition:
    """From now on it can be asked and never changes; the note says what is new. The same again changes nothing.

    NotSound when something is wrong in it; StaleEdit when somebody has saved it after `revision`.
    """
    try:
        draft = _locked(edition, revision)
    except NotADraft:
        return Edition.objects.get(pk=edition.pk)
    if problems := files.check(draft.document):
        raise NotSound(problems)
    draft.state, draft.note = Edition.State.PUBLISHED, note
    draft.published_at, draft.published_by = at or timezone.now(), by
    draft.revision += 1
    draft.save(update_fields=["state", "note", "published_at", "published_by", "revision"])
    Questionnaire.objects.filter(pk=draft.questionnaire_id).update(name=draft.name)
    record(by, "questionnaires.edition_published", draft, at=at, number=draft.number)
    return draft


@transaction.atomic
def discard_draft(edition: Edition, *, by: Person, revision: int | None = None, at: datetime | None = None) -> None:
    """The draft is gone; and so is a questionnaire that has no edition left."""
    draft = _locked(edition, revision)
    record(by, "questionnaires.draft_discarded", draft, at=at, number=draft.number)
    draft.delete()
    if not draft.questionnaire.editions.exists():
        draft.questionnaire.delete()


def _top(node):
    return node.get_ancestors().first() or node


def _questionnaire(key, node, document):
    """The one there is, or a new one; nobody else gives it an edition meanwhile."""
    name = document["questionnaire"]["name"]
    found, _is_new = Questionnaire.objects.get_or_create(owner=node, key=key, defaults={"name": name})
    return Questionnaire.objects.select_for_update().get(pk=found.pk)


def _draft(questionnaire):
    return questionnaire.editions.filter(state=Edition.State.DRAFT).first()


def _numbered(questionnaire, document):
    newest = questionnaire.editions.order_by("-number").values_list("number", flat=True).first() or 0
    document = _with_key(document, questionnaire.key)
    return Edition(questionnaire=questionnaire, number=newest + 1, document=document)


def _drafted(questionnaire, document, request_key, *, by, at):
    draft = _numbered(questionnaire, document)
    draft.changed_at, draft.changed_by = at or timezone.now(), by
    if request_key:
        draft.request_key = request_key
    draft.save()
    record(by, "questionnaires.draft_made", draft, at=at, number=draft.number)
    return draft


def _with_key(document, key):
    return files.normal({**document, "questionnaire": {**document["questionnaire"], "key": key}})


def _locked(edition, revision):
    draft = Edition.objects.select_for_update(of=("self",)).select_related("questionnaire").get(pk=edition.pk)
    if not draft.is_draft:
        raise NotADraft
    ensure_fresh(draft, revision)
    return draft
