"""Who may do what with cohorts and their sessions. Uses what the views have prefetched.

Whoever sees a group sees when it meets and what about. Who was there is for those who lead it and the chiefs of its
place, who answer for it when a leader is away; else for the member and the member's own chief. Who has read is for
the reader and those who lead, and for no chief or coordinator as such.
"""

from accounts.scope import CHIEFS
from training.people import leaders_of, members_of

OPENERS = (*CHIEFS, "coordinator", "administrator")


def is_leader(person, cohort):
    return person in leaders_of(cohort)


def answers_for(person, cohort):
    """Those who lead the sessions, and the chiefs of the place that holds them."""
    return is_leader(person, cohort) or person.scope.reaches(cohort.node, *CHIEFS)


def can_open_cohort(person, node=None):
    """Chiefs and coordinators open groups at their node and below; an administrator does the booking for them."""
    return person.scope.reaches(node, *OPENERS) if node else person.scope.holds(*OPENERS)


def can_change_cohort(person, cohort):
    """Seats, leaders, closing and reopening."""
    return can_open_cohort(person, cohort.node)


def can_remove_member(person, member):
    """Whoever opens and closes the group, and the newcomer's own chief."""
    return can_change_cohort(person, member.cohort) or is_chief_of(person, member.introduction)


def is_chief_of(person, introduction):
    node = introduction.node
    leads_there = node is not None and person.scope.reaches(node, *CHIEFS)
    return leads_there or introduction.involves(person, as_any=("chief",))


def can_change_session(person, session):
    """Moving and cancelling: whoever leads the sessions, or books for them."""
    return answers_for(person, session.cohort) or person.scope.reaches(
        session.cohort.node, "coordinator", "administrator"
    )


def can_swap_themes(person, session):
    return answers_for(person, session.cohort) and session.is_planned


def can_take_attendance(person, session):
    return answers_for(person, session.cohort) and session.has_begun and (session.is_planned or session.is_held)


def can_add_material(person, session):
    return answers_for(person, session.cohort) or person.scope.reaches(session.cohort.node, "coordinator")


def is_member(person, cohort):
    return any(row.introduction.newcomer_id == person.pk for row in members_of(cohort))


def can_see_attendance(person, cohort, introduction):
    """Of one newcomer."""
    return person.pk == introduction.newcomer_id or answers_for(person, cohort) or is_chief_of(person, introduction)


def can_see_who_has_read(person, cohort):
    """Only those who lead the sessions (never a chief as such, nor a coordinator)."""
    return is_leader(person, cohort)
