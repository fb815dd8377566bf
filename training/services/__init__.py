from training.services.cohort import close_cohort, open_cohort, set_leaders
from training.services.member import join_cohort, leave_cohort
from training.services.session import cancel_session, move_session, set_have_read, take_attendance

__all__ = [
    "cancel_session",
    "close_cohort",
    "join_cohort",
    "leave_cohort",
    "move_session",
    "open_cohort",
    "set_have_read",
    "set_leaders",
    "take_attendance",
]
