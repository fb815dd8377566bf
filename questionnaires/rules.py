"""Who may do what with questionnaires. There is nothing personal in them: coordinators write and use them."""


def can_write(person, node=None):
    """Coordinators write the questionnaires of their node and of those below it."""
    if node is None:
        return person.scope.holds("coordinator")
    return node.is_open and person.scope.reaches(node, "coordinator")


def can_use(person, questionnaire):
    """What is asked may be seen, copied and chosen by coordinators at, below and above the place it belongs to."""
    path = questionnaire.owner.path
    held = [role for role in person.scope.roles if role.kind == "coordinator"]
    return any(role.low.startswith(path) or role.low <= path < role.high for role in held)
