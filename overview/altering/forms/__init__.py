from overview.altering.forms.alter import AlterForm
from overview.altering.forms.ends import ExtendForm
from overview.altering.forms.people import CategoryForm, HelperForm, MentorForm, UnitForm
from overview.altering.forms.times import PauseForm, StartForm, WorkForm

__all__ = [
    "AlterForm",
    "CategoryForm",
    "ExtendForm",
    "HelperForm",
    "MentorForm",
    "PauseForm",
    "StartForm",
    "UnitForm",
    "WorkForm",
]
