"""Who may look after what is sent."""


def can_manage_messages(person):
    """Administrators see whom mail has not reached, and mend it."""
    return person.scope.holds("administrator")


def can_retry(person, message):
    return can_manage_messages(person) and message.is_failed
