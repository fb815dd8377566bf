from mentoring.services.cancelling import cancel_meeting, replace_meeting
from mentoring.services.check_back import answer_check_back, mark_checked_back, write_check_back
from mentoring.services.handed_back import hand_back, take_matter
from mentoring.services.log import log_meeting, undo_log
from mentoring.services.meeting import add_meeting, move_meeting, swap_meetings
from mentoring.services.note import Written, discard_draft, discard_drafts, save_draft, write_note
from mentoring.services.request import (
    adopt_request,
    ask,
    decline_request,
    finish_request,
    propose_request,
    withdraw_request,
)
from mentoring.services.series import change_series
from mentoring.services.topic import unwish_topic, wish_topic

__all__ = [
    "Written",
    "add_meeting",
    "adopt_request",
    "answer_check_back",
    "ask",
    "cancel_meeting",
    "change_series",
    "decline_request",
    "discard_draft",
    "discard_drafts",
    "finish_request",
    "hand_back",
    "log_meeting",
    "mark_checked_back",
    "move_meeting",
    "propose_request",
    "replace_meeting",
    "save_draft",
    "swap_meetings",
    "take_matter",
    "undo_log",
    "unwish_topic",
    "wish_topic",
    "withdraw_request",
    "write_check_back",
    "write_note",
]
