"""What stands in a plan, in the one form in which the plan check looks at every part."""

from dataclasses import dataclass
from datetime import date

WAITING = "waiting"  # the kind of a step without a day: the newcomer waits for a group
PREPARED = "prepared"  # the kind of what the unit has ready for the first day


@dataclass(frozen=True)
class Step:
    """Something in a plan, or in one that is only being thought of: on a day, or within a window.

    `key` is that of the series, item, review or evaluation; `kind` that of the bead or the item, or "waiting"; `themes`
    and `after` are keys of themes and of items that come first; `roles` are those who take part. `is_done`: held,
    answered or begun with; `is_practised`: more than gone through. `is_chosen`: somebody has chosen the day.
    """

    part: str
    key: str
    occurrence: str = ""
    kind: str = ""
    label: str = ""
    from_on: date | None = None
    to_on: date | None = None  # the last day of a window; none of what is on one day
    themes: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    minutes: int = 0
    is_done: bool = False
    is_practised: bool = False
    is_form: bool = False
    is_safety: bool = False
    is_chosen: bool = False
    url: str = ""
    introduction_id: int | None = None

    @property
    def place(self) -> tuple[str, str, str]:
        """Which row it is, as a Change says it."""
        return self.part, self.key, self.occurrence

    @property
    def last_on(self) -> date | None:
        return self.to_on or self.from_on


def overlaid(steps, changes, proposed) -> list[Step]:
    """The steps of a plan as they would be after the changes, of which `proposed` are the new ones.

    A change without an occurrence is about everything under its key, such as a seat in a group with all its sessions.
    """
    gone = {change.place for change in changes if (change.before, change.after) != (None, None)}
    kept = [step for step in steps if step.place not in gone and (step.part, step.key, "") not in gone]
    return kept + list(proposed)
