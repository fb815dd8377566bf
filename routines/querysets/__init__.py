from routines.querysets.custom import CustomQuerySet
from routines.querysets.opinion import OpinionQuerySet
from routines.querysets.routine import RoutineQuerySet
from routines.querysets.word import RoutineWordQuerySet

__all__ = ["CustomQuerySet", "OpinionQuerySet", "RoutineQuerySet", "RoutineWordQuerySet"]
