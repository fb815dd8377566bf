from mentoring.forms.log import LogForm
from mentoring.forms.meeting import CancelForm, MoveForm, SwapForm
from mentoring.forms.note import NoteForm
from mentoring.forms.request import (
    AnswerForm,
    AskedForm,
    CheckBackForm,
    HandBackForm,
    RequestForm,
    TakeForm,
    adopt_form,
    check_back_form,
)
from mentoring.forms.series import ExtraForm, SeriesForm
from mentoring.forms.topic import TopicForm

__all__ = [
    "AnswerForm",
    "AskedForm",
    "CancelForm",
    "CheckBackForm",
    "HandBackForm",
    "ExtraForm",
    "LogForm",
    "MoveForm",
    "NoteForm",
    "RequestForm",
    "SeriesForm",
    "SwapForm",
    "TakeForm",
    "TopicForm",
    "adopt_form",
    "check_back_form",
]
