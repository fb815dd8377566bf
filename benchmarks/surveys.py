"""The results of a round with ten thousand respondents and thirty questions, against a bare group-by of the same rows.

The round has names, and one who reads them: those figures are counted anew each time. What is frozen is read as it is.
"""

import itertools

from django.db import connection
from django.db.models import Count
from django.test import RequestFactory
from django.utils import timezone

from accounts.models import Node, Person
from benchmarks.measure import Benchmark
from questionnaires.models import Edition, Questionnaire
from surveys.models import Answer, Asked, Frozen, Response, Survey
from surveys.results.responses import table_of_responses
from surveys.views.results import results_detail

MANY, QUESTIONS, GROUPS, AT_A_TIME = 10_000, 30, 12, 5_000
TEXT = {"sv": "Fråga", "en": "Question"}
ENDS = {"low": {"sv": "Aldrig"}, "high": {"sv": "Alltid"}}
EXPORTED = 1_000


def benchmarks():
    world = World()
    return [
        Benchmark(
            f"Results for a reader, {MANY} respondents, {QUESTIONS} questions",
            run=lambda: world.page(world.named),
            floor=world.group_by,
            at_most=6,
            most_queries=25,
        ),
        Benchmark(
            "Results that are frozen",
            run=lambda: world.page(world.frozen),
            floor=world.group_by,
            at_most=3,
            most_queries=25,
        ),
        Benchmark(
            f"First {EXPORTED} rows of the file of answers",
            run=lambda: world.exported(),
            floor=lambda: world.bare_rows(),
            at_most=12,
            is_long=True,
        ),
    ]


class World:
    """One round with names and all its answers, and a frozen one with as many groups."""

    def __init__(self):
        self.node = Node.objects.filter(depth=1).first()
        self.reader = Person.objects.create(name="Bench", email="bench-surveys@example.org")
        questionnaire = Questionnaire.objects.create(owner=self.node, key="bench", name=TEXT)
        edition = {"number": 1, "document": document(), "state": "published", "published_at": timezone.now()}
        self.edition = Edition.objects.create(questionnaire=questionnaire, **edition)
        self.named, self.frozen = self.round("named"), self.round("anonymous")
        for survey in (self.named, self.frozen):
            survey.readers.create(person=self.reader)
        self.answer(self.named)
        self.freeze(self.frozen)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def round(self, reading):
        now, today = timezone.now(), timezone.localdate()
        fields = {"opens_on": today, "closes_on": today, "announced_at": now, "asked_at": now, "closed_at": now}
        named = {"name": TEXT, "reading": reading, "splits": ["municipality"], "is_locked": True}
        survey = Survey.objects.create(node=self.node, edition=self.edition, **fields, **named)
        people = (
            Asked(survey=survey, email=f"{reading}-{number}@example.org", groups=group(number))
            for number in range(MANY)
        )
        Asked.objects.bulk_create(people, batch_size=AT_A_TIME)
        return survey

    def answer(self, survey):
        now = timezone.now()
        rows = [Response(asked=asked, submitted_at=now) for asked in survey.asked.all()]
        responses = Response.objects.bulk_create(rows, batch_size=AT_A_TIME)
        answers = (
            Answer(response=response, question_key=f"q-{question}", value=str(1 + (place * question) % 5))
            for place, response in enumerate(responses)
            for question in range(QUESTIONS)
        )
        while batch := list(itertools.islice(answers, AT_A_TIME)):
            Answer.objects.bulk_create(batch)

    def freeze(self, survey):
        counts = dict.fromkeys("12345", MANY // 5)
        places = [("", ""), *[("municipality", str(number)) for number in range(GROUPS)]]
        Frozen.objects.bulk_create(
            Frozen(survey=survey, split=split, group=group, question_key=f"q-{number}", n=MANY, counts=counts)
            for split, group in places
            for number in range(QUESTIONS)
        )

    def page(self, survey):
        request = RequestFactory().get("/")
        request.user, request.session = Person.objects.get(pk=self.reader.pk), {}
        return results_detail(request, survey.pk).content

    def group_by(self):
        rows = Answer.objects.filter(response__asked__survey=self.named).values_list("question_key", "value")
        return list(rows.order_by().annotate(number=Count("pk")))

    def exported(self):
        return list(itertools.islice(table_of_responses(self.named, self.reader), EXPORTED))

    def bare_rows(self):
        ids = Response.objects.filter(asked__survey=self.named).order_by("pk").values("pk")[:EXPORTED]
        return list(Answer.objects.filter(response__in=ids).values_list("response_id", "question_key", "value"))


def group(number):
    return {"municipality": str(number % GROUPS)}


def document():
    questions = [
        {"key": f"q-{number}", "kind": "scale", "text": TEXT, "steps": 5, "ends": ENDS} for number in range(QUESTIONS)
    ]
    return {"questionnaire": {"key": "bench", "name": TEXT}, "questions": questions}
