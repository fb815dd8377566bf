"""A sheet with a question of every kind, for tests."""

from questionnaires.questions import read

OPTIONS = [
    {"key": "time", "text": {"sv": "Tid", "en": "Time"}},
    {"key": "support", "text": {"sv": "Stöd", "en": "Support"}},
    {"key": "pay", "text": {"sv": "Lön", "en": "Pay"}},
    {"key": "else", "text": {"sv": "Annat", "en": "Something else"}, "other": True},
]
YES_NO = [{"key": "yes", "text": {"sv": "Ja", "en": "Yes"}}, {"key": "no", "text": {"sv": "Nej", "en": "No"}}]


def words(sv, en=""):
    return {"sv": sv, "en": en or sv}


DOCUMENT = {
    "questionnaire": {"key": "every-kind", "name": words("Alla sorter", "Every kind")},
    "sections": [
        {
            "key": "work",
            "name": words("Arbetet", "The work"),
            "help": words("Tänk på den senaste månaden.", "Think of the last month."),
            "questions": [
                {
                    "key": "help",
                    "kind": "scale",
                    "text": words("Jag har fått hjälp.", "I have had help."),
                    "steps": 5,
                    "ends": {"low": words("Aldrig", "Never"), "high": words("Alltid", "Always")},
                },
                {"key": "mentor", "kind": "choice", "text": words("Har du en mentor?"), "options": YES_NO},
                {
                    "key": "met",
                    "kind": "number",
                    "text": words("Hur ofta har ni setts?"),
                    "unit": words("gånger", "times"),
                    "bands": [0, 3, 6],
                    "when": {"question": "mentor", "options": ["yes"]},
                },
                {
                    "key": "why-not",
                    "kind": "line",
                    "text": words("Varför inte?"),
                    "when": {"question": "mentor", "options": ["no"]},
                },
            ],
        },
        {
            "key": "needs",
            "name": words("Behov", "Needs"),
            "questions": [
                {
                    "key": "lacks",
                    "kind": "several",
                    "text": words("Vad saknas?", "What is lacking?"),
                    "help": words("Det som du har märkt själv."),
                    "at_most": 2,
                    "options": OPTIONS,
                },
                {"key": "first", "kind": "rank", "text": words("Vad är viktigast?"), "at_most": 3, "options": OPTIONS},
                {"key": "more", "kind": "text", "text": words("Något mer?", "Anything more?")},
            ],
        },
    ],
}


def sheet():
    return read(DOCUMENT)


ANSWERS = {
    "help": "4",
    "mentor": "yes",
    "met": 6,
    "lacks": ["time", "else"],
    "lacks.other": "En plats att sitta",
    "first": ["pay", "time"],
    "more": "Mer tid.",
}

POSTED = {
    "q-help": "4",
    "q-mentor": "yes",
    "q-met": "6",
    "q-why-not": "Ingen har frågat",
    "q-lacks": ["time", "else"],
    "q-lacks.other": "En plats att sitta",
    "q-first:pay": "1",
    "q-first:time": "2",
    "q-first.other": "",
    "q-more": "Mer tid.",
    "revision": "0",
}
