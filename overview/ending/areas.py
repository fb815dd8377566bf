"""What the chief says about each competence area."""

from dataclasses import dataclass

from programs.models import Area, SignOff


@dataclass(frozen=True)
class AreaRow:
    """One area of the programme and what has been said about it; None until something has."""

    area: Area
    said: SignOff | None
    was: str | None = None  # what was said before, just after it was changed

    @property
    def state(self):
        return self.said.state if self.said else ""

    @property
    def revision(self):
        return self.said.revision if self.said else 0

    @property
    def steps(self):
        """(code, label, is it what was said)"""
        return [(code, label, code == self.state) for code, label in SignOff.State.choices]


def area_rows(introduction):
    """Every area of the programme in its order; one query."""
    rows = SignOff.objects.filter(introduction=introduction).select_related("signed_by")
    said = {row.area_key: row for row in rows}
    return [AreaRow(area, said.get(area.key)) for area in introduction.version.rows("areas")]


def said_areas(introduction):
    """[(state, areas), …] of what has been said, those on one's own first."""
    rows = area_rows(introduction)
    found = [(state, [row for row in rows if row.state == state]) for state in SignOff.State]
    return [(state, areas) for state, areas in found if areas]
