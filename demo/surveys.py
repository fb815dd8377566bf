"""Rounds of questions: what people want to learn, how work feels, how a day was, and why somebody left."""

from datetime import timedelta
from random import Random

from demo import cast
from demo.diary import moment
from demo.texts import Pool, read
from demo.world import COURSE
from questionnaires.answers import sent
from questionnaires.questions import Kind
from questionnaires.services import edition_of_shipped
from surveys.anonymous.sealing import seal
from surveys.improvements.services import Said, create_improvement, tell_improvement
from surveys.models import Ballot, Participation, Survey
from surveys.services import Round, announce, create_survey, set_session_questions
from surveys.services.answering import submit
from surveys.services.closing import close_survey
from surveys.services.sessions import ended, open_after

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
EVALUATED = {COURSE: -15, 6: -13}  # group: the week when those who lead say that every session is evaluated
SPLITS = {"splits": ("municipality", "role")}
CONFIDENTIAL = {"reading": Survey.Reading.COORDINATOR}
EVERYBODY, CHIEFS = {"who": "everybody"}, {"who": "chiefs"}
LEFT = {"who": "addresses", "addresses": [f"slutat-{number}@ekvalla.example" for number in range(1, 8)]}
# name: (questionnaire, name, who is asked, weeks from this one when it opened, days open, share who answer, more)
ROUNDS = {
    "pulse": ("pulse", "Hur känns arbetet? Första rundan", EVERYBODY, -27, 11, 0.85, SPLITS),
    "needs": ("needs", "Vad vill du lära dig mer om?", EVERYBODY, -9, 18, 0.95, SPLITS),
    "again": ("pulse", "Hur känns arbetet? Andra rundan", EVERYBODY, -5, 11, 0.8, SPLITS),
    "exit": ("exit", "När du slutade", LEFT, -3, 60, 0.5, CONFIDENTIAL),
    "chiefs": ("chiefs", "Dina förutsättningar som chef", CHIEFS, -1, 20, 0.5, CONFIDENTIAL),
    "now": ("pulse", "Hur känns arbetet? Tredje rundan", EVERYBODY, -1, 17, 0.5, SPLITS),
}
FOLLOWS = {"again": "pulse", "now": "again"}
WORDS = ("more", "better", "will-try", "other")  # the questions that are answered in words, and what “other” is
QUIET = {cast.ALVA, cast.SAMIRA, cast.CHIEF, cast.COORDINATOR}  # who are still to answer what is open


def plan_surveys(world):
    diary = world.diary
    for name, (*_what, week, days, _share, _more) in ROUNDS.items():
        opens_on = diary.monday + timedelta(weeks=week, days=1)
        diary.write(moment(opens_on, "08:00"), open_round, world, name, opens_on)
        diary.write(moment(opens_on + 3 * A_DAY, "15:00"), answer_round, world, name)
        closed_on = opens_on + timedelta(days=days + 1)
        diary.write(moment(closed_on, "06:30"), close_round, world, name)
        diary.write(moment(closed_on + A_WEEK, "10:30"), say_what_came_of_it, world, name)
    for number, week in EVALUATED.items():
        diary.write(moment(diary.monday + timedelta(weeks=week), "09:00"), ask_after_sessions, world, number)


def open_round(world, name, opens_on, *, at):
    key, title, audience, _week, days, _share, more = ROUNDS[name]
    place, by = world.places[cast.REGION], world.people[cast.COORDINATOR]
    edition = edition_of_shipped(key, place, by=by, at=at)
    follows = world.surveys.get(FOLLOWS.get(name))
    last_on = opens_on + timedelta(days=days)
    wanted = Round(edition, {"sv": title}, audience, opens_on, last_on, follows=follows, **more)
    world.surveys[name] = announce(create_survey(place, wanted, by=by, at=at), by=by, at=at)


def answer_round(world, name, *, at):
    _answer(world.surveys[name], ROUNDS[name][5], at)


def close_round(world, name, *, at):
    world.surveys[name] = close_survey(world.surveys[name], at=at)


def say_what_came_of_it(world, name, *, at):
    """What the coordinator answers to what was read, and shows to those who were asked."""
    survey, by = world.surveys[name], world.people[cast.COORDINATOR]
    for row in read("surveys")["improvements"]:
        if row["survey"] == name:
            version = world.versions["skarholmen"] if row.get("version") else None
            said = Said(row["heard"], row["answer"], row["state"], by, version)
            tell_improvement(create_improvement(said, node=survey.node, survey=survey, by=by, at=at), by=by, at=at)


def ask_after_sessions(world, number, *, at):
    """What the sweep does when a session has ended, and when a round is past; most answer the same evening."""
    cohort, by = world.groups[number], world.people[cast.COORDINATOR]
    set_session_questions(cohort, edition_of_shipped("course-day", cohort.node, by=by, at=at), by=by, at=at)
    for session in cohort.sessions.order_by("starts_at"):
        ended_at = session.starts_at + timedelta(minutes=session.minutes + 60)
        world.diary.write(ended_at, ask_those_who_came)
        world.diary.write(ended_at + A_WEEK + A_DAY, close_what_is_past)


def ask_those_who_came(*, at):
    for session in ended(at):
        open_after(session, at)
        if survey := Survey.objects.filter(session=session).first():
            _answer(survey, 0.9, at)


def close_what_is_past(*, at):
    for survey in Survey.objects.to_close(at.date()):
        close_survey(survey, at=at)


def _answer(survey, share, at):
    rng = Random(f"{survey.opens_on} {survey}")
    questions = survey.sheet.questions
    words = {name: Pool(name, rng, file="surveys") for name in WORDS}
    for asked in survey.asked.select_related("person", "survey__edition").order_by("pk"):
        is_to_answer = rng.random() < share
        answers = sent(questions, {key: value for row in questions for key, value in _said(row, rng, words)})
        if is_to_answer and not (asked.person and asked.person.name in QUIET):
            _send_in(asked, answers, at)
    Survey.objects.filter(pk=survey.pk).update(is_locked=True)


def _send_in(asked, answers, at):
    """Sealed as the site seals them; that it happens in one transaction joins only people who do not exist."""
    if asked.survey.is_anonymous:
        groups = {split: asked.groups[split] for split in asked.survey.splits if split in asked.groups}
        Participation.objects.create(asked=asked)
        Ballot.objects.create(survey=asked.survey, sealed=seal(asked.survey, {"answers": answers, "groups": groups}))
    else:
        submit(asked, answers, at=at)


def _said(question, rng, words):
    """[(key, value)] of one question: mostly well, seldom at the ends, not always in words."""
    keys = [option.key for option in question.options]
    if question.is_text:
        if rng.random() < 0.4 and question.key in words:
            yield question.key, words[question.key].draw()
    elif question.kind == Kind.NUMBER:
        yield question.key, rng.choice((0, 1, 1, 2, 3, 4, 6, 8, 11, 14, 22))
    elif question.kind in (Kind.SEVERAL, Kind.RANK):
        chosen = _some(keys, rng, min(question.at_most or 4, len(keys)))
        yield question.key, chosen
        yield question.other_key, words["other"].draw()
    else:
        yield question.key, rng.choice(_likely(question, keys))


def _likely(question, keys):
    if question.kind != Kind.SCALE:
        return keys
    middle = len(question.steps) * 3 // 5
    return [*question.steps, *question.steps[middle - 1 : middle + 2] * 2]


def _some(keys, rng, number):
    """The first options are taken more often than the last, so that something stands out."""
    weights = [len(keys) - place / 2 for place in range(len(keys))]
    return list(dict.fromkeys(rng.choices(keys, weights, k=number)))
