from mentoring.services.log import log_meeting, undo_log
from mentoring.services.meeting import cancel_meeting, move_meeting, replace_meeting
from mentoring.services.note import Written, discard_draft, save_draft, write_note
from mentoring.services.request import (
    answer_check_back,
    ask,
    mark_checked_back,
    withdraw_request,
    write_check_back,
)
from mentoring.services.topic import unwish_topic, wish_topic

__all__ = [
    "Written",
    "answer_check_back",
    "ask",
    "cancel_meeting",
    "discard_draft",
    "log_meeting",
    "mark_checked_back",
    "move_meeting",
    "replace_meeting",
    "save_draft",
    "undo_log",
    "unwish_topic",
    "wish_topic",
    "withdraw_request",
    "write_check_back",
    "write_note",
]
