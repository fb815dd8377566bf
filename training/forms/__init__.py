from training.forms.cohort import CohortForm, LeadersForm
from training.forms.session import AttendanceForm, CancelSessionForm, MoveSessionForm
from training.forms.start import StartForm

__all__ = ["AttendanceForm", "CancelSessionForm", "CohortForm", "LeadersForm", "MoveSessionForm", "StartForm"]
