"""What a newer version of a programme would mean for an introduction that is under way.

Derived, never stored: an offer stands until somebody decides, a newer one takes its place, or the version is retired.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from django.db.models import Max, prefetch_related_objects

from programs.models import Adoption, Introduction, Version
from programs.parts import Change, all_parts

GROUPS = ("added", "changed", "withdrawn")


@dataclass(frozen=True)
class Line:
    """What the chief says yes or no to: the changes of one kind in one item, series or evaluation."""

    group: str
    part: str
    key: str
    label: str
    changes: tuple[Change, ...]

    @property
    def name(self) -> str:
        """Tells lines apart in a form."""
        return f"{self.group}.{self.part}.{self.key}"

    @property
    def places(self) -> list[tuple[str, str, str]]:
        return [change.place for change in self.changes]


@dataclass(frozen=True)
class Offer:
    """A version that is offered to an introduction, with every change that it would bring."""

    introduction: Introduction
    version: Version
    changes: tuple[Change, ...]

    @cached_property
    def lines(self) -> list[Line]:
        """In the order of the parts and of the programme."""
        ordered = sorted(self.changes, key=lambda change: GROUPS.index(group_of(change)))
        grouped = groupby(ordered, key=lambda change: (group_of(change), change.part, change.key))
        return [Line(*names, changes[0].label, changes) for names, found in grouped if (changes := tuple(found))]

    @property
    def groups(self) -> list[tuple[str, list[Line]]]:
        """[("added", lines), …], those that are empty too."""
        return [(name, [line for line in self.lines if line.group == name]) for name in GROUPS]

    @property
    def counts(self) -> dict[str, int]:
        return {name: len(lines) for name, lines in self.groups}


def group_of(change: Change) -> str:
    if change.before is None:
        return "added"
    return "withdrawn" if change.after is None else "changed"


def offer(introduction: Introduction, on: date | None = None) -> Offer | None:
    """The newest version that nobody has decided about, with what it would change; None when there is none."""
    version = offered_versions([introduction]).get(introduction.pk)
    return Offer(introduction, version, changes_of(introduction, version, on)) if version else None


def offered_versions(introductions: Iterable[Introduction]) -> dict[int, Version]:
    """{introduction id: the version it is offered}, for those under way; a fixed number of queries."""
    active = [introduction for introduction in introductions if introduction.is_active]
    prefetch_related_objects(active, "version")
    programs = {introduction.version.program_id for introduction in active}
    rows = Version.objects.newest().filter(program__in=programs).select_related("program")
    newest = {version.program_id: version for version in rows}
    rows = Adoption.objects.filter(introduction__in=active).order_by().values_list("introduction")
    decided = dict(rows.annotate(Max("version__number")))
    return {
        introduction.pk: version
        for introduction in active
        if (version := newest.get(introduction.version.program_id))
        and version.number > max(introduction.version.number, decided.get(introduction.pk, 0))
    }


def changes_of(introduction: Introduction, version: Version, on: date | None = None) -> tuple[Change, ...]:
    """What every part would do to follow a version: its days stay, and what was declined of it is left alone."""
    frame = replace(introduction.frame, version_id=version.pk)
    declined = declined_of(introduction, version)
    found = [change for part in all_parts() for change in part.propose(frame, {}, on)]
    return tuple(change for change in found if not change.is_of_words_only and change.place not in declined)


def declined_of(introduction: Introduction, version: Version) -> set[tuple[str, str, str]]:
    """The places of what a chief did not take over of a version."""
    rows = Adoption.objects.filter(introduction=introduction, version=version).values_list("declined", flat=True)
    return {tuple(place) for places in rows for place in places}
