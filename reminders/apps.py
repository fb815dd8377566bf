from django.apps import AppConfig


class RemindersConfig(AppConfig):
    name = "reminders"

    def ready(self):
        from outbox.kinds import register, register_elsewhere
        from reminders import mail
        from reminders import register as words

        for kind in mail.KINDS:
            register(kind)
        register_elsewhere(mail.told_by_invitation)
        words.register()
