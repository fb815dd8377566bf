"""What rounds tell the rest of the site: their mails, the words of their history, their part of an introduction."""

from accounts.history import register_types, register_verbs
from outbox import kinds
from programs import parts
from questionnaires import uses
from surveys import mail
from surveys.history import TYPES, VERBS
from surveys.plan import SurveysPart
from surveys.uses import rounds_of


def register():
    parts.register(SurveysPart())
    register_verbs(VERBS)
    register_types(TYPES)
    uses.register(rounds_of)
    for kind in mail.KINDS:
        kinds.register(kind)
