"""Anonymous rounds made straight in the tables, so that what is tested is the anonymity and not who is asked."""

from datetime import timedelta

from django.utils import timezone

from questionnaires.models import Edition, Questionnaire
from surveys.anonymous.sealing import new_seal
from surveys.models import Asked, Survey

QUESTIONS = [
    {
        "key": "help",
        "kind": "scale",
        "text": {"sv": "Får du hjälp?", "en": "Do you get help?"},
        "steps": 5,
        "ends": {"low": {"sv": "Aldrig", "en": "Never"}, "high": {"sv": "Alltid", "en": "Always"}},
    },
    {"key": "advice", "kind": "text", "text": {"sv": "Ett råd", "en": "Some advice"}},
]


def edition_of(node, questions=QUESTIONS, key="round"):
    words = {"sv": "Runda", "en": "Round"}
    questionnaire, _ = Questionnaire.objects.get_or_create(key=key, owner=node, defaults={"name": words})
    document = {"questionnaire": {"key": key, "name": words}, "sections": [{"key": "all", "questions": questions}]}
    return Edition.objects.create(
        questionnaire=questionnaire,
        number=questionnaire.editions.count() + 1,
        document=document,
        state="published",
        published_at=timezone.now(),
    )


def open_round(node, *, questions=QUESTIONS, reading="anonymous", **fields):
    today, now = timezone.localdate(), timezone.now()
    fields = {"opens_on": today, "closes_on": today + timedelta(days=7), "announced_at": now, "asked_at": now} | fields
    return Survey.objects.create(
        node=node,
        edition=edition_of(node, questions),
        name={"sv": "Runda", "en": "Round"},
        reading=reading,
        seal=new_seal() if reading == "anonymous" else b"",
        **fields,
    )


def ask(survey, number=1, **groups):
    """So many addresses outside, all in the same groups."""
    first = survey.asked.count()
    return Asked.objects.bulk_create(
        Asked(survey=survey, email=f"{first + each}@example.org", groups=groups) for each in range(number)
    )
