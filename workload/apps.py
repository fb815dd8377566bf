from django.apps import AppConfig


class WorkloadConfig(AppConfig):
    name = "workload"

    def ready(self):
        from accounts.history import register_types, register_verbs
        from programs.parts import register
        from workload.history import TYPES, VERBS
        from workload.plan import WorkloadPart

        register(WorkloadPart())
        register_verbs(VERBS)
        register_types(TYPES)
