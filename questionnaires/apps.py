from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class QuestionnairesConfig(AppConfig):
    name = "questionnaires"

    def ready(self):
        from accounts.history import register_types, register_verbs
        from questionnaires.history import VERBS

        register_verbs(VERBS)
        register_types({"questionnaires.edition": _("a questionnaire")})
