from django.apps import AppConfig


class OverviewConfig(AppConfig):
    name = "overview"

    def ready(self):
        from accounts.history import register_files
        from outbox import kinds
        from overview.ending.own_files import certificates_of
        from overview.start import mail

        register_files(certificates_of)
        for kind in mail.KINDS:
            kinds.register(kind)
