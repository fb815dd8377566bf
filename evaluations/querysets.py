"""Which occasions: who sees that they take place, who answers them, who has read. Never who may read an answer."""

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from programs.models import Introduction, Involvement


class OccasionQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Whoever sees the introduction sees that it is evaluated; who answers sees it also after leaving the role."""
        from evaluations.models import Respondent

        of_introductions = self.model.objects.filter(introduction__in=Introduction.objects.visible_to(person))
        begun = Respondent.objects.filter(person=person)
        lists = [of_introductions.order_by().values("pk"), begun.values("occasion_id"), self._held_by(person)]
        return self.filter(pk__in=lists[0].union(*lists[1:]))

    def _held_by(self, person):
        """Where the person held a role when it was open."""
        held = Involvement.objects.filter(
            Q(to_on=None) | Q(to_on__gte=F("introduction__evaluations__opens_on")),
            person=person,
            stands_in_for=None,
            from_on__lte=F("introduction__evaluations__closes_on"),
        )
        return held.values("introduction__evaluations__pk")

    def touching(self, person):
        """Those that the person may have a side in: the own introduction's, and where a role was held."""
        own = self.model.objects.filter(introduction__newcomer=person).order_by().values("pk")
        return self.filter(pk__in=own.union(self._held_by(person)))

    def in_plan(self):
        return self.filter(withdrawn_at=None)

    def opened_by(self, day):
        """Those that have opened on the day, closed ones too."""
        return self.in_plan().filter(opens_on__lte=day)

    def open_on(self, day):
        """Still to be answered by somebody; an introduction that was discontinued asks nobody."""
        waiting = self.opened_by(day).filter(closes_on__gte=day, revealed_at=None)
        return waiting.exclude(introduction__state="discontinued")

    def closed_on(self, day):
        """Closed before the day with somebody silent."""
        return self.in_plan().filter(closes_on__lt=day, revealed_at=None)

    def unanswered_by(self, role):
        """Those where the role has not sent in, with the id of who should as `answerer`."""
        from evaluations.models import Respondent, TemplateEvaluation

        templates = TemplateEvaluation.objects.values_list("pk", "answered_by")
        sent = Respondent.objects.filter(occasion=OuterRef("pk"), role=role, submitted_at__isnull=False)
        asked = self.filter(template__in=[pk for pk, roles in templates if role in roles])
        return asked.filter(~Exists(sent)).annotate(answerer=answerer(role))

    def with_answered(self):
        """`answered`: how many have sent in."""
        return self.annotate(answered=Count("respondents", filter=Q(respondents__submitted_at__isnull=False)))

    def with_words(self):
        rows = self.select_related("template__questionnaire", "introduction__newcomer")
        return rows.defer("template__questionnaire__document")

    def with_questions(self):
        return self.with_words().defer(None)

    def with_people(self):
        """What the rules ask of the introduction."""
        people = Involvement.objects.select_related("person").order_by("pk")
        return self.prefetch_related(Prefetch("introduction__involvements", people))


class BroughtUpQuerySet(models.QuerySet):
    def readable_by(self, chief):
        """Once all have said yes."""
        return self.filter(chief=chief, agreed_at__isnull=False)


def answerer(role):
    """Who answers as the role: whoever has begun; else who held it when it opened, or was the first to hold it then."""
    from evaluations.models import Respondent

    begun = Respondent.objects.filter(occasion=OuterRef("pk"), role=role).values("person_id")
    if role == "newcomer":
        return Coalesce(Subquery(begun), F("introduction__newcomer_id"), output_field=models.BigIntegerField())
    held = Involvement.objects.filter(
        Q(to_on=None) | Q(to_on__gte=OuterRef("opens_on")),
        introduction=OuterRef("introduction_id"),
        role=role,
        stands_in_for=None,
        from_on__lte=OuterRef("closes_on"),
    )
    return Coalesce(Subquery(begun), Subquery(held.order_by("from_on", "pk").values("person_id")[:1]))


def whose_yes_is_awaited(day):
    """The respondents who have not said yes to something that another proposed for the chief of the day."""
    from evaluations.models import BroughtUp, Consent, Respondent

    held = Q(to_on=None) | Q(to_on__gte=day)
    chiefs = Involvement.objects.filter(held, role="chief", stands_in_for=None, from_on__lte=day)
    is_chief = chiefs.filter(person=OuterRef("chief"), introduction=OuterRef("occasion__introduction"))
    said = Consent.objects.filter(brought_up=OuterRef("pk"), person=OuterRef(OuterRef("person")))
    proposed = BroughtUp.objects.filter(Exists(is_chief), ~Exists(said), agreed_at=None)
    return Respondent.objects.filter(Exists(proposed.filter(occasion=OuterRef("occasion"))))
