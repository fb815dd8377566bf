"""The fields of each section of a program file: what they are called, and how their values are told."""

from django.utils.translation import gettext_lazy, ngettext_lazy, pgettext_lazy

from programs.differences import choices
from programs.differences.sayings import (
    answered,
    at_least,
    bands,
    changed_rhythm,
    days_about,
    ends,
    every,
    law,
    length,
    moment,
    moved_weeks,
    number_of,
    one_of,
    percent,
    practice,
    quoted,
    reading,
    rhythm,
    row_of,
    weeks,
    years,
    yes,
)
from programs.differences.values import Field, Rows
from programs.documents import HERE


def named(name, kind="words"):
    return Field(name, kind, quoted)


def roles(name, nothing=""):
    return Field(name, "people", row_of("roles"), is_list=True, nothing=nothing)


def reference(name, section):
    return Field(name, words=row_of(section))


def when(name):
    return Field(name, words=moment, size=days_about)


def lasting(name):
    return Field(name, words=length, size=days_about, kinds=("shorter", "longer"))


def counted(name, unit):
    return Field(name, words=number_of(unit), size=float, kinds=("shorter", "longer"))


MINUTES = ngettext_lazy("%(count)s minute", "%(count)s minutes", "count")
HOURS = ngettext_lazy("%(count)s hour", "%(count)s hours", "count")
DAYS = ngettext_lazy("%(count)s day", "%(count)s days", "count")
SEATS = ngettext_lazy("%(count)s seat", "%(count)s seats", "count")

NAME = named(pgettext_lazy("field", "name"))
SUMMARY = named(pgettext_lazy("field", "summary"))
LASTS = counted(pgettext_lazy("field", "length"), MINUTES)
WORTH = counted(pgettext_lazy("field", "hours"), HOURS)
QUOTA = reference(pgettext_lazy("field", "quota of hours"), "quotas")
AGENDA = Field(pgettext_lazy("field", "agenda"), "words", quoted, is_list=True)
WHO = roles(pgettext_lazy("field", "who takes part"))
WEEKDAY = Field(pgettext_lazy("field", "suggested weekday"), "rhythm", one_of(choices.WEEKDAYS))
TIME = Field(pgettext_lazy("field", "suggested time"), "rhythm")
URL = Field(pgettext_lazy("field", "link"), "words")
OPTION = {"text": named(pgettext_lazy("field", "words"))}

