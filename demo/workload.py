"""Two who have had their workload gone through, one of them twice, and one whose turn it is."""

from datetime import timedelta
from decimal import Decimal

from demo import cast
from demo.diary import at_work
from workload.services import Counted, note_walk_through, set_rhythm

FIRST = Counted(cases=4, difficulty=2, flexitime=Decimal("3.5"), stress=2)
SECOND = Counted(cases=7, difficulty=3, flexitime=Decimal("11"), stress=3)
SAID = {
    cast.ALVA: [(3, FIRST, ""), (6, SECOND, "Jouren går före. Uppföljningen av gruppträffarna väntar till december.")],
    cast.ELIAS: [(4, FIRST, "Fredagar är fria från bokade besök tills vidare.")],
}


def write_workload(life):
    """In which week of the introduction, what was counted and what was put first."""
    for week, counted, text in SAID.get(life.row.name, ()):
        at = at_work(life.introduction.start_on + timedelta(weeks=week), "15:10")
        life.write(at, _walk_through, life, counted, text)


def _walk_through(life, counted, text, *, at):
    set_rhythm(life.introduction, 4, by=life.chief, at=at)
    note_walk_through(life.introduction, at.date(), counted, by=life.newcomer, reprioritised=text, at=at)
