from training.models.cohort import Cohort, Leader, Member
from training.models.session import Attendance, HaveRead, Material, Session
from training.models.template import TemplateSession, TemplateSessionSeries

__all__ = [
    "Attendance",
    "Cohort",
    "HaveRead",
    "Leader",
    "Material",
    "Member",
    "Session",
    "TemplateSession",
    "TemplateSessionSeries",
]
