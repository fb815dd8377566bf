from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"

    def ready(self):
        from accounts.history import register_types, register_verbs
        from agreements import mail
        from agreements.history import TYPES, VERBS
        from agreements.plan import AgreementsPart
        from outbox import kinds
        from programs.parts import register

        register(AgreementsPart())
        register_verbs(VERBS)
        register_types(TYPES)
        for kind in mail.KINDS:
            kinds.register(kind)
