"""A chief decides what a newer version means for an introduction: all of it, some of it, or nothing."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from programs.models import Adoption, Category, Introduction, Version
from programs.offers import Offer, offer
from programs.parts import all_parts

Place = tuple[str, str, str]  # part, key, occurrence: Change.place


@transaction.atomic
def adopt(
    introduction: Introduction,
    version: Version,
    *,
    by: Person,
    declined: Collection[Place] = (),
    seen: Collection[Place] | None = None,
    revision: int | None = None,
    at: datetime | None = None,
) -> Adoption:
    """Take over the lines of an offer, except those that are declined. The same again gives the first one's.

    `seen` are the places of every line that the chief was shown: when there are others by now, or another version is
    offered, or somebody changed the introduction after `revision`, it is a StaleEdit. The number of queries does not
    grow with the plan.
    """
    current = _locked(introduction)
    if decided := current.adoptions.filter(version=version).first():
        return decided
    found = _fresh_offer(current, version, revision, at)
    if seen is not None and {change.place for change in found.changes} - set(seen):
        raise StaleEdit(current)
    accepted = [change for change in found.changes if change.place not in set(declined)]
    left = [list(change.place) for change in found.changes if change.place in set(declined)]
    former = _move(current, version)
    for part in all_parts():
        mine = [change for change in accepted if change.part == part.name]
        part.apply(current, mine, by=by, at=at)
        part.follow(current, timezone.localdate(at))
    state = Adoption.State.PARTLY if left else Adoption.State.ACCEPTED
    introduction.refresh_from_db()
    return _decide(current, version, state, by=by, at=at, former=former, declined=left)


@transaction.atomic
def stay(
    introduction: Introduction,
    version: Version,
    *,
    by: Person,
    revision: int | None = None,
    at: datetime | None = None,
) -> Adoption:
    """The introduction goes on as it is, and is not asked about this version again."""
    current = _locked(introduction)
    if decided := current.adoptions.filter(version=version).first():
        return decided
    _fresh_offer(current, version, revision, at)
    return _decide(current, version, Adoption.State.STAYED, by=by, at=at)


def _locked(introduction):
    """Two clicks wait for each other here."""
    Introduction.objects.select_for_update().get(pk=introduction.pk)
    return Introduction.objects.with_people().get(pk=introduction.pk)


def _fresh_offer(introduction, version, revision, at) -> Offer:
    ensure_fresh(introduction, revision)
    found = offer(introduction, timezone.localdate(at))
    if found is None or found.version != version:
        raise StaleEdit(introduction)
    return found


def _move(introduction, version) -> Version:
    """The introduction points at the version, and at its category there; one that is gone stays as it was."""
    former, key = introduction.version, introduction.category.key
    introduction.version = version
    introduction.category = Category.objects.filter(version=version, key=key).first() or introduction.category
    introduction.revision += 1
    introduction.save(update_fields=["version", "category", "revision"])
    return former


def _decide(introduction, version, state, *, by, at, **what):
    adoption = Adoption.objects.create(
        introduction=introduction,
        version=version,
        state=state,
        decided_at=at or timezone.now(),
        decided_by=by,
        **what,
    )
    verb = "programs.version_declined" if state == Adoption.State.STAYED else "programs.version_adopted"
    record(by, verb, introduction, about=introduction.newcomer, at=at, number=version.number, state=str(state))
    return adoption
