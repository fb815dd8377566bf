from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "reviews"

    def ready(self):
        from accounts.history import register_types, register_verbs
        from outbox import kinds
        from programs.parts import register
        from reviews import mail
        from reviews.history import TYPES, VERBS
        from reviews.plan import ReviewsPart

        register(ReviewsPart())
        register_verbs(VERBS)
        register_types(TYPES)
        for kind in mail.KINDS:
            kinds.register(kind)
