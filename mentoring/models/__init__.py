from mentoring.models.meeting import Attendance, Meeting, Touched
from mentoring.models.note import Draft, Note, NoteReader
from mentoring.models.request import CheckBack, HandedBack, Request, Turn
from mentoring.models.series import Series, TemplateSeries
from mentoring.models.topic import Topic
from mentoring.models.unit import Gathered, Gathering, MentorProfile, Point, Trained

__all__ = [
    "Attendance",
    "CheckBack",
    "Draft",
    "Gathered",
    "Gathering",
    "HandedBack",
    "Meeting",
    "MentorProfile",
    "Note",
    "NoteReader",
    "Point",
    "Request",
    "Series",
    "TemplateSeries",
    "Topic",
    "Touched",
    "Trained",
    "Turn",
]
