from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass(frozen=True)
class Frame:
    """The dates and people that a plan is made from; of an introduction, or of one that is only being thought of.

    `people` maps a role key ("newcomer", "mentor", "chief") to a person's id, as far as it is known.
    """

    version_id: int
    category_key: str
    start_on: date
    close_support_until_on: date
    end_on: date
    node_id: int | None
    introduction_id: int | None = None
    people: dict[str, int] = field(default_factory=dict)

    @property
    def closing_on(self) -> date:
        """The day after the last: a talk after all of twelve months falls on it, and belongs to the introduction."""
        return self.end_on + timedelta(days=1)
