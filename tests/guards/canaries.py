"""A text of its own in every field that holds words, so that whatever shows up says where it comes from."""

import re
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from django.apps import apps
from django.db import models
from django.db.models import Max, Q

from accounts.models import Node, Person, Role
from accounts.scope import CHIEFS
from intro_portal.settings import BASE_DIR
from programs.models import Introduction
from routines.rules import APPROVERS, KEEPERS
from surveys.models import Words
from training.people import people_of

TOKEN = re.compile(r"qz\d{5}[ef]")
# Text columns that hold a code of ours: never anybody's words. Fields with choices and slugs are codes by their nature.
CODES = {
    "accounts.Event": {"verb", "object_type", "codes"},
    "accounts.Node": {"path", "vacation_weeks"},
    "accounts.Person": {"password", "works_as"},
    "accounts.Reading": {"object_type"},
    "agreements.Acceptance": {"fingerprint", "role"},
    "agreements.Line": {"about", "role"},
    "evaluations.Answer": {"question_key"},
    "evaluations.GroupAnswer": {"question_key"},
    "evaluations.GroupEvaluation": {"document"},
    "evaluations.Occasion": {"shifted_because"},
    "evaluations.Questionnaire": {"document"},
    "evaluations.Respondent": {"role"},
    "mentoring.Meeting": {"shifted_because", "slot"},
    "mentoring.Series": {"former"},
    "outbox.Message": {"email", "error", "key", "kind", "language"},  # an address as of surveys.Asked, looked for there
    "reminders.Feed": {"token_hash"},
    "reminders.Invitation": {"kind", "part"},
    "programs.Introduction": {"tempos"},
    "programs.Involvement": {"role"},
    "programs.Reply": {"part"},
    "programs.Alteration": {"before", "after", "lines", "reason"},
    "questionnaires.Edition": {"document"},  # its words are those of the name and the note
    "reviews.Review": {"shifted_because"},
    "routines.RoutineWord": {"word"},
    "surveys.Answer": {"question_key"},
    "surveys.Asked": {"groups", "language"},
    "surveys.Code": {"question_key"},
    "surveys.Draft": {"key"},
    "surveys.Frozen": {"counts", "group", "question_key", "split"},
    "surveys.Survey": {"audience", "splits"},
    "surveys.Words": {"question_key"},
    "training.Session": {"shifted_because", "slot"},
}

ANSWERS = {"evaluations.Answer", "evaluations.GroupAnswer", "surveys.Answer"}  # the key of an option, or own words
LISTS_OF_WORDS = {"mentoring.MentorProfile"}  # whose fields hold a word or two each


@dataclass(frozen=True)
class Canary:
    """Where a planted text stands: `side` is "own" or "foreign", `readers` are None when whoever sees the plan may."""

    field: str
    side: str
    readers: frozenset | None


def newest():
    """{model: id of its last row}, to tell later what has come since."""
    return {model: model.objects.aggregate(last=Max("pk"))["last"] or 0 for model in own_models() if has_number(model)}


def own_models():
    return [
        model for model in apps.get_models() if Path(apps.get_app_config(model._meta.app_label).path).parent == BASE_DIR
    ]


def has_number(model):
    return isinstance(model._meta.pk, models.AutoField)


def word_fields(model):
    """The fields in which somebody's words, names or addresses may stand."""
    codes = CODES.get(model._meta.label, ())
    texts = [
        f for f in model._meta.concrete_fields if isinstance(f, models.CharField | models.TextField | models.JSONField)
    ]
    return [f for f in texts if not (f.choices or isinstance(f, models.SlugField) or f.name in codes)]


def plant(world, borders):
    """Write over every word of both municipalities; {token: Canary}. `borders`: newest() before, between and after."""
    numbers, planted = count(1), {}
    for side, before, after in (("own", *borders[:2]), ("foreign", *borders[1:])):
        for model in own_models():
            rows = rows_of(model, world, side, before, after)
            for field in word_fields(model):
                for row in filter(lambda row: is_words(row, field), rows):
                    token = f"qz{next(numbers):05}{side[0].replace('o', 'e')}"
                    model.objects.filter(pk=row.pk).update(**{field.name: worded(field, token)})
                    planted[token] = Canary(f"{model._meta.label}.{field.name}", side, readers_of(row))
    return planted


def rows_of(model, world, side, before, after):
    """The people and places of the side, and all that was made for it."""
    top = world.places.municipality if side == "own" else world.places.other_municipality
    if model is Node:
        return list(Node.objects.filter(path__startswith=top.path))
    if model is Person:
        return list(Person.objects.filter(employments__node__path__startswith=top.path))
    if model is Words:  # in no order, so no border tells them apart
        return list(Words.objects.filter(survey__node__path__startswith=top.path))
    return list(model.objects.filter(pk__gt=before[model], pk__lte=after[model])) if model in before else []


def is_words(row, field):
    """An answer to a question with options is the key of one."""
    value = getattr(row, field.name)
    is_option = row._meta.label in ANSWERS and not str(value).startswith("Svar")
    return bool(value) and not is_option


