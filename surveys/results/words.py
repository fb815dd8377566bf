"""Own words: which there are, what they were sorted under, and which of them say the same as an option."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef

from accounts.models import Person
from questionnaires.questions import OTHER, Kind, Question
from surveys.models import Answer, Code, Coded, Survey, Words
from surveys.rules import can_read_words

FEWEST = 5  # of a heading that is told to somebody who may not read the words behind it


@dataclass(frozen=True)
class Written:
    """The own words to one question, or beside the option “other” of one."""

    question: Question
    key: str
    number: int
    codes: list[Code]
    may_read: bool

    @property
    def is_other(self) -> bool:
        return self.key == self.question.other_key

    @property
    def sorted_by(self) -> list[str]:
        return sorted({code.by.first_name for code in self.codes if code.by})


def keys_of_words(survey: Survey) -> dict[str, Question]:
    """{key of own words: question}, in the order of the questions."""
    found = {}
    for question in survey.sheet.questions:
        if question.is_text:
            found[question.key] = question
        elif question.has_other:
            found[question.other_key] = question
    return found


def written_in(survey: Survey, person: Person) -> list[Written]:
    """What was written; of a round with names only for its readers. Two queries."""
    may_read = can_read_words(person, survey)
    if not (may_read or survey.is_anonymous):
        return []
    numbers = dict(texts_of(survey).order_by().values_list("question_key").annotate(number=Count("pk")))
    codes = codes_of(survey, everything=may_read)
    return [
        Written(question, key, numbers.get(key, 0), codes[key], may_read)
        for key, question in keys_of_words(survey).items()
    ]


def texts_of(survey: Survey):
    """Everything in own words: rows without names in no order, or the answers that were sent in."""
    if survey.is_anonymous:
        return Words.objects.filter(survey=survey)
    return Answer.objects.filter(
        response__asked__survey=survey,
        response__submitted_at__isnull=False,
        question_key__in=keys_of_words(survey),
    ).order_by("pk")


def codes_of(survey: Survey, *, everything: bool) -> dict[str, list[Code]]:
    """{key of own words: headings with `number`}, the largest first; one query."""
    rows = Code.objects.filter(survey=survey).select_related("by").annotate(number=Count("coded"))
    if not everything:
        rows = rows.filter(number__gte=FEWEST)
    found: dict[str, list[Code]] = defaultdict(list)
    for code in rows.order_by("-number", "pk"):
        found[code.question_key].append(code)
    return found


def recoded_in(survey: Survey, person: Person) -> Mapping[str, Mapping[str, int]]:
    """{question key: {option key: how many said the same in own words}}.

    With names it is exact: whoever took the option as well is not counted twice. Without names nobody can know that.
    """
    may_read = can_read_words(person, survey)
    if not (may_read or survey.is_anonymous):
        return {}
    coded = Coded.objects.filter(code__survey=survey).exclude(code__option_key="")
    if not survey.is_anonymous:
        return _by_option(_not_taken(survey, coded))
    rows = coded.order_by().values_list("code__question_key", "code__option_key", "words_id").distinct()
    return _by_option(rows, fewest=1 if may_read else FEWEST)


def _by_option(rows, fewest=1):
    numbers: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for key, option, _said in rows:
        numbers[key.removesuffix(OTHER)][option] += 1
    return {
        key: {option: number for option, number in options.items() if number >= fewest}
        for key, options in numbers.items()
    }


def _not_taken(survey, coded):
    """(key, option, response) where the answer with options does not hold that option."""
    names = ("code__question_key", "code__option_key", "answer__response_id")
    rows = set(coded.order_by().values_list(*names))
    taken = _taken(survey, rows)
    return [row for row in rows if row[1] not in taken[row[2], row[0].removesuffix(OTHER)]]


def _taken(survey, rows) -> dict[tuple[int, str], Any]:
    found: dict[tuple[int, str], Any] = defaultdict(list)
    answers = Answer.objects.filter(
        response__asked__survey=survey,
        response__in={response for _key, _option, response in rows},
        question_key__in={key.removesuffix(OTHER) for key, _option, _response in rows},
    )
    for response, key, value in answers.values_list("response_id", "question_key", "value"):
        found[response, key] = value if isinstance(value, list) else [value]
    return found


def sorted_under(texts, survey: Survey, code: str):
    """Only those under the heading with that id, or under none."""
    link = "words" if survey.is_anonymous else "answer"
    if code == "none":
        return texts.filter(~Exists(Coded.objects.filter(**{link: OuterRef("pk")})))
    return texts.filter(coded__code=code).distinct() if code.isdigit() else texts


def options_to_recode(question: Question) -> list[tuple[str, Any]]:
    """What own words beside “other” may say the same as; of a ranking none, since they have no place."""
    if not question.has_other or question.kind == Kind.RANK:
        return []
    return [(option.key, option.text) for option in question.options if not option.is_other]


def unsorted(survey: Survey, key: str) -> int:
    return sorted_under(texts_of(survey).filter(question_key=key), survey, "none").count()
