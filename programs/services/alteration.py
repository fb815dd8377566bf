"""A plan under way becomes another: proposed, seen, and done exactly so; and for two days it can be taken back."""

import uuid
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from accounts.errors import StaleEdit, ensure_fresh
from accounts.models import Person
from accounts.services import record
from programs.frame import Frame
from programs.intents import Intent
from programs.models import Alteration, Category, Introduction
from programs.pace import Pace
from programs.parts import all_parts
from programs.replanning import Proposal, changes_to, facts_of, former_in, line_of, proposal
from programs.services.alteration_people import move_people, put_people_back
from programs.services.alteration_telling import tell_of_alteration, tell_of_undoing


@transaction.atomic
def alter(
    introduction: Introduction,
    intent: Intent,
    *,
    by: Person,
    seen: str | None = None,
    revision: int | None = None,
    request_key: uuid.UUID | None = None,
    at: datetime | None = None,
) -> Alteration:
    """Do what an intent proposes. The same request key again gives the first one's.

    StaleEdit when it would not be what was seen (`seen` is a Proposal.fingerprint) or when somebody changed the
    introduction after `revision`; CannotBe where there can be no such plan; NoPlace when a new mentor is full and the
    intent does not say `although`. The number of queries does not grow with the plan.
    """
    current = _locked(introduction)
    if made := request_key and Alteration.objects.filter(request_key=request_key).first():
        return made
    ensure_fresh(current, revision)
    found = proposal(current, intent, timezone.localdate(at))
    if seen is not None and seen != found.fingerprint:
        raise StaleEdit(current)
    _write(current, found.after)
    move_people(current, intent, at=at)
    _apply(current, found.changes, by=by, at=at)
    alteration = _kept(current, found, request_key or uuid.uuid4(), by=by, at=at)
    introduction.refresh_from_db()
    tell_of_alteration(alteration, at=at)
    return alteration


def _kept(introduction, found: Proposal, request_key, *, by, at) -> Alteration:
    """What was decided, with every line, as plain values."""
    alteration = Alteration.objects.create(
        introduction=introduction,
        kind=found.intent.kind,
        reason=found.intent.reason,
        before=facts_of(found.before),
        after=facts_of(found.after),
        lines=[line_of(change) for change in found.changes],
        decided_at=at or timezone.now(),
        decided_by=by,
        request_key=request_key,
        revision=introduction.revision,
    )
    codes = {"kind": str(alteration.kind), "alteration": alteration.pk}
    record(by, "programs.introduction_altered", introduction, about=introduction.newcomer, at=at, **codes)
    alteration.refresh_from_db()  # its days as plain values, as everybody reads them later
    return alteration


@transaction.atomic
def undo_alteration(alteration: Alteration, *, by: Person, at: datetime | None = None) -> None:
    """The plan is made from what it was made from before. StaleEdit when that is no longer possible."""
    current = _locked(alteration.introduction)
    alteration = Alteration.objects.select_related("introduction").select_for_update(of=("self",)).get(pk=alteration.pk)
    if alteration.is_undone:
        return
    if not alteration.can_be_undone(at):
        raise StaleEdit(current)
    put_people_back(alteration)
    current = _locked(current)
    before = _former_frame(current, alteration.before)
    changes = changes_to(current, before, timezone.localdate(at), former_in(alteration.lines))
    _write(current, before)
    _apply(current, changes, by=by, at=at)
    alteration.undone_at, alteration.undone_by = at or timezone.now(), by
    alteration.save(update_fields=["undone_at", "undone_by"])
    record(
        by,
        "programs.alteration_undone",
        current,
        about=current.newcomer,
        at=at,
        kind=alteration.kind,
        alteration=alteration.pk,
    )
    tell_of_undoing(alteration, at=at)


def _locked(introduction):
    """Two clicks wait for each other here."""
    Introduction.objects.select_for_update().get(pk=introduction.pk)
    return Introduction.objects.with_people().get(pk=introduction.pk)


def _apply(introduction, changes, *, by, at):
    for part in all_parts():
        mine = [change for change in changes if change.part == part.name]
        if mine:
            part.apply(introduction, mine, by=by, at=at)


def _write(introduction, frame: Frame):
    """The facts of the frame become the introduction's own, and whoever is met on the first day is met on the new."""
    moved = frame.start_on - introduction.start_on
    if introduction.met_at and moved:
        introduction.met_at = _same_clock(introduction.met_at, moved)
    introduction.placements.filter(from_on=introduction.start_on, to_on=None).update(from_on=frame.start_on)
    introduction.start_on, introduction.extent = frame.start_on, frame.extent
    introduction.close_support_until_on, introduction.end_on = frame.close_support_until_on, frame.end_on
    introduction.counted_close_on, introduction.counted_end_on = frame.counted_close_on, frame.counted_end_on
    introduction.tempos = frame.pace.as_data()
    if introduction.category.key != frame.category_key:
        introduction.category = Category.objects.get(version=introduction.version_id, key=frame.category_key)
    introduction.revision += 1
    introduction.save()


def _same_clock(instant, moved):
    local = timezone.localtime(instant)
    return timezone.make_aware(local.replace(tzinfo=None) + moved)


def _former_frame(introduction, facts) -> Frame:
    days = ("start_on", "close_support_until_on", "end_on", "counted_close_on", "counted_end_on")
    dates = {name: date.fromisoformat(facts[name]) if facts[name] else None for name in days}
    pace = Pace.parse(date.fromisoformat(facts["start_on"]), facts["tempos"])
    return replace(introduction.frame, **dates, tempos=pace, extent=facts["extent"], category_key=facts["category"])
