"""What an export of introductions says: one definition, whatever the file is written as."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from checklists.models import Level
from checklists.selectors import Untouched
from look.writers import Value
from programs.models import Introduction


@dataclass(frozen=True)
class Row:
    """One introduction with its figures; never a text, a note or a reflection."""

    introduction: Introduction
    themes: Untouched
    levels: dict[Level, int]


@dataclass(frozen=True)
class Column:
    heading: Any
    value: Callable[[Row], Value]
    width: int = 14


def _name(person):
    return person.name if person else None


def _day(instant):
    return timezone.localdate(instant) if instant else None


COLUMNS = [
    Column(_("Name"), lambda row: row.introduction.newcomer.name, 28),
    Column(_("Works at"), lambda row: _name(row.introduction.node), 28),
    Column(_("Programme"), lambda row: str(row.introduction.version.program), 28),
    Column(_("Version"), lambda row: row.introduction.version.number, 9),
    Column(_("Background"), lambda row: str(row.introduction.category), 28),
    Column(_("Experience at the start"), lambda row: row.introduction.get_experience_display(), 28),
    Column(_("First day"), lambda row: row.introduction.start_on),
    Column(_("Close support until"), lambda row: row.introduction.close_support_until_on),
    Column(_("Ends on"), lambda row: row.introduction.end_on),
    Column(_("State"), lambda row: row.introduction.get_state_display()),
    Column(_("Ended on"), lambda row: row.introduction.ended_on),
    Column(_("Reason"), lambda row: row.introduction.get_end_reason_display(), 24),
    Column(_("Completed all the same"), lambda row: row.introduction.get_completed_although_display(), 36),
    Column(_("Mentor"), lambda row: _name(row.introduction.mentor), 24),
    Column(_("Chief"), lambda row: _name(row.introduction.chief), 24),
    Column(_("Meetings held"), lambda row: row.introduction.held),
    Column(_("Meetings planned up to today"), lambda row: row.introduction.planned),
    Column(_("Cancelled without a new date"), lambda row: row.introduction.without_date),
    Column(_("Next meeting"), lambda row: _day(row.introduction.next_at)),
    Column(_("Themes in phases under way"), lambda row: row.themes.total),
    Column(_("Themes left"), lambda row: row.themes.count),
]


def _level(level):
    return Column(level.label, lambda row: row.levels.get(level, 0))


LEVELS = [_level(level) for level in Level]


def columns_for(reads_levels: bool) -> list[Column]:
    """How far somebody has come is the own picture: for those around, not for who reads figures only."""
    return [*COLUMNS, *LEVELS] if reads_levels else COLUMNS
