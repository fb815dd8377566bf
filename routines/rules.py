from accounts.scope import CHIEFS, FIGURES

KEEPERS = (*CHIEFS, *FIGURES)


def can_keep_routines(person, node=None):
    """Chiefs, coordinators and administrators write the routines of their node and of those below it."""
    return person.scope.reaches(node, *KEEPERS) if node else person.scope.holds(*KEEPERS)


def can_change_routine(person, routine):
    return routine.closed_on is None and can_keep_routines(person, routine.node)
