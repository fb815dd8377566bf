"""What happens to rounds: they are prepared, announced, asked, prolonged and withdrawn."""

from surveys.services.asking import ask
from surveys.services.rounds import Round, announce, change_survey, create_survey, prolong, withdraw
from surveys.services.sessions import set_session_questions

__all__ = [
    "Round",
    "announce",
    "ask",
    "change_survey",
    "create_survey",
    "prolong",
    "set_session_questions",
    "withdraw",
]
