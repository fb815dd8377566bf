from routines.models.custom import Custom
from routines.models.opinion import Opinion
from routines.models.routine import Routine, RoutineWord

__all__ = ["Custom", "Opinion", "Routine", "RoutineWord"]
