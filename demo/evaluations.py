"""Both answer at three and six months, mostly; some things are taken to the chief, and one side may stay silent."""

from datetime import timedelta

from demo.diary import at_work, moment
from demo.texts import read
from evaluations.models import Occasion
from evaluations.services import agree_to_chief, decide_alone, propose_to_chief, save_draft, submit
from questionnaires.answers import sent

# Those who always answer, and what they choose, so that there is something to see of every kind.
BOTH = {"Mira Aldén"}
ONLY_NEWCOMER = {"Nadia Hovind"}
SCALES = {"help-when-needed": (3, 4), "decisions-are-clear": (2, 3, 4), "time-to-think": (1, 2, 3)}


def write_evaluations(life):
    rows = Occasion.objects.filter(introduction=life.introduction).with_questions()
    for occasion in rows:
        if occasion.opens_on < life.diary.today and life.mentor:
            _write_occasion(life, occasion)


def _write_occasion(life, occasion):
    answers = _answers(life, occasion, "newcomer")
    luck = 0 if life.row.name in BOTH else life.rng.random()
    first = _some_days_in(life, occasion, 1, 3)
    life.write(first, submit, occasion, answers, by=life.newcomer)
    if life.row.name in ONLY_NEWCOMER:
        _begin_to_answer(life, occasion)
    elif luck < 0.85:
        _answer_too(life, occasion)
    else:
        closed = at_work(occasion.closes_on + timedelta(days=2), "10:15")
        life.write(closed, decide_alone, occasion, life.rng.choice(("kept", "other")), by=life.newcomer)


def _some_days_in(life, occasion, first, last):
    return at_work(occasion.opens_on + timedelta(days=life.rng.randint(first, last)), "14:20")


def _answer_too(life, occasion):
    """The mentor answers, and then both choose what the chief is to read."""
    at = _some_days_in(life, occasion, 4, 5)
    life.write(at, submit, occasion, _answers(life, occasion, "mentor"), by=life.mentor)
    if life.row.name in BOTH or life.rng.random() < 0.4:
        _take_to_chief(life, occasion, at)


def _take_to_chief(life, occasion, at):
    later = at + timedelta(minutes=40)
    if "time-to-think" in occasion.template.questionnaire.sheet.by_key:
        life.write(later, _agree_on, occasion, by=life.newcomer, other=life.mentor, question_key="time-to-think")
    words = read("words")["to_chief"]
    life.write(later, _agree_on, occasion, by=life.mentor, other=life.newcomer, words=words)


def _agree_on(occasion, *, by, other, at, **what):
    """One proposes, the other says yes."""
    row = propose_to_chief(occasion, by=by, at=at, **what)
    agree_to_chief(row, by=other, with_answer=True, at=at)


def _begin_to_answer(life, occasion):
    """The mentor has begun, and what is begun is seen by nobody else."""
    answers = _answers(life, occasion, "mentor")
    half = dict(list(answers.items())[: len(answers) // 2])
    life.write(moment(life.diary.workday(-1), "11:30"), save_draft, occasion, half, by=life.mentor)


def _answers(life, occasion, role):
    questions = occasion.template.questionnaire.questions_for(role)
    return sent(questions, {row.key: _answer(life, row) for row in questions})


def _answer(life, question):
    if question.is_text:
        return life.rng.choice(read("words")["answers"][question.key])
    keys = [key for key, _words in question.choices]
    places = SCALES.get(question.key, range(1, len(keys) - 1))
    return keys[life.rng.choice(list(places))]
