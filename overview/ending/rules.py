from programs.models import Introduction
from programs.rules import leads


def can_have_certificate(person, introduction):
    """It is the newcomer's own to take along, and whoever leads can hand it over; nobody else has it."""
    is_completed = introduction.state == Introduction.State.COMPLETED
    return is_completed and (introduction.newcomer_id == person.pk or leads(person, introduction))
