from training.forms.attendance import AttendanceForm
from training.forms.cohort import ChangeGroupForm, CohortEditForm, CohortForm, LeadersForm, SeatForm
from training.forms.session import CancelSessionForm, MaterialForm, MoveSessionForm, SwapForm
from training.forms.start import StartForm

__all__ = [
    "AttendanceForm",
    "CancelSessionForm",
    "ChangeGroupForm",
    "CohortEditForm",
    "CohortForm",
    "LeadersForm",
    "MaterialForm",
    "MoveSessionForm",
    "SeatForm",
    "StartForm",
    "SwapForm",
]
