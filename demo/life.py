"""What comes of an introduction that has begun."""

from demo.agreements import write_agreement
from demo.alterations import write_pause
from demo.assignments import write_assignments
from demo.diary import moment
from demo.evaluations import write_evaluations
from demo.groups import write_group
from demo.learning import write_learning
from demo.meetings import write_meetings
from demo.reviews import write_reviews
from demo.wishes import write_wishes
from demo.workload import write_workload
from programs.models import Introduction, SignOff
from programs.progress import progress_of
from programs.services import complete_introduction, discontinue_introduction, sign_off

OWN, SUPPORTED = SignOff.State
STATES = (OWN, OWN, SUPPORTED)


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
    write_wishes(life)
    write_agreement(life)
    write_workload(life)


def complete(introduction, *, by, at):
    """As a chief does it: area by area, with a reason when something is missing."""
    for number, area in enumerate(introduction.version.rows("areas")):
        sign_off(introduction, area, STATES[number % len(STATES)], by=by, at=at)
    is_met = progress_of([introduction])[introduction.pk].is_met
    complete_introduction(introduction, by=by, at=at, although="" if is_met else Introduction.Although.ENOUGH)


def _write_end(life):
    if life.ends_on is None:
        return
    at = moment(life.ends_on, "16:00")
    if life.row.ends == "completed":
        life.diary.write(at, complete, life.introduction, by=life.chief)
    else:
        life.diary.write(at, discontinue_introduction, life.introduction, life.row.ends, by=life.chief)
