"""Who keeps the register: the coordinators of the place, and for a group also those who lead it.

Whoever answers for an improvement says how far it has come, but does not decide who is told.
"""

from surveys.rules import can_create, can_run
from training.rules import is_leader


def can_keep(person, improvement):
    """Tell those who answered, and withdraw."""
    return can_create(person, improvement.node) or (
        improvement.group is not None and is_leader(person, improvement.group)
    )


def can_change(person, improvement):
    return can_keep(person, improvement) or improvement.owner_id == person.pk


def can_tell(person, improvement):
    return not improvement.is_told and can_keep(person, improvement)


def can_answer_survey(person, survey):
    """What was heard in a round is known when it has closed."""
    return survey.is_closed and can_run(person, survey)


def can_answer_cohort(person, cohort):
    return can_create(person, cohort.node) or is_leader(person, cohort)


def can_answer_talk(person, node=None):
    """What somebody said in passing: noted by the coordinator of the place."""
    return can_create(person, node)
