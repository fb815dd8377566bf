"""Closing a round: what was said is counted, what may not be shown is left out, and the figures stand from then on.

Of an anonymous round nothing else remains. Everything happens in one transaction: no row that is left, and no header of
one, tells another order than the random one in which it was written.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from random import SystemRandom

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from questionnaires.questions import Answers, Sheet
from surveys.anonymous.erasing import erase
from surveys.anonymous.sealing import unseal
from surveys.counting import Cell, count
from surveys.models import Answer, Ballot, Frozen, Participation, Survey, Words
from surveys.suppression import EVERYBODY, FEWEST_WORDS, Groups, Place, shown

Said = tuple[Answers, dict[str, str]]  # answers, and the groups of who gave them


@sensitive_variables()
@transaction.atomic
def close_survey(survey: Survey, *, at: datetime | None = None) -> Survey:
    """Count, freeze and, when it is anonymous, erase. A round that is closed or withdrawn stays as it is."""
    survey = Survey.objects.select_for_update().get(pk=survey.pk)
    if survey.closed_at or survey.withdrawn_at:
        return survey
    said = list(_from_ballots(survey) if survey.is_anonymous else _from_responses(survey))
    places = _freeze(survey, said)
    if survey.is_anonymous:
        _keep_words(survey, said, places)
        _forget_the_order(survey)
        erase(survey)
    survey.closed_at = at or timezone.now()
    survey.save(update_fields=["closed_at"])
    return survey


def _from_ballots(survey) -> Iterator[Said]:
    for sealed in Ballot.objects.filter(survey=survey).values_list("sealed", flat=True).iterator():
        content = unseal(survey, sealed)
        yield content["answers"], content["groups"]


def _from_responses(survey) -> Iterator[Said]:
    rows = Answer.objects.filter(response__asked__survey=survey, response__submitted_at__isnull=False)
    fields = ("response", "question_key", "value", "response__asked__groups")
    for _response, answers in groupby(rows.order_by("response").values_list(*fields).iterator(), itemgetter(0)):
        given = list(answers)
        yield {key: value for _, key, value, _ in given}, given[0][3]


def _freeze(survey: Survey, said: Iterable[Said]) -> dict[str, set[Place]]:
    """Write the figures that may be shown; returns {question key: where}."""
    sheet, of_groups = survey.sheet, _by_groups(survey, said)
    counted = {groups: count(sheet, answers) for groups, answers in of_groups.items()}
    places: dict[str, set[Place]] = {}
    rows = []
    for question in sheet.questions:
        cells = {groups: cells[question.key] for groups, cells in counted.items() if question.key in cells}
        within = places[question.when.question] if question.when else None
        places[question.key] = shown(survey.splits, cells, within)
        rows += _rows(survey, question, cells, places[question.key])
    Frozen.objects.bulk_create(rows)
    return places


def _by_groups(survey, said) -> dict[Groups, list[Answers]]:
    found = defaultdict(list)
    for answers, groups in said:
        found[tuple(groups.get(split, "") for split in survey.splits)].append(answers)
    return found


def _rows(survey, question, cells, places) -> list[Frozen]:
    found: dict[Place, Cell] = dict.fromkeys(sorted(places), Cell())
    for groups, cell in cells.items():
        for place in places.intersection([EVERYBODY, *zip(survey.splits, groups, strict=True)]):
            found[place] += cell
    return [
        Frozen(survey=survey, split=split, group=group, question_key=question.key, n=cell.n, counts=dict(cell.counts))
        for (split, group), cell in found.items()
    ]


def _keep_words(survey, said, places) -> None:
    """Shuffled as a whole, over all questions: the order tells nothing of who wrote, or what else the same one did."""
    rows = []
    for key in _keys_of_words(survey.sheet, places):
        words = [answers[key].strip() for answers, _groups in said if str(answers.get(key, "")).strip()]
        if len(words) >= FEWEST_WORDS:
            rows += [Words(survey=survey, question_key=key, words=each) for each in words]
    SystemRandom().shuffle(rows)
    Words.objects.bulk_create(rows)


def _keys_of_words(sheet: Sheet, places) -> Iterator[str]:
    """Where words may be kept: that somebody was asked, or took “other”, must not tell what may not be shown."""
    for question in sheet.questions:
        if question.is_text and (question.when is None or EVERYBODY in places[question.when.question]):
            yield question.key
        elif question.has_other and EVERYBODY in places[question.key]:
            yield question.other_key


def _forget_the_order(survey) -> None:
    """That people have answered is written anew, all at once: in which order they did is nowhere any longer."""
    took_part = Participation.objects.filter(asked__survey=survey)
    ids = sorted(took_part.values_list("asked", flat=True))
    took_part.delete()
    Participation.objects.bulk_create(Participation(asked_id=asked_id) for asked_id in ids)
