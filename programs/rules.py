"""Who may do what with an introduction. Lists are filtered by visible_to; here is who may act."""

from accounts.scope import CHIEFS, FIGURES


def leads(person, introduction):
    """The chief of the introduction, and whoever leads its unit: they decide."""
    if introduction.involves(person, as_any=("chief",)):
        return True
    return introduction.node is not None and person.scope.reaches(introduction.node, *CHIEFS)


def reads_plan_only(person, introduction):
    """A coordinator or an administrator, who sees plans and figures and never a text."""
    return not introduction.involves(person) and not leads(person, introduction)


def can_start_introduction(person, node=None):
    """Chiefs start introductions in their unit; an administrator does the booking for them."""
    kinds = (*CHIEFS, "administrator")
    return person.scope.reaches(node, *kinds) if node else person.scope.holds(*kinds)


def can_end_introduction(person, introduction):
    """Only the chief decides that an introduction is completed or discontinued."""
    return introduction.is_active and leads(person, introduction)


def can_change_people(person, introduction):
    return introduction.is_active and leads(person, introduction)


def can_manage_programs(person, node=None):
    """Coordinators own the programmes of their node and of those below it."""
    return person.scope.reaches(node, "coordinator") if node else person.scope.holds("coordinator")


def can_see_figures(person):
    return person.scope.holds(*FIGURES, *CHIEFS)
