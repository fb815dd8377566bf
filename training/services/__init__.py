from training.services.cohort import change_cohort, close_cohort, open_cohort, reopen_cohort, set_leaders
from training.services.material import add_material, remove_material
from training.services.member import join_cohort, leave_cohort
from training.services.moving import coming_times, move_coming, move_session, swap_themes
from training.services.session import cancel_session, set_have_read, take_attendance

__all__ = [
    "add_material",
    "cancel_session",
    "change_cohort",
    "close_cohort",
    "coming_times",
    "join_cohort",
    "leave_cohort",
    "move_coming",
    "move_session",
    "open_cohort",
    "remove_material",
    "reopen_cohort",
    "set_have_read",
    "set_leaders",
    "swap_themes",
    "take_attendance",
]
