from training.views.change import session_cancel, session_move, session_swap
from training.views.cohort import (
    cohort_close,
    cohort_create,
    cohort_detail,
    cohort_edit,
    cohort_leaders,
    cohort_list,
    cohort_reopen,
)
from training.views.member import member_add, member_list, member_move, member_remove
from training.views.session import (
    material_add,
    material_remove,
    session_attendance,
    session_detail,
    session_have_read,
)

__all__ = [
    "cohort_close",
    "cohort_create",
    "cohort_detail",
    "cohort_edit",
    "cohort_leaders",
    "cohort_list",
    "cohort_reopen",
    "material_add",
    "material_remove",
    "member_add",
    "member_list",
    "member_move",
    "member_remove",
    "session_attendance",
    "session_cancel",
    "session_detail",
    "session_have_read",
    "session_move",
    "session_swap",
]
