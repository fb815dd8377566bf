"""What happens to routines, to what people say of them, and to what is done here though no routine says so."""

from routines.services.custom import approve_custom, change_custom, close_custom, decline_custom, propose_custom
from routines.services.opinion import give_opinion
from routines.services.routine import change_routine, close_routine, create_routine, review_routine

__all__ = [
    "approve_custom",
    "change_custom",
    "change_routine",
    "close_custom",
    "close_routine",
    "create_routine",
    "decline_custom",
    "give_opinion",
    "propose_custom",
    "review_routine",
]
