from mentoring.unit.services.gathering import (
    Plan,
    cancel_gathering,
    move_gathering,
    plan_gatherings,
    take_attendance,
)
from mentoring.unit.services.point import decide_point, put_point, remove_point
from mentoring.unit.services.training import set_trained

__all__ = [
    "Plan",
    "cancel_gathering",
    "decide_point",
    "move_gathering",
    "plan_gatherings",
    "put_point",
    "remove_point",
    "set_trained",
    "take_attendance",
]
