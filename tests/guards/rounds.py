"""Rounds of questions in each municipality: one of every state, plain rows, so that the world stays quick to make."""

from datetime import date, datetime, time

from django.utils import timezone

from questionnaires.models import Edition, Questionnaire
from surveys.models import (
    Answer,
    Asked,
    Code,
    Coded,
    Frozen,
    Improvement,
    Participation,
    Reader,
    Response,
    Survey,
    Words,
)

EARLIER, BEGAN, ENDED = date(2026, 9, 21), date(2026, 11, 9), date(2026, 11, 13)
LAST = date(2026, 11, 27)  # of those that are open on the world's day
ENOUGH = 12  # answers of the round that is counted


def both(text):
    return {"sv": text, "en": text}


def option(key, **more):
    return {"key": key, "text": both(f"Val {key}")} | more


def question(key, kind, **more):
    return {"key": key, "kind": kind, "text": both(f"Fråga {key}")} | more


CHOICES = [option("one"), option("two"), option("other", other=True)]
FOLLOWED = {"question": "choice", "options": ["two"]}
DOCUMENT = {
    "questionnaire": {"key": "our-survey", "name": both("Vår enkät"), "intro": both("Så här läses svaren")},
    "sections": [
        {
            "key": "first",
            "name": both("Första avsnittet"),
            "questions": [
                question("scale", "scale", steps=5, ends={"low": both("Aldrig"), "high": both("Alltid")}),
                question("choice", "choice", options=CHOICES),
                question("followed", "line", when=FOLLOWED),
            ],
        },
        {
            "key": "second",
            "name": both("Andra avsnittet"),
            "questions": [
                question("several", "several", options=CHOICES, at_most=2),
                question("rank", "rank", options=CHOICES[:2]),
                question("number", "number", bands=[0, 10], unit=both("ärenden")),
                question("text", "text"),
            ],
        },
    ],
}
COUNTED = {  # of the twelve, and of the six newcomers among them
    "scale": {"2": 4, "4": 6, "do-not-know": 2},
    "choice": {"one": 6, "two": 4, "other": 2},
    "several": {"one": 8, "two": 6},
    "rank": {"one": [8, 4], "two": [4, 8]},
    "number": {"0": 6, "10": 6},
}
OF_NEWCOMERS = {"scale": {"2": 2, "4": 4}, "choice": {"one": 3, "two": 3}}
SAID = {"scale": "4", "choice": "two", "followed": "Svar på följden", "text": "Svar med egna ord"}


def build_rounds(made, node):
    """In preparation, open with and without names, counted with and without names, and after a session."""
    place = next(above for above in node.get_ancestors() if above.kind == "municipality")
    asking = editions(made, place)
    new = {"node": place, "edition": asking["edition"], "created_by": made["coordinator"]}
    counted = anonymous_and_counted(made, new)
    rounds = {
        "survey": survey(new, "Det vi tänker fråga", LAST, LAST, announced_at=None, asked_at=None, follows=counted),
        "closed_survey": counted,
        "code": counted.codes.get(),
        "session_survey": after_session(made, new),
    }
    return asking | rounds | still_open(made, new) | read_by_name(made, new) | improvements(made, counted)


def editions(made, place):
    """One in use, and the next being written."""
    by, key = made["coordinator"], DOCUMENT["questionnaire"]["key"]
    questionnaire = Questionnaire.objects.create(key=key, owner=place, name=both("Vår enkät"))
    row = {"questionnaire": questionnaire, "document": DOCUMENT, "note": "Två frågor är nya"}
    published = {"state": "published", "published_at": at(EARLIER), "published_by": by}
    edition = Edition.objects.create(number=1, **row, **published)
    draft = Edition.objects.create(number=2, **row, changed_at=at(BEGAN), changed_by=by)
    return {"questionnaire": questionnaire, "edition": edition, "draft_edition": draft}


def survey(new, name, opens_on, closes_on, **more):
    row = {"announced_at": at(opens_on), "asked_at": at(opens_on), "audience": {"who": "everybody"}}
    return Survey.objects.create(**new, name=both(name), opens_on=opens_on, closes_on=closes_on, **row | more)


