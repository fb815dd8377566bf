from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "outbox"

    def ready(self):
        from accounts.history import register_verbs
        from outbox import mail, receivers
        from outbox.kinds import register

        for kind in mail.KINDS:
            register(kind)
        register_verbs({"outbox.message_retried": _("tried again to send you a mail")})
        receivers.connect()
