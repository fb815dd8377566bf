from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"

    def ready(self):
        from outbox.kinds import register
        from programs import mail, reply_mail
        from programs import register as words

        for kind in [*mail.KINDS, *reply_mail.KINDS]:
            register(kind)
        words.register()
