from training.views.cohort import cohort_close, cohort_create, cohort_detail, cohort_leaders, cohort_list, member_add
from training.views.session import (
    session_attendance,
    session_cancel,
    session_detail,
    session_have_read,
    session_move,
)

__all__ = [
    "cohort_close",
    "cohort_create",
    "cohort_detail",
    "cohort_leaders",
    "cohort_list",
    "member_add",
    "session_attendance",
    "session_cancel",
    "session_detail",
    "session_have_read",
    "session_move",
]
