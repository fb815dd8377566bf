from surveys.round_forms.audience import AudienceForm
from surveys.round_forms.round import EditRoundForm, NewRoundForm
from surveys.round_forms.session import SessionQuestionsForm
from surveys.round_forms.state import ProlongForm, WithdrawForm

__all__ = ["AudienceForm", "EditRoundForm", "NewRoundForm", "ProlongForm", "SessionQuestionsForm", "WithdrawForm"]
