from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "surveys"

    def ready(self):
        from accounts.history import register_extract
        from outbox import kinds
        from surveys import register
        from surveys.improvements import mail, personal_data

        kinds.register(mail.KIND)
        register_extract("improvements", personal_data.LABEL, personal_data.personal_data)
        register.register()
