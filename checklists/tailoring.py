"""Fitting the checklist to one newcomer: what is wanted becomes changes of the plan, like any other. Pure.

A fitted row keeps its place when the plan is made anew; “as the programme says” is the way back.
"""

import hashlib
import json
import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from checklists.models import Item
from checklists.proposal import PART, as_programmed
from programs.frame import Frame
from programs.parts import Change

UNFITTED = {"is_pinned": False, "is_moved": False, "left_out_because": "", "own_name": ""}


@dataclass(frozen=True)
class Add:
    """Something that no programme has, in own words."""

    name: str
    theme_id: int
    from_on: date
    to_on: date
    request_key: uuid.UUID

    verb: ClassVar[str] = "checklists.item_added"

    @property
    def key(self) -> str:
        return f"own-{self.request_key}"


@dataclass(frozen=True)
class LeaveOut:
    """This newcomer does not need it; `because` is a neutral code (Item.LeftOut)."""

    because: str

    verb: ClassVar[str] = "checklists.item_left_out"

    def fitted(self, row: Item, frame: Frame) -> dict[str, Any] | None:
        return row.tailored | {"left_out_because": self.because}


@dataclass(frozen=True)
class TakeIn:
    """What was left out is needed after all, in the weeks that the programme says today."""

    verb: ClassVar[str] = "checklists.item_taken_in"

    def fitted(self, row: Item, frame: Frame) -> dict[str, Any] | None:
        return _in_its_weeks(row, frame, row.tailored | {"left_out_because": ""})


@dataclass(frozen=True)
class Move:
    """In other weeks than the programme says."""

    from_on: date
    to_on: date

    verb: ClassVar[str] = "checklists.item_moved"

    def fitted(self, row: Item, frame: Frame) -> dict[str, Any] | None:
        window = {"from_on": self.from_on, "to_on": self.to_on}
        return row.tailored | window | {"is_moved": row.is_moved or not window.items() <= row.planned.items()}


@dataclass(frozen=True)
class Pin:
    """It stays in its weeks, however the plan changes."""

    verb: ClassVar[str] = "checklists.item_pinned"

    def fitted(self, row: Item, frame: Frame) -> dict[str, Any] | None:
        return row.tailored | {"is_pinned": True}


@dataclass(frozen=True)
class Unpin:
    """It moves with the plan again."""

    verb: ClassVar[str] = "checklists.item_unpinned"

    def fitted(self, row: Item, frame: Frame) -> dict[str, Any] | None:
        return _in_its_weeks(row, frame, row.tailored | {"is_pinned": False})


@dataclass(frozen=True)
class AsProgrammed:
    """Everything that was fitted is taken back."""

    verb: ClassVar[str] = "checklists.item_restored"

    def fitted(self, row: Item, frame: Frame) -> dict[str, Any] | None:
        if row.is_own or row.is_settled:
            return row.tailored | UNFITTED | {"own_name": row.own_name, "is_pinned": row.is_own}
        programmed = as_programmed(row.template, frame)
        return None if programmed is None else row.tailored | UNFITTED | programmed


Fitting = LeaveOut | TakeIn | Move | Pin | Unpin | AsProgrammed


def propose_addition(wanted: Add) -> list[Change]:
    """The item that would be made; nothing is written."""
    after = UNFITTED | {"template": None, "theme": wanted.theme_id, "is_prepared": False, "own_name": wanted.name}
    after |= {"from_on": wanted.from_on, "to_on": wanted.to_on, "request_key": wanted.request_key, "is_pinned": True}
    return [Change(PART, wanted.key, "1", None, after, label=wanted.name)]


def propose_tailoring(row: Item, wanted: Fitting, frame: Frame) -> list[Change]:
    """What would change in an item, one change or none; nothing is written."""
    before, after = row.tailored, wanted.fitted(row, frame)
    if before == after:
        return []
    return [Change(PART, row.key, str(row.occurrence), before, after, label=str(row))]


def fingerprint(changes: list[Change]) -> str:
    """Tells whether what would be done is what was shown."""
    said = json.dumps([[change.place, change.before, change.after] for change in changes], cls=DjangoJSONEncoder)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def _in_its_weeks(row, frame, values):
    """With the programme's window, unless it was moved by hand, is pinned or has been done."""
    if values["is_pinned"] or values["is_moved"] or row.is_own or row.is_settled:
        return values
    return values | (as_programmed(row.template, frame) or {})


@dataclass(frozen=True)
class Touched:
    """Another item that a change has to do with, and why."""

    item: Item
    sentence: str


def touched_by(change: Change, items: list[Item]) -> list[Touched]:
    """What is worth a thought before it is done: what it builds on, and what builds on it. Advice, never a block."""
    mine = next((item for item in items if item.key == change.key and item.occurrence == int(change.occurrence)), None)
    if mine is None or change.after is None:
        return []
    ahead, begins_on = [item for item in items if item.is_open and not item.is_started], change.after["from_on"]
    building = [item for item in ahead if mine.key in item.prerequisites]
    if change.after["left_out_because"]:
        return [Touched(item, _("builds on it.")) for item in building]
    later = [item for item in ahead if item.key in mine.prerequisites and item.window_from_on > begins_on]
    sooner = [item for item in building if item.window_from_on < begins_on]
    return [
        *(Touched(item, _("comes first, and would then begin later.")) for item in later),
        *(Touched(item, _("builds on it, and would then begin earlier.")) for item in sooner),
    ]
