from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self):
        from outbox.kinds import register as register_kind
        from programs import parts
        from training import mail, register
        from training.plan import TrainingPart

        parts.register(TrainingPart())
        register.register()
        for kind in mail.KINDS:
            register_kind(kind)