def still_open(made, new):
    """Without names, of people here and one outside; and with names, where one has begun and another has sent in."""
    row = survey(new, "Hur har ni det?", BEGAN, LAST, seal=b"0" * 32, is_locked=True, splits=["role"])
    ask(row, made["newcomer"], made["mentor"], made["chief"])
    (answered,) = ask(row, made["second_newcomer"])
    Participation.objects.create(asked=answered)
    outside = Asked.objects.create(survey=row, email="utanfor@example.org")
    named = survey(new, "Vad vill du lära dig?", BEGAN, LAST, reading="named", is_locked=True)
    Reader.objects.create(survey=named, person=made["chief"])
    begun, sent = ask(named, made["newcomer"], made["mentor"])
    say(begun, {"text": "Svar som inte är klart"})
    say(sent, SAID, submitted_at=at(BEGAN))
    return {"open_survey": row, "outside_asked": outside, "named_survey": named}


def anonymous_and_counted(made, new):
    """Twelve have answered: what can be shown is frozen, and what they wrote is sorted by the coordinator."""
    row = survey(new, "Förra rundan", EARLIER, ENDED, closed_at=at(ENDED), is_locked=True, splits=["role"])
    asked = ask(row, made["newcomer"], made["mentor"], made["chief"])
    addresses = [f"borta-{number}@example.org" for number in range(ENOUGH)]
    asked += Asked.objects.bulk_create(Asked(survey=row, email=each) for each in addresses)
    Participation.objects.bulk_create(Participation(asked=each) for each in asked[:ENOUGH])
    cells = [("", "", ENOUGH, COUNTED), ("role", "newcomer", ENOUGH // 2, OF_NEWCOMERS)]
    Frozen.objects.bulk_create(
        Frozen(survey=row, split=split, group=group, question_key=key, n=n, counts=counts)
        for split, group, n, counted in cells
        for key, counts in counted.items()
    )
    words = [Words(survey=row, question_key="text", words=f"Svar {number}") for number in range(ENOUGH)]
    words = [
        *Words.objects.bulk_create(words),
        Words.objects.create(survey=row, question_key="choice.other", words="X"),
    ]
    code = Code.objects.create(survey=row, question_key="text", name="Mer tid", by=made["coordinator"])
    Coded.objects.create(code=code, words=words[0])
    return row


def read_by_name(made, new):
    """Counted; the chief was said to read the answers with names, and a confidential one that the coordinator reads."""
    found = {}
    for name, reading, reader in (("read_survey", "named", "chief"), ("told_survey", "coordinator", "coordinator")):
        closed = {"closed_at": at(ENDED), "is_locked": True, "reading": reading}
        found[name] = survey(new, f"Läst av {reader}", EARLIER, ENDED, **closed)
        Reader.objects.create(survey=found[name], person=made[reader])
        for asked in ask(found[name], made["newcomer"], made["mentor"]):
            say(asked, SAID, submitted_at=at(EARLIER))
    return found


def after_session(made, new):
    """The mentor leads the group; too few came for anything to be shown."""
    days = BEGAN, date(2026, 11, 16)
    row = survey(new, "Efter träffen", *days, session=made["past_session"], closed_at=at(days[1]))
    for asked in ask(row, made["newcomer"]):
        Participation.objects.create(asked=asked)
    return row


def improvements(made, counted):
    """One that those who answered can read, and one that is still being written."""
    row = {"node": counted.node, "survey": counted, "decided_on": ENDED, "changed_at": at(ENDED)}
    row |= {"owner": made["chief"], "heard": "Det är för lite tid för handledning"}
    told = Improvement.objects.create(**row, answer="Alla får två timmar i månaden", told_at=at(ENDED))
    return {"improvement": told, "untold_improvement": Improvement.objects.create(**row, answer="Vi tänker på det")}


def ask(row, *people):
    groups = {"role": "newcomer"} if row.splits else {}
    return Asked.objects.bulk_create(Asked(survey=row, person=person, groups=groups) for person in people)


def say(asked, answers, submitted_at=None):
    response = Response.objects.create(asked=asked, saved_at=at(BEGAN), submitted_at=submitted_at, revision=1)
    rows = [Answer(response=response, question_key=key, value=value) for key, value in answers.items()]
    Answer.objects.bulk_create(rows)


def at(day):
    return timezone.make_aware(datetime.combine(day, time(13, 0)))
