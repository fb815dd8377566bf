from django.apps import AppConfig


class RoutinesConfig(AppConfig):
    name = "routines"

    def ready(self):
        from accounts.history import register_extract, register_types, register_verbs
        from outbox import kinds
        from routines.history import LABEL, TYPES, VERBS, personal_data
        from routines.mail import KINDS

        register_verbs(VERBS)
        register_types(TYPES)
        register_extract("routines", LABEL, personal_data)
        for kind in KINDS:
            kinds.register(kind)
