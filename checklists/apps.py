from django.apps import AppConfig


class ChecklistsConfig(AppConfig):
    name = "checklists"

    def ready(self):
        from checklists.due import KINDS
        from checklists.plan import ChecklistsPart
        from outbox import kinds
        from programs.parts import register

        register(ChecklistsPart())
        for kind in KINDS:
            kinds.register(kind)
