from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "outbox"

    def ready(self):
        from outbox import mail, receivers
        from outbox.kinds import register

        for kind in mail.KINDS:
            register(kind)
        receivers.connect()
