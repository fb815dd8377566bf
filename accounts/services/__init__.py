"""What happens to people and to the organisation. `record` and `record_reading` are used by every app."""

from accounts.services.history import event, record, record_reading
from accounts.services.invitations import accept_invitation, invite, mark_joined
from accounts.services.nodes import add_node, change_node, close_node
from accounts.services.people import add_person, change_person, close_access, open_access, remember_role
from accounts.services.places import (
    add_absence,
    add_employment,
    employ_again,
    end_employment,
    is_employed,
    remove_absence,
)
from accounts.services.roles import end_role, give_role
from accounts.services.start import set_up

__all__ = [
    "accept_invitation",
    "add_absence",
    "add_employment",
    "add_node",
    "add_person",
    "change_node",
    "change_person",
    "close_access",
    "close_node",
    "employ_again",
    "end_employment",
    "end_role",
    "event",
    "give_role",
    "invite",
    "is_employed",
    "mark_joined",
    "open_access",
    "record",
    "record_reading",
    "remember_role",
    "remove_absence",
    "set_up",
]
