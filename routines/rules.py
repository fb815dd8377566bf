from accounts.scope import CHIEFS, FIGURES

KEEPERS = (*CHIEFS, *FIGURES)
APPROVERS = (*CHIEFS, "mentor")


def can_keep_routines(person, node=None):
    """Chiefs, coordinators and administrators write the routines of their node and of those below it."""
    return person.scope.reaches(node, *KEEPERS) if node else person.scope.holds(*KEEPERS)


def can_change_routine(person, routine):
    """Also whoever holds the role that keeps it up to date looks it over and changes it."""
    keeps = can_keep_routines(person, routine.node) or person.scope.reaches(routine.node, routine.owner_role)
    return routine.closed_on is None and keeps


def can_see_upkeep(person):
    """The page of what ought to be looked over; any role may be the one that keeps a routine up to date."""
    return bool(person.scope.roles)


def can_give_opinion(person, routine):
    return routine.closed_on is None


def can_change_custom(person, custom):
    """The writer, until it is approved; what was declined may be written anew."""
    return custom.writer_id == person.pk and custom.closed_on is None and custom.state != custom.State.APPROVED


def can_decide_custom(person, custom):
    """A mentor or a chief of the place, never the writer: two have seen what everybody reads."""
    return custom.is_waiting and custom.writer_id != person.pk and person.scope.reaches(custom.node, *APPROVERS)


def can_close_custom(person, custom):
    """The writer takes a proposal back; who may approve also says when it no longer holds."""
    if custom.closed_on is not None:
        return False
    is_own = custom.writer_id == person.pk and custom.state != custom.State.APPROVED
    return is_own or custom.is_shown and person.scope.reaches(custom.node, *APPROVERS)
