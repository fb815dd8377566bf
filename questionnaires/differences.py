"""What differs between two editions of a questionnaire, in sentences.

Questions are compared by key, whatever section they stand in.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy, pgettext_lazy

from programs.differences import Difference, of_row, of_rows
from programs.differences.fields import NAME, QUESTIONS, SUMMARY, named, reference
from programs.differences.names import Names
from programs.differences.values import Rows
from questionnaires import files

HEAD = Rows(
    gettext_lazy("the questionnaire"),
    gettext_lazy("the questionnaire"),
    {"name": NAME, "summary": SUMMARY, "intro": named(pgettext_lazy("field", "what stands before the questions"))},
)
SECTIONS = Rows(
    gettext_lazy("section"),
    gettext_lazy("sections"),
    {"name": NAME, "help": named(pgettext_lazy("field", "help"))},
)
ASKED = Rows(
    gettext_lazy("question"),
    gettext_lazy("questions"),
    {"section": reference(pgettext_lazy("field", "section"), "sections"), **QUESTIONS},
)
HELPERS = [
    {"key": "mentor", "title": {"sv": "mentorn", "en": "the mentor"}},
    {"key": "chief", "title": {"sv": "chefen", "en": "the chief"}},
]


def differences(before: files.Document, after: files.Document) -> list[Difference]:
    """Everything that differs between two documents, in the order of a file; drafts that are not right yet too."""
    old, new = _flat(files.normal(before)), _flat(files.normal(after))
    return list(_found(Names(old, new), old, new))


def _found(names, old, new) -> Iterator[Difference]:
    yield from of_row(names, "questionnaire", "", str(HEAD.many).capitalize(), HEAD, old["head"], new["head"])
    yield from of_rows(names, "sections", SECTIONS, old["sections"], new["sections"])
    yield from of_rows(names, "questions", ASKED, old["questions"], new["questions"])


def _flat(document):
    """Questions beside their sections, each saying which one it stands in."""
    sections = _rows(document, "sections")
    questions = [{**row, "section": each.get("key")} for each in sections for row in _rows(each, "questions")]
    head = document.get("questionnaire") or {}
    return {"head": head, "sections": sections, "questions": questions, "helpers": HELPERS}


def _rows(around, name):
    return [row for row in around.get(name) or [] if isinstance(row, dict)]
