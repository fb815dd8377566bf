"""Who said what, for the readers that were named before the first answer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person, Reading
from look.writers import Value
from questionnaires.answers import in_words
from questionnaires.questions import Question
from surveys.models import Answer, Response, Survey

BATCH = 500


@dataclass(frozen=True)
class Said:
    """Everything that one person answered."""

    response: Response
    answers: dict[str, Any]

    @property
    def who(self) -> str:
        asked = self.response.asked
        return asked.person.name if asked.person else asked.email

    def to(self, question: Question) -> str:
        return in_words(question, self.answers)


def sent_in(survey: Survey):
    """Those who have sent in, by name; what is still being written is nobody's to read."""
    rows = Response.objects.filter(asked__survey=survey, submitted_at__isnull=False)
    return rows.select_related("asked__person").order_by("asked__person__name", "asked__email", "pk")


def said_in(responses: Iterable[Response]) -> list[Said]:
    """One query for the answers of all."""
    rows, found = list(responses), defaultdict(dict)
    answers = Answer.objects.filter(response__in=rows).values_list("response_id", "question_key", "value")
    for response, key, value in answers:
        found[response][key] = value
    return [Said(row, found[row.pk]) for row in rows]


def answered_by(said: Said, questions: Iterable[Question]) -> list[tuple[Question, str]]:
    """(question, in words) of what was answered."""
    return [(question, said.to(question)) for question in questions if question.key in said.answers]


def table_of_responses(survey: Survey, reader: Person) -> Iterator[list[Value]]:
    """A row for each who has sent in, read a batch at a time; that the reader read it is kept for each."""
    questions = survey.sheet.questions
    yield [_("Name"), _("Sent in on"), *[str(question) for question in questions]]
    for batch in _batches(sent_in(survey).iterator(chunk_size=BATCH)):
        record_readings(reader, batch)
        for said in said_in(batch):
            day = timezone.localdate(said.response.submitted_at)
            yield [said.who, day, *[_value(said, question) for question in questions]]


def _value(said, question):
    value = said.answers.get(question.key)
    return value if isinstance(value, int) else said.to(question)


def _batches(rows):
    while batch := list(islice(rows, BATCH)):
        yield batch


def record_readings(reader: Person, responses: Iterable[Response]) -> None:
    """That somebody read what they answered: once a day for each; one query."""
    now = timezone.now()
    Reading.objects.bulk_create(
        [
            Reading(
                on=timezone.localdate(now),
                at=now,
                by=reader,
                about=row.asked.person,
                object_type=row._meta.label_lower,
                object_id=row.pk,
            )
            for row in responses
            if row.asked.person_id not in (None, reader.pk)
        ],
        ignore_conflicts=True,
    )
