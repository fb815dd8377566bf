from routines.forms.custom import AnswerForm, ChangedCustomForm, NewCustomForm
from routines.forms.opinion import OpinionForm
from routines.forms.routine import ChangedRoutineForm, NewRoutineForm

__all__ = ["AnswerForm", "ChangedCustomForm", "ChangedRoutineForm", "NewCustomForm", "NewRoutineForm", "OpinionForm"]
