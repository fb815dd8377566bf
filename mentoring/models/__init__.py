from mentoring.models.meeting import Attendance, Meeting, Touched
from mentoring.models.note import Draft, Note, NoteReader
from mentoring.models.request import CheckBack, Request
from mentoring.models.series import Series, TemplateSeries
from mentoring.models.topic import Topic

__all__ = [
    "Attendance",
    "CheckBack",
    "Draft",
    "Meeting",
    "Note",
    "NoteReader",
    "Request",
    "Series",
    "TemplateSeries",
    "Topic",
    "Touched",
]
