"""Who may do what with cohorts and their sessions."""

from accounts.scope import CHIEFS


def leads_sessions(person, cohort):
    """The mentors who lead it, the chiefs of its node and a coordinator above it."""
    if any(leader.person_id == person.pk for leader in cohort.leaders.all()):
        return True
    return person.scope.reaches(cohort.node, *CHIEFS, "coordinator")


def can_open_cohort(person, node=None):
    """Chiefs and coordinators open groups at their node and below; an administrator does the booking for them."""
    kinds = (*CHIEFS, "coordinator", "administrator")
    return person.scope.reaches(node, *kinds) if node else person.scope.holds(*kinds)


def can_change_session(person, session):
    """Moving and cancelling: whoever leads the sessions, or books for them."""
    return leads_sessions(person, session.cohort) or person.scope.reaches(session.cohort.node, "administrator")


def can_take_attendance(person, session):
    return leads_sessions(person, session.cohort)


def is_member(person, cohort):
    return any(row.state == "member" and row.introduction.newcomer_id == person.pk for row in cohort.members.all())


def can_add_member(person, cohort):
    return can_open_cohort(person, cohort.node)


def can_see_who_has_read(person, cohort):
    """Only the reader and those who lead the sessions (never a chief as such, nor a coordinator)."""
    return any(leader.person_id == person.pk for leader in cohort.leaders.all())
