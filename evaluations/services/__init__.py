from evaluations.services.answers import NothingAnswered, NotPossible, save_draft, submit, take_back
from evaluations.services.chief import agree_to_chief, propose_to_chief, withdraw_from_chief
from evaluations.services.decision import decide_alone
from evaluations.services.group import take_pen, write_group_evaluation

__all__ = [
    "NotPossible",
    "NothingAnswered",
    "agree_to_chief",
    "decide_alone",
    "propose_to_chief",
    "save_draft",
    "submit",
    "take_back",
    "take_pen",
    "withdraw_from_chief",
    "write_group_evaluation",
]
