"""Own words are sorted under headings of the coordinator's own. The words stay as they were written."""

import uuid

from django.db import IntegrityError, transaction

from accounts.models import Person
from accounts.services import record
from surveys.models import Code, Coded, Survey
from surveys.results.words import texts_of

Pair = tuple[int, str]  # the id of a code, the id of a text


class NameTaken(Exception):
    """The question has a heading with that name."""


class NotEmpty(Exception):
    """Words stand under the heading."""


@transaction.atomic
def create_code(
    survey: Survey,
    question_key: str,
    name: str,
    *,
    by: Person,
    option_key: str = "",
    request_key: uuid.UUID | None = None,
    is_not_a_number: bool = False,
) -> Code:
    """A heading; with `option_key`, what stands under it counts as that option. Raises NameTaken."""
    fields = {"survey": survey, "question_key": question_key, "name": name, "option_key": option_key, "by": by}
    try:
        with transaction.atomic():
            code, is_new = Code.objects.get_or_create(request_key=request_key or uuid.uuid4(), defaults=fields)
    except IntegrityError as error:
        raise NameTaken from error
    if is_new:
        _log(by, "surveys.code_created", code, is_not_a_number)
    return code


@transaction.atomic
def change_code(code: Code, name: str, *, by: Person, option_key: str = "", is_not_a_number: bool = False) -> None:
    """Another name, or another option. Raises NameTaken."""
    code.name, code.option_key = name, option_key
    try:
        with transaction.atomic():
            code.save()
    except IntegrityError as error:
        raise NameTaken from error
    _log(by, "surveys.code_changed", code, is_not_a_number)


@transaction.atomic
def remove_code(code: Code, *, by: Person) -> None:
    """Only an empty one. Raises NotEmpty."""
    if code.coded.exists():
        raise NotEmpty
    record(by, "surveys.code_removed", code.survey, question=code.question_key)
    code.delete()


@transaction.atomic
def sort_words(survey: Survey, question_key: str, before: set[Pair], after: set[Pair], *, by: Person) -> None:
    """What was ticked in the form, and what is now: only the difference is done, so that two can sort at once."""
    link = "words" if survey.is_anonymous else "answer"
    codes = set(Code.objects.filter(survey=survey, question_key=question_key).values_list("pk", flat=True))
    texts = {str(pk) for pk in _texts(survey, question_key, before | after).values_list("pk", flat=True)}
    known = {(code, text) for code, text in before | after if code in codes and text in texts}
    for code, text in known & (before - after):
        Coded.objects.filter(code=code, **{link: text}).delete()
    new = [Coded(code_id=code, **{f"{link}_id": text}) for code, text in known & (after - before)]
    Coded.objects.bulk_create(new, ignore_conflicts=True)
    if known & (before ^ after):
        record(by, "surveys.words_sorted", survey, question=question_key)


def _texts(survey, question_key, pairs):
    ids = {text for _code, text in pairs if _is_id(text, survey)}
    return texts_of(survey).filter(question_key=question_key, pk__in=ids)


def _is_id(text, survey):
    if not survey.is_anonymous:
        return text.isdigit()
    try:
        uuid.UUID(text)
    except ValueError:
        return False
    return True


def _log(by, verb, code, is_not_a_number):
    record(by, verb, code.survey, question=code.question_key, option=code.option_key)
    if is_not_a_number:
        record(by, "accounts.number_marked_as_other", code.survey)
