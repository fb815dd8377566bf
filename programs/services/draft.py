"""The document of a draft changes, as often as people like; its rows follow whenever nothing is wrong in it."""

from collections.abc import Callable
from copy import deepcopy

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from accounts.services import record
from programs import files
from programs.documents import Document, own, whole
from programs.errors import NotADraft
from programs.models import Version
from programs.services.rows import make_rows


@transaction.atomic
def change_content(
    version: Version, change: Callable[[Document], None], *, by: Person, at=None, place: str = ""
) -> Version:
    """Let `change` edit a copy of the newest document in place, and keep it. Two editors wait for each other here.

    What `change` raises undoes everything. `place` says what was changed, such as "items/receive-a-report".
    """
    draft = Version.objects.select_for_update(of=("self",)).select_related("program", "base").get(pk=version.pk)
    if draft.state != Version.State.DRAFT:
        raise NotADraft
    content = deepcopy(own(draft))
    change(content)
    draft.changed_at, draft.changed_by, draft.changed_place = at or timezone.now(), by, place
    draft.revision += 1
    store(draft, content)
    record(by, "programs.version_changed", draft, at=at, number=draft.number)
    return draft


def store(version: Version, content: Document, *, is_checked: bool = False) -> None:
    """Keep a document as it is; the rows are made from it if it is sound, and else stay as they were."""
    version.content = files.normal(content)
    version.is_sound = is_checked or not problems_of(version)
    document = whole(version)
    head = document["program"]
    version.note = head.get("version_note") or {}
    version.length, version.close_support = head.get("length", version.length), head.get("close_support", "")
    version.agreement = document.get("agreement") or []
    version.save()
    version.document.save()
    if version.is_sound:
        make_rows(version, document)


def problems_of(version: Version) -> list[files.FileError]:
    """What is wrong in the document of a version, in its order."""
    return files.check(own(version), base=whole(version.base) if version.base else None)