ITEMS = {
    "name": NAME,
    "weeks": Field(pgettext_lazy("field", "when"), words=weeks, size=sum, tell=moved_weeks),
    "theme": reference(pgettext_lazy("field", "theme"), "themes"),
    "phase": reference(pgettext_lazy("field", "phase"), "phases"),
    "kind": Field(pgettext_lazy("field", "how it is done"), words=one_of(choices.KINDS)),
    "what": named(pgettext_lazy("field", "what it is about")),
    "why": named(pgettext_lazy("field", "why it matters")),
    "how": named(pgettext_lazy("field", "how one goes about it")),
    HERE: named(pgettext_lazy("field", "how it is done here")),
    "responsible": Field(pgettext_lazy("field", "who sees to it"), "people", row_of("roles")),
    "practice": Field(pgettext_lazy("field", "practice at home"), "words", practice),
    "after": Field(pgettext_lazy("field", "what comes first"), words=row_of("items"), is_list=True),
    "categories": Field(pgettext_lazy("field", "for whom"), "people", row_of("categories"), is_list=True),
    "experience": Field(
        pgettext_lazy("field", "for what experience"), "people", one_of(choices.EXPERIENCES), is_list=True
    ),
    "safety": Field(pgettext_lazy("field", "work safely first"), words=yes),
    "law": Field(pgettext_lazy("field", "refers to"), "words", law),
    "url": URL,
    "routines": Field(pgettext_lazy("field", "routines"), "words", is_list=True),
    "hours": WORTH,
    "quota": QUOTA,
    "repeatable": Field(pgettext_lazy("field", "done several times"), words=yes),
    "part": Field(pgettext_lazy("field", "part"), words=one_of(choices.PARTS)),
    "level": Field(pgettext_lazy("field", "common or local"), words=one_of(choices.LEVELS)),
    "source": reference(pgettext_lazy("field", "source"), "sources"),
}
MEETINGS = {
    "name": NAME,
    "cadence": Field(pgettext_lazy("field", "how often"), "rhythm", rhythm, tell=changed_rhythm),
    "minutes": LASTS,
    "roles": WHO,
    "weekday": WEEKDAY,
    "time": TIME,
    "confidential": Field(pgettext_lazy("field", "what is written stays between those who met"), words=yes),
    "scope": Field(pgettext_lazy("field", "about"), words=one_of(choices.SCOPES)),
    "tolerance": counted(pgettext_lazy("field", "may be moved at most"), DAYS),
    "quota": QUOTA,
    "agenda": AGENDA,
    "summary": SUMMARY,
}
SESSIONS = {
    "name": NAME,
    "kind": Field(pgettext_lazy("field", "kind"), words=one_of(choices.SERIES)),
    "every": Field(pgettext_lazy("field", "how often"), "rhythm", every, days_about, ("rhythm", "rhythm")),
    "from_week": Field(pgettext_lazy("field", "first week"), size=float),
    "after": reference(pgettext_lazy("field", "what comes first"), "sessions"),
    "seats": counted(pgettext_lazy("field", "seats"), SEATS),
    "roles": WHO,
    "weekday": WEEKDAY,
    "time": TIME,
    "quota": QUOTA,
    "summary": SUMMARY,
    "sessions": Rows(
        gettext_lazy("session"),
        gettext_lazy("sessions"),
        {
            "name": NAME,
            "theme": reference(pgettext_lazy("field", "theme"), "themes"),
            "minutes": LASTS,
            "roles": WHO,
            "reading": Field(pgettext_lazy("field", "reading"), "words", reading, is_list=True),
            "agenda": AGENDA,
            "summary": SUMMARY,
        },
    ),
}
REVIEWS = {
    "name": NAME,
    "at": when(pgettext_lazy("field", "when")),
    "minutes": LASTS,
    "roles": WHO,
    "optional": Field(pgettext_lazy("field", "only when somebody wants it"), words=yes),
    "agenda": AGENDA,
    "summary": SUMMARY,
    "outcomes": Rows(gettext_lazy("outcome"), gettext_lazy("outcomes"), OPTION),
}
EVALUATIONS = {
    "name": NAME,
    "at": when(pgettext_lazy("field", "when")),
    "questionnaire": reference(pgettext_lazy("field", "questions"), "questionnaires"),
    "answered_by": roles(pgettext_lazy("field", "who answers")),
    "open_days": counted(pgettext_lazy("field", "open for"), DAYS),
}
QUESTIONS = {
    "text": named(pgettext_lazy("field", "words")),
    "kind": Field(pgettext_lazy("field", "kind"), words=one_of(choices.QUESTIONS)),
    "for": roles(pgettext_lazy("field", "who gets it"), pgettext_lazy("who gets a question", "everybody")),
    "help": named(pgettext_lazy("field", "help")),
    "options": Rows(
        gettext_lazy("option"),
        gettext_lazy("options"),
        {**OPTION, "other": Field(pgettext_lazy("field", "own words beside it"), words=yes)},
    ),
    "steps": Field(pgettext_lazy("field", "steps")),
    "ends": Field(pgettext_lazy("field", "the ends of the scale"), "words", ends),
    "do_not_know": Field(pgettext_lazy("field", "“do not know”")),
    "bands": Field(pgettext_lazy("field", "intervals"), words=bands),
    "unit": named(pgettext_lazy("field", "unit")),
    "at_most": Field(pgettext_lazy("field", "at most")),
    "when": Field(pgettext_lazy("field", "asked only"), words=answered),
}
QUESTION_ROWS = Rows(gettext_lazy("question"), gettext_lazy("questions"), QUESTIONS)
SECTIONS_OF_QUESTIONS = Rows(
    gettext_lazy("section"),
    gettext_lazy("sections"),
    {
        "name": NAME,
        "help": named(pgettext_lazy("field", "help")),
        "questions": QUESTION_ROWS,
    },
)
PHASES = {
    "name": NAME,
    "start": when(pgettext_lazy("field", "begins")),
    "after": reference(pgettext_lazy("field", "counted from the end of"), "phases"),
    "length": lasting(pgettext_lazy("field", "length")),
    "summary": SUMMARY,
}
WORKLOAD = {
    "from": when(pgettext_lazy("field", "begins")),
    "until": when(pgettext_lazy("field", "ends")),
    "protected_percent": Field(pgettext_lazy("field", "protected time"), words=percent),
    "protected_hours": counted(pgettext_lazy("field", "protected time"), HOURS),
    "workload_percent": Field(pgettext_lazy("field", "share of a full workload"), words=percent),
}
REQUIREMENTS = {
    "name": NAME,
    "count": Field(pgettext_lazy("field", "what is counted"), words=one_of(choices.COUNTED)),
    "at_least": Field(pgettext_lazy("field", "at least"), words=at_least),
    "kind": Field(pgettext_lazy("field", "only of the kind"), words=one_of(choices.KINDS)),
    "level": Field(pgettext_lazy("field", "level that counts"), words=one_of(choices.REACHED)),
    "theme": reference(pgettext_lazy("field", "only of the theme"), "themes"),
    "area": reference(pgettext_lazy("field", "only of the area"), "areas"),
    "series": Field(pgettext_lazy("field", "only of the series"), words=lambda names, key: names.series(key)),
}
HELPERS = {
    "title": named(pgettext_lazy("field", "title"), "people"),
    "does": named(pgettext_lazy("field", "does")),
    "decides": named(pgettext_lazy("field", "decides")),
    "may": Field(pgettext_lazy("field", "may"), "people", one_of(choices.RIGHTS), is_list=True),
}
CATEGORIES = {
    "name": NAME,
    "description": named(pgettext_lazy("field", "who belongs here")),
    "close_support": lasting(pgettext_lazy("field", "close support")),
    "length": lasting(pgettext_lazy("field", "length of the whole")),
}
THEMES = {
    "name": NAME,
    "phase": reference(pgettext_lazy("field", "phase"), "phases"),
    "area": reference(pgettext_lazy("field", "area"), "areas"),
    "summary": SUMMARY,
}
LENGTHS = {
    "close_support": lasting(pgettext_lazy("field", "close support")),
    "length": lasting(pgettext_lazy("field", "length of the whole")),
}
PROGRAM = {
    "length": lasting(pgettext_lazy("field", "length of the whole")),
    "close_support": lasting(pgettext_lazy("field", "close support")),
    "experience_lengths": Rows(
        gettext_lazy("lengths by experience"),
        gettext_lazy("lengths by experience"),
        LENGTHS,
        key="experience",
        label=lambda names, row: str(choices.EXPERIENCES[row["experience"]]),
    ),
    "longest": lasting(pgettext_lazy("field", "the longest it may become")),
    "name": NAME,
    "summary": SUMMARY,
    "audience": named(pgettext_lazy("field", "who it is for")),
    "experience": Field(pgettext_lazy("field", "experience"), "people", years),
    "seats": counted(pgettext_lazy("field", "seats"), SEATS),
    "skeleton": Field(pgettext_lazy("field", "an empty frame to fill in"), words=yes),
    "source": named(pgettext_lazy("field", "source")),
}
