from checklists.forms.item import ConfirmForm, LevelForm, ReadyForm, ReflectionForm, UndoForm
from checklists.forms.tailoring import FITTINGS, OwnItemForm
from checklists.forms.wish import AnswerForm, CarryForm, TakeUpForm, WishForm

__all__ = [
    "FITTINGS",
    "AnswerForm",
    "CarryForm",
    "ConfirmForm",
    "LevelForm",
    "OwnItemForm",
    "ReadyForm",
    "ReflectionForm",
    "TakeUpForm",
    "UndoForm",
    "WishForm",
]
