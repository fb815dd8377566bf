"""What comes of an introduction that has begun."""

from demo.alterations import write_pause
from demo.assignments import write_assignments
from demo.diary import moment
from demo.evaluations import write_evaluations
from demo.groups import write_group
from demo.learning import write_learning
from demo.meetings import write_meetings
from demo.reviews import write_reviews
from programs.services import complete_introduction, discontinue_introduction


def live(life):
    """Write every page of one introduction. The end comes first, so that nothing is written after it."""
    _write_end(life)
    write_pause(life)
    write_group(life)
    write_meetings(life)
    write_learning(life)
    write_assignments(life)
    write_evaluations(life)
    write_reviews(life)


def _write_end(life):
    if life.ends_on is None:
        return
    at = moment(life.ends_on, "16:00")
    if life.row.ends == "completed":
        life.diary.write(at, complete_introduction, life.introduction, by=life.chief)
    else:
        life.diary.write(at, discontinue_introduction, life.introduction, life.row.ends, by=life.chief)
