from django.apps import AppConfig


class MentoringConfig(AppConfig):
    name = "mentoring"

    def ready(self):
        from mentoring import mail
        from mentoring import register as history
        from mentoring.load.places import places_beside_own_cases
        from mentoring.plan import MentoringPart
        from mentoring.unit import mail as unit_mail
        from mentoring.unit.plan import GatheringsPart
        from outbox import kinds
        from programs.load import register_usual_places
        from programs.parts import register

        register(MentoringPart())
        register(GatheringsPart())
        history.register()
        register_usual_places(places_beside_own_cases)
        for kind in (*mail.KINDS, *unit_mail.KINDS):
            kinds.register(kind)
