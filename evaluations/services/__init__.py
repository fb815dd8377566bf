from evaluations.services.answers import NothingAnswered, NotPossible, save_draft, submit, take_back
from evaluations.services.chief import bring_up_to_chief, withdraw_from_chief
from evaluations.services.decision import decide_alone
from evaluations.services.group import write_group_evaluation

__all__ = [
    "NotPossible",
    "NothingAnswered",
    "bring_up_to_chief",
    "decide_alone",
    "save_draft",
    "submit",
    "take_back",
    "withdraw_from_chief",
    "write_group_evaluation",
]
