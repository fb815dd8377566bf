"""The plan check of a start, of a plan that stands, and of a plan that would be altered: advice, never a block."""

from dataclasses import dataclass

from django.urls import reverse

from checklists.rules import can_read_levels
from overview.plan_check.links import Links, OfIntroduction, OfStart, ToLook
from overview.plan_check.loading import Subject, sketch_of, touched_in
from overview.plan_check.rules import advise, rules_for
from programs import parts
from programs.parts import Advice
from programs.rules import leads
from programs.services import frame_of
from programs.step import overlaid


@dataclass(frozen=True)
class Checked:
    """What an alteration brings with it, then what was to be said before it too, and what it puts right."""

    new: tuple[Advice, ...] = ()
    rest: tuple[Advice, ...] = ()
    mended: tuple[Advice, ...] = ()


def check_plan(introduction, reader) -> list[Advice]:
    """Of a plan that stands, as far as the reader should know; for one that comes with_people()."""
    if not introduction.is_active:
        return []
    subject = _subject(introduction, introduction.frame, _links(introduction, reader))
    sketch = sketch_of(subject, parts.steps([introduction]), touched_in(introduction))
    return advise(sketch, _rules(introduction, reader))


def check_proposal(proposal) -> Checked:
    """For whoever decides about it: the plan as it would become, what is new because of the change apart."""
    introduction, links = proposal.introduction, OfIntroduction(proposal.introduction.pk)
    steps, touched = parts.steps([introduction]), touched_in(introduction)
    proposed = parts.proposed_steps(introduction.version, proposal.changes)
    before = advise(sketch_of(_subject(introduction, proposal.before, links), steps, touched))
    subject = _subject(introduction, proposal.after, links)
    after = advise(sketch_of(subject, overlaid(steps, proposal.changes, proposed), touched))
    return Checked(_besides(after, before), _common(after, before), _besides(before, after))


def check_start(preview, key) -> list[Advice]:
    """Of a start that is only being thought of: everything is mended in the step before."""
    start = preview.start
    links = OfStart(back=reverse("overview:start_people", args=[key]))
    subject = Subject(frame_of(start), start.version, preview.first_name, links, is_start=True)
    return advise(sketch_of(subject, preview.steps))


def _subject(introduction, frame, links):
    return Subject(frame, introduction.version, introduction.newcomer.first_name, links)


def _links(introduction, reader):
    """Whoever leads mends; the newcomer and those around look closer; a coordinator reads the plan and no more."""
    if leads(reader, introduction):
        return OfIntroduction(introduction.pk)
    if can_read_levels(reader, introduction):
        return ToLook(introduction.pk)
    return Links(introduction.pk)


def _rules(introduction, reader):
    is_newcomer = introduction.newcomer_id == reader.pk
    return rules_for(is_newcomer=is_newcomer, reads_progress=can_read_levels(reader, introduction))


def _said(advice):
    return advice.code, advice.label


def _besides(rows, others):
    known = set(map(_said, others))
    return tuple(row for row in rows if _said(row) not in known)


def _common(rows, others):
    known = set(map(_said, others))
    return tuple(row for row in rows if _said(row) in known)
