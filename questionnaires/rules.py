"""Who may do what with questionnaires. There is nothing personal in them."""


def can_write(person, node=None):
    """Coordinators write the questionnaires of their node and of those below it."""
    if node is None:
        return person.scope.holds("coordinator")
    return node.is_open and person.scope.reaches(node, "coordinator")
