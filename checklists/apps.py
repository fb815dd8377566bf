from django.apps import AppConfig


class ChecklistsConfig(AppConfig):
    name = "checklists"

    def ready(self):
        from accounts.history import register_types, register_verbs
        from checklists import mail
        from checklists.due import KINDS
        from checklists.history import TYPES, VERBS
        from checklists.plan import ChecklistsPart
        from outbox import kinds
        from programs.parts import register

        register(ChecklistsPart())
        register_verbs(VERBS)
        register_types(TYPES)
        for kind in (*KINDS, *mail.KINDS):
            kinds.register(kind)