def worded(field, token):
    if isinstance(field, models.EmailField):
        return f"{token}@example.org"
    if isinstance(field, models.URLField):
        return f"https://example.org/{token}"
    if field.model._meta.label in LISTS_OF_WORDS:
        return [token]
    is_object = isinstance(field, models.JSONField) and field.model._meta.label not in ANSWERS
    return {"note": token} if is_object else token


def readers_of(row):
    """Whom a text was written for: the ids of these people and nobody else's, whatever their roles see of the plan."""
    read = READERS.get(row._meta.label)
    return frozenset(read(row)) if read else None


def _with_mentor(introduction):
    mentors = introduction.involvements.filter(role="mentor").values_list("person_id", flat=True)
    return {introduction.newcomer_id, *mentors}


def _with_chiefs(introduction):
    """Also whoever leads the place or one above it."""
    return _with_mentor(introduction) | set(_holders(introduction.placements.get().node, CHIEFS))


def _without_mentor(introduction):
    """The newcomer and whoever leads."""
    chiefs = introduction.involvements.filter(role="chief").values_list("person_id", flat=True)
    return {introduction.newcomer_id, *chiefs, *_holders(introduction.placements.get().node, CHIEFS)}


def _chiefs(introduction):
    return _holders(introduction.placements.get().node, CHIEFS)


def _unasked(request):
    """What is only proposed is not for the newcomer."""
    return set() if request.asked_by_id else {request.introduction.newcomer_id}


def _who_meet(node):
    """The chiefs and mentors of a unit and of its teams."""
    held = Role.objects.filter(node__path__startswith=node.path, kind__in=(*CHIEFS, "mentor"))
    return set(held.values_list("person_id", flat=True))


def _holders(node, kinds):
    """Those who hold one of the roles at the node or above it."""
    paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    return Role.objects.filter(kind__in=kinds, node__path__in=paths).values_list("person_id", flat=True)


def _who_chooses(mentor):
    """The mentor, whoever leads or administers where the mentor is, and the mentor's own newcomers."""
    own = Introduction.objects.filter(involvements__person=mentor, involvements__role="mentor")
    nodes = Node.objects.filter(Q(roles__person=mentor, roles__kind="mentor") | Q(placements__introduction__in=own))
    leaders = {pk for node in nodes for pk in _holders(node, (*CHIEFS, "administrator"))}
    return {mentor.pk, *leaders, *own.values_list("newcomer_id", flat=True)}


def _everybody():
    """What is approved is for the whole place; that it stays there is asked of every text."""
    return Person.objects.values_list("pk", flat=True)


def _who_answered(occasion):
    return occasion.respondents.values_list("person_id", flat=True)


def _of_answer(answer):
    occasion = answer.respondent.occasion
    return _who_answered(occasion) if occasion.is_revealed else {answer.respondent.person_id}


def _who_run(survey):
    """Coordinators of the place, and whoever leads the group when it is about a session."""
    leaders = survey.session.cohort.leaders.values_list("person_id", flat=True) if survey.session else []
    return {*_holders(survey.node, ["coordinator"]), *leaders}


def _of_response(answer):
    """Whose it is; and those who were said to read, when it has been sent in."""
    response = answer.response
    readers = response.asked.survey.readers.values_list("person_id", flat=True) if response.submitted_at else []
    return {response.asked.person_id, *readers}


def _who_are_told(improvement):
    """Who sees to it; and when it is told also those who were asked, and those who read the answers."""
    survey = improvement.survey
    told = [survey.asked, survey.readers] if improvement.told_at else []
    people = {pk for rows in told for pk in rows.values_list("person_id", flat=True)}
    return {improvement.owner_id} | people | _who_run(survey)


READERS = {
    "checklists.Reflection": lambda row: {row.by_id, *row.readers.values_list("person_id", flat=True)},
    "checklists.Wish": lambda row: _with_chiefs(row.introduction),
    "evaluations.Answer": _of_answer,
    "evaluations.BroughtUp": lambda row: {*_who_answered(row.occasion), *([row.chief_id] if row.agreed_at else [])},
    "evaluations.GroupAnswer": lambda row: {person.pk for person in people_of(row.evaluation.cohort)},
    "mentoring.CheckBack": lambda row: {row.request.asked_by_id, row.request.introduction.newcomer_id},
    "mentoring.Draft": lambda row: {row.writer_id},
    "mentoring.HandedBack": lambda row: {row.by_id, *_chiefs(row.introduction)},
    "mentoring.MentorProfile": lambda row: _who_chooses(row.person),
    "mentoring.Note": lambda row: row.readers.values_list("person_id", flat=True),
    "mentoring.Point": lambda row: _who_meet(row.series.node),
    "mentoring.Request": lambda row: _with_chiefs(row.introduction) - _unasked(row),
    "mentoring.Topic": lambda row: _with_mentor(row.introduction),
    "mentoring.Turn": lambda row: {row.request.asked_by_id, row.request.introduction.newcomer_id},
    "routines.Custom": lambda row: _everybody() if row.is_shown else {row.writer_id, *_holders(row.node, APPROVERS)},
    "routines.Opinion": lambda row: {row.person_id, *_holders(row.routine.node, KEEPERS)},
    "surveys.Answer": _of_response,
    "surveys.Improvement": _who_are_told,
    "surveys.Words": lambda row: _who_run(row.survey),
    "workload.WalkThrough": lambda row: _without_mentor(row.introduction),
}
