"""Rounds as the tests need them: through the services, of a questionnaire with a scale, a choice and own words."""

from datetime import timedelta

from django.utils import timezone

from questionnaires.models import Edition, Questionnaire
from surveys.services import Round, announce, create_survey

DAY = timedelta(days=1)


def both(text):
    return {"sv": text, "en": text}


DOCUMENT = {
    "questionnaire": {"key": "how-it-is", "name": both("Hur det är")},
    "sections": [
        {
            "key": "work",
            "name": both("Arbetet"),
            "questions": [
                {"key": "help", "kind": "scale", "text": both("Jag får hjälp"), "steps": 5},
                {
                    "key": "where",
                    "kind": "choice",
                    "text": both("Var?"),
                    "options": [{"key": "here", "text": both("Här")}, {"key": "there", "text": both("Där")}],
                },
                {"key": "words", "kind": "text", "text": both("Berätta")},
            ],
        }
    ],
}


def published(node, by, document=DOCUMENT):
    head = document["questionnaire"]
    questionnaire, _new = Questionnaire.objects.get_or_create(
        key=head["key"], owner=node, defaults={"name": head["name"]}
    )
    return Edition.objects.create(
        questionnaire=questionnaire,
        number=questionnaire.editions.count() + 1,
        state="published",
        published_at=timezone.now(),
        published_by=by,
        document=document,
    )


def wanted(edition, who="everybody", **changes):
    """Open from today for ten days, with nobody's name."""
    today = timezone.localdate()
    days = {"opens_on": today, "closes_on": today + 10 * DAY}
    chosen = {"name": both("Hur har ni det?"), "audience": {"who": who}, **days}
    return Round(edition, **chosen | changes)


def opened(node, edition, by, who="everybody", **changes):
    """Asked already."""
    return announce(create_survey(node, wanted(edition, who, **changes), by=by), by=by)
