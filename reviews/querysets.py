from django.db import models

from programs.querysets import people_of


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the introduction sees that it is talked over; the outcome has readers of its own (rules)."""
        from programs.models import Introduction

        return self.filter(introduction__in=Introduction.objects.visible_to(person).values("pk"))

    def in_plan(self):
        return self.exclude(state="withdrawn")

    def planned(self):
        return self.filter(state="planned")

    def unnoted_by(self, day):
        """Those until the day that should have been noted by now; what is optional is nobody's omission."""
        return self.planned().filter(on__lte=day, template__is_optional=False)

    def with_words(self):
        return self.select_related("template", "introduction__newcomer")

    def with_people(self):
        """Everything that rules and the page ask for."""
        return self.select_related(
            "template", "introduction__newcomer", "introduction__version", "introduction__category", "held_by"
        ).prefetch_related(*people_of("introduction__"))
