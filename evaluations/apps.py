from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationsConfig(AppConfig):
    name = "evaluations"

    def ready(self):
        from accounts.history import register_types, register_verbs
        from evaluations import mail
        from evaluations.history import VERBS
        from evaluations.plan import EvaluationsPart
        from outbox import kinds
        from programs.parts import register

        register(EvaluationsPart())
        register_verbs(VERBS)
        register_types({"evaluations.occasion": _("the answers in your evaluation")})
        for kind in mail.KINDS:
            kinds.register(kind)
