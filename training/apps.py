from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"

    def ready(self):
        from outbox.kinds import register as register_kind
        from programs.parts import register
        from training import mail
        from training.plan import TrainingPart

        register(TrainingPart())
        for kind in mail.KINDS:
            register_kind(kind)
