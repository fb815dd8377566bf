"""Rounds that are counted: what the picture of the results shows, and whatever else a test says was answered."""

from datetime import date, datetime, time

from django.utils import timezone

from accounts.models import Person
from questionnaires.models import Edition, Questionnaire
from surveys.counting import count
from surveys.models import Answer, Asked, Frozen, Participation, Response, Survey

OPENED, CLOSED = date(2026, 8, 31), date(2026, 9, 18)


def both(text):
    return {"sv": text, "en": text}


def options(*texts, **more):
    """With keys of one letter: a, b, c …"""
    return [{"key": chr(97 + place), "text": both(text)} | more for place, text in enumerate(texts)]


AGREES = options("Håller inte med", "Håller knappt med", "Håller delvis med", "Håller helt med")
OTHER = {"key": "other", "text": both("Annat"), "other": True}
TOPICS = options(
    "Samtala med barn",
    "Riskbedömning",
    "Våld i nära relationer",
    "Analys och bedömning",
    "Samverkan med skola",
    "Den nya socialtjänstlagen",
)
ENDS = {"low": both("Aldrig"), "high": both("Alltid")}


def question(key, kind, text="", **more):
    return {"key": key, "kind": kind, "text": both(text or f"Fråga {key}")} | more


DOCUMENT = {
    "questionnaire": {"key": "followed-up", "name": both("Introduktionsutbildningen")},
    "sections": [
        {
            "key": "training",
            "name": both("Så svarade de"),
            "questions": [
                question("needed", "scale", "Jag fick det jag behövde för att klara arbetet.", options=AGREES),
                question("practised", "scale", "Det vi lärde oss har jag kunnat öva på hemma.", options=AGREES),
            ],
        },
        {
            "key": "more",
            "name": both("Vill lära sig mer om"),
            "questions": [
                question("topics", "several", "Välj tre ämnen.", options=[*TOPICS, OTHER], at_most=3),
                question("form", "choice", options=[*options("Kurs", "Handledning"), OTHER]),
                question("order", "rank", options=options("Tid", "Stöd", "Lön")),
                question("years", "number", bands=[0, 2, 5], unit=both("år")),
                question("pulse", "scale", steps=7, ends=ENDS),
                question("words", "text", "Vad var bra?"),
            ],
        },
    ],
}


def answers_of_sixty():
    """22, 26, 7 and 5 on the first scale, as in the picture; 31, 27, 27 and 24 topics."""
    rows = [{} for _number in range(60)]
    fill(rows, "needed", {"d": 22, "c": 26, "b": 7, "a": 5})
    fill(rows, "practised", {"d": 12, "c": 21, "b": 16, "a": 11})
    fill(rows, "form", {"a": 30, "b": 20, "other": 10})
    fill(rows, "years", {1: 10, 3: 20, 9: 30})
    fill(rows, "pulse", {"1": 5, "4": 15, "6": 30, "7": 5, "do-not-know": 5})
    for row, order in zip(rows, [["a", "b", "c"], ["b", "a", "c"], ["c", "a", "b"]] * 20, strict=True):
        row["order"] = order
    for key, number in {"a": 31, "b": 27, "c": 27, "d": 24, "e": 19, "f": 17}.items():
        for row in sorted(rows, key=lambda row: len(row.get("topics", [])))[:number]:
            row.setdefault("topics", []).append(key)
    return rows


def fill(rows, key, numbers):
    values = [value for value, number in numbers.items() for _time in range(number)]
    for row, value in zip(rows, values, strict=False):
        row[key] = value


def edition_of(node, document=DOCUMENT):
    head = document["questionnaire"]
    questionnaire = Questionnaire.objects.create(key=head["key"], owner=node, name=head["name"])
    return Edition.objects.create(
        questionnaire=questionnaire, number=1, document=document, state="published", published_at=timezone.now()
    )


def closed_round(edition, answers, *, asked=0, by=None, groups=None, **more):
    """A round without names in which so many were asked and these answers were counted; nothing is hidden."""
    survey = new_round(edition, by, **more)
    rows = ask_addresses(survey, max(asked, len(answers)))
    Participation.objects.bulk_create(Participation(asked=row) for row in rows[: len(answers)])
    freeze(survey, answers)
    return survey


def new_round(edition, by=None, **more):
    row = {"name": edition.name, "opens_on": OPENED, "closes_on": CLOSED, "is_locked": True, "created_by": by}
    row |= {name: at(OPENED) for name in ("announced_at", "asked_at")} | {"closed_at": at(CLOSED)}
    return Survey.objects.create(node=edition.questionnaire.owner, edition=edition, **row | more)


def ask_addresses(survey, number, **groups):
    first = survey.asked.count()
    rows = (
        Asked(survey=survey, email=f"asked-{first + one}@example.org", groups=groups, asked_on=OPENED)
        for one in range(number)
    )
    return Asked.objects.bulk_create(rows)


def freeze(survey, answers, split="", group=""):
    cells = count(survey.sheet, answers)
    Frozen.objects.bulk_create(
        Frozen(survey=survey, split=split, group=group, question_key=key, n=cell.n, counts=cell.counts)
        for key, cell in cells.items()
        if cell.n
    )


def named_round(edition, answers, reader, *, people=(), groups=(), **more):
    """A round with names, read by one; the answers are there one by one."""
    survey = new_round(edition, reading="named", **more)
    survey.readers.create(person=reader)
    given = iter(groups)
    for number, said in enumerate(answers):
        person = people[number] if number < len(people) else None
        email = "" if person else f"named-{number}@example.org"
        respond(survey.asked.create(person=person, email=email, groups=next(given, {})), said)
    return survey


def respond(asked, said, submitted_at=None):
    response = Response.objects.create(asked=asked, submitted_at=submitted_at or at(CLOSED))
    Answer.objects.bulk_create(Answer(response=response, question_key=key, value=said[key]) for key in said)
    return response


def at(day):
    return timezone.make_aware(datetime.combine(day, time(13)))


def stranger():
    return Person.objects.create(name="Någon Annan", email="annan@example.org")
