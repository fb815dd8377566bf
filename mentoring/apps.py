from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "mentoring"

    def ready(self):
        from mentoring import mail
        from mentoring import register as history
        from mentoring.plan import MentoringPart
        from outbox import kinds
        from programs.parts import register

        register(MentoringPart())
        history.register()
        for kind in mail.KINDS:
            kinds.register(kind)
