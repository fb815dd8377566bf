from mentoring.forms.log import LogForm, NoteForm
from mentoring.forms.meeting import CancelForm, MoveForm
from mentoring.forms.request import AnswerForm, CheckBackForm, RequestForm, check_back_form
from mentoring.forms.topic import TopicForm

__all__ = [
    "AnswerForm",
    "CancelForm",
    "CheckBackForm",
    "LogForm",
    "MoveForm",
    "NoteForm",
    "RequestForm",
    "TopicForm",
    "check_back_form",
]
