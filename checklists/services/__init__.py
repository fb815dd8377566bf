"""What happens in a checklist: a level is reached, a reflection written, something made ready, the list tailored."""

from checklists.services.carrying import carry_levels
from checklists.services.levels import confirm_practice, repeat_item, set_level
from checklists.services.preparations import set_ready
from checklists.services.reflections import write_reflection
from checklists.services.tailoring import add_item, leave_out, tailor
from checklists.services.wishes import answer_wish, take_up_wish, wish_for

__all__ = [
    "add_item",
    "answer_wish",
    "carry_levels",
    "confirm_practice",
    "leave_out",
    "repeat_item",
    "set_level",
    "set_ready",
    "tailor",
    "take_up_wish",
    "wish_for",
    "write_reflection",
]
