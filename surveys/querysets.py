"""Which rounds: those one runs, is asked in or reads. Never who may read an answer."""

from django.db import models
from django.db.models import Q

from accounts.querysets import in_ranges


class SurveyQuerySet(models.QuerySet):
    def run_by(self, person):
        """Coordinators run the rounds of their nodes and below; whoever leads a group, those of its sessions."""
        own = self.model.objects.filter(in_ranges(person.scope.ranges("coordinator"), "node__path"))
        led = self.model.objects.filter(session__cohort__leaders__person=person)
        return self.filter(pk__in=_ids(own).union(_ids(led)))

    def asking(self, person):
        """Where the person is asked; from the day it opens."""
        return self.filter(asked__person=person, asked_at__isnull=False)

    def visible_to(self, person):
        """Whoever runs it, is asked in it, or is one of its readers."""
        objects = self.model.objects
        asked, read = objects.asking(person), objects.filter(readers__person=person)
        return self.filter(pk__in=_ids(objects.run_by(person)).union(_ids(asked), _ids(read)))

    def under_way(self):
        """Announced, and neither counted nor withdrawn."""
        return self.filter(announced_at__isnull=False, closed_at=None, withdrawn_at=None)

    def open_on(self, day):
        return self.under_way().filter(asked_at__isnull=False, opens_on__lte=day, closes_on__gte=day)

    def to_ask(self, day):
        """Announced, and the day has come to ask."""
        return self.under_way().filter(asked_at=None, opens_on__lte=day)

    def to_close(self, day):
        """The last day to answer is past."""
        return self.under_way().filter(closes_on__lt=day)

    def with_words(self):
        return self.select_related("edition__questionnaire", "node", "session__template")

    def with_counts(self):
        """asked_count: who is asked; answered_count: who has sent in."""
        answered = Q(asked__participation__isnull=False) | Q(asked__response__submitted_at__isnull=False)
        return self.annotate(asked_count=models.Count("asked"), answered_count=models.Count("asked", filter=answered))

    def unanswered_by(self, person):
        """Those that ask the person, who has not sent in."""
        from surveys.models import Asked

        return self.filter(
            asked_at__isnull=False, pk__in=Asked.objects.unanswered().filter(person=person).values("survey")
        )


class AskedQuerySet(models.QuerySet):
    def answered(self):
        """Those who have sent in, with or without their name."""
        return self.filter(Q(participation__isnull=False) | Q(response__submitted_at__isnull=False))

    def unanswered(self):
        return self.filter(participation=None, response__submitted_at=None)

    def to_visit(self):
        """With everything that the pages say where one answers; from the day the round has asked."""
        rows = self.filter(survey__asked_at__isnull=False).prefetch_related("survey__readers__person")
        return rows.select_related("survey__edition__questionnaire", "survey__node", "participation", "response")


def _ids(rows):
    return rows.order_by().values("pk")
