"""A program file becomes a version, a draft becomes published, a version becomes a file again."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import Node, Person
from accounts.services import record
from programs.documents import Document, own
from programs.errors import NoBase, NotSound
from programs.models import Program, Version
from programs.services.draft import problems_of, store
from programs.services.telling import tell_chiefs, tell_extenders

HEAD = ("name", "summary", "audience", "source")
EMPTY = {"length": "24m", "close_support": "26w"}  # what a new programme begins with, until somebody says otherwise


@transaction.atomic
def import_program(data: dict[str, Any], owner: Node, *, by: Person, at=None, request_key=None) -> Version:
    """Make a draft version of a checked program file (files.read) at the owner; the next number if it exists there.

    A second call with the same request key gives the first one's version. A file that extends another programme needs
    that one published at the owner or above: else NoBase.
    """
    base = newest_base(owner, data["program"]["extends"]) if data["program"].get("extends") else None
    # what is inherited may fit less well here than where the file was checked
    return _first_or_next(data, owner, base, by=by, at=at, request_key=request_key, is_checked=base is None)


def _first_or_next(data, owner, base, *, by, at, request_key, is_checked):
    head = data["program"]
    program, _ = Program.objects.get_or_create(
        owner=owner,
        key=head["key"],
        defaults={name: head.get(name) or {} for name in HEAD} | {"extends": base.program if base else None},
    )
    version, is_new = _new_version(program, data, base, request_key, is_checked)
    if is_new:
        record(by, "programs.version_imported", version, at=at, number=version.number)
    return version


@transaction.atomic
def start_program(
    owner: Node,
    key: str,
    name: dict[str, str],
    *,
    by: Person,
    extends: Program | None = None,
    at=None,
    request_key=None,
) -> Version:
    """An empty draft: a programme of one's own, or one that adds to another."""
    head = {"key": key, "name": name} | ({"extends": extends.key} if extends else EMPTY)
    base = newest_base(owner, extends.key) if extends else None
    return _first_or_next({"program": head}, owner, base, by=by, at=at, request_key=request_key, is_checked=False)


@transaction.atomic
def next_draft(program: Program, *, by: Person, at=None, base: Version | None = None) -> Version:
    """The draft there is, else a copy of the newest version; `base` is the version that an extension adds to."""
    newest = program.versions.select_related("base").latest("number")
    if newest.state == Version.State.DRAFT:
        return newest
    content = {**own(newest), "program": {k: v for k, v in own(newest)["program"].items() if k != "version_note"}}
    version, is_new = _new_version(program, content, base or newest.base, None)
    if is_new:
        record(by, "programs.version_drafted", version, at=at, number=version.number)
    return version


def _new_version(program, content, base, request_key, is_checked=False):
    """(version, is it new): numbers are given one at a time."""
    Program.objects.select_for_update().get(pk=program.pk)
    if request_key and (made := Version.objects.filter(request_key=request_key).first()):
        return made, False
    newest = program.versions.aggregate(number=Max("number"))["number"] or 0
    version = Version(program=program, number=newest + 1, base=base, request_key=request_key)
    store(version, content, is_checked=is_checked)
    return version, True


def newest_base(owner: Node, key: str) -> Version:
    """The newest published version of a programme that is used at the owner; of several with the key, the nearest."""
    found = Version.objects.published().filter(program__in=Program.objects.usable_at(owner).filter(key=key))
    found = found.exclude(program__owner=owner).select_related("program").order_by("-program__owner__path", "-number")
    if version := found.first():
        return version
    raise NoBase(key)


@transaction.atomic
def publish_version(version: Version, *, by: Person, at=None, note: dict[str, str] | None = None) -> None:
    """From now on the version can be used and never changes. What has something wrong in it is NotSound."""
    draft = Version.objects.select_for_update().filter(pk=version.pk, state=Version.State.DRAFT).first()
    if draft is None:
        return
    if not draft.is_sound:
        raise NotSound(problems_of(draft))
    draft.state, draft.published_at, draft.published_by = Version.State.PUBLISHED, at or timezone.now(), by
    if note is not None and draft.content is not None:
        draft.note, draft.content = note, _noted(draft.content, note)
        draft.document.save()
    draft.save(update_fields=["state", "published_at", "published_by", "note"])
    _rename(draft)
    version.refresh_from_db()
    record(by, "programs.version_published", version, at=at, number=version.number)
    tell_extenders(version, by=by, at=at)
    tell_chiefs(version, by=by, at=at)


def _noted(content, note):
    head = {name: value for name, value in content["program"].items() if name != "version_note"}
    return {**content, "program": head | ({"version_note": note} if note else {})}


def _rename(version):
    """A programme is called what its newest published version calls it."""
    head = own(version)["program"]
    Program.objects.filter(pk=version.program_id).update(**{name: head[name] for name in HEAD if head.get(name)})


@transaction.atomic
def retire_version(version: Version, *, by: Person, at=None) -> None:
    """No new introduction starts on it; those under way go on."""
    if Version.objects.filter(pk=version.pk, state=Version.State.PUBLISHED).update(state=Version.State.RETIRED):
        version.refresh_from_db()
        record(by, "programs.version_retired", version, at=at, number=version.number)


def export_version(version: Version) -> Document:
    """The content of a file that gives the same version when it is imported."""
    return own(version)
