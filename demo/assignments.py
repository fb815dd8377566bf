"""What chiefs ask of newcomers, and how both make sure that they mean the same; in every state there is."""

from datetime import timedelta

from demo import cast
from demo.diary import at_work, moment
from demo.texts import Pool, read
from mentoring.services import (
    answer_check_back,
    ask,
    finish_request,
    hand_back,
    mark_checked_back,
    propose_request,
    take_matter,
    withdraw_request,
    write_check_back,
)

# So many working days ago, how it went, and which of the texts.
LATELY = {
    cast.ALVA: (1, "open", 0),
    cast.ELIAS: (4, "open", 1),
    "Mira Aldén": (3, "written", 2),
    cast.JONAS: (6, "misread", 0),
    "Hanna Lidqvist": (7, "withdrawn", 4),
}
# What a mentor has proposed to the chief, and handed back: how many working days ago, and what the chief answered.
PROPOSED = {cast.ELIAS: (2, "Följa med på ett nätverksmöte och berätta för gruppen hur det gick.")}
HANDED_BACK = {
    cast.ALVA: (8, "Hur många ärenden ska Alva ha i oktober?", "Högst sex, och inget nytt förrän ett är avslutat."),
    cast.JONAS: (2, "Jonas bokas på jourpass redan nu. Är det tänkt så?", ""),
}
WAYS = ("talked", "agreed", "agreed", "talked", "talked")


def write_assignments(life):
    """One every now and then, all of them checked back; and for some one that has just been asked."""
    if not life.is_under_way:
        return
    check_backs = Pool("check_backs", life.rng)
    latest = _write_latest(life, check_backs)
    _write_to_chief(life)
    texts = Pool("requests", life.rng, without=[latest])
    day = life.introduction.start_on + timedelta(days=life.rng.randrange(9, 30))
    while day < life.diary.today - timedelta(days=14):
        way = life.rng.choice(WAYS)
        life.write(at_work(day, "16:10"), asked, life, texts.draw(), way, check_backs.draw())
        day += timedelta(days=life.rng.randrange(35, 70))


def _write_latest(life, check_backs):
    """What has just been asked of some, in words that are not asked of them again."""
    if life.row.name not in LATELY:
        return ""
    days, way, number = LATELY[life.row.name]
    words = read("words")["requests"][number]
    life.write(moment(life.diary.workday(-days), "09:20"), asked, life, words, way, check_backs.draw())
    return words


def _write_to_chief(life):
    """What the mentor leaves to the chief."""
    if life.row.name in PROPOSED:
        days, words = PROPOSED[life.row.name]
        at = moment(life.diary.workday(-days), "13:40")
        life.write(at, propose_request, life.introduction, words, by=life.mentor)
    if life.row.name in HANDED_BACK:
        days, words, answer = HANDED_BACK[life.row.name]
        life.write(moment(life.diary.workday(-days), "10:05"), handed_back, life, words, answer)


def handed_back(life, words, answer, *, at):
    matter = hand_back(life.introduction, words, by=life.mentor, at=at)
    if answer:
        life.write(at + timedelta(hours=4), take_matter, matter, answer, by=life.chief)


def asked(life, words, way, check_back, *, at):
    due_on = at_work(at.date() + timedelta(days=10), "12:00").date()
    request = ask(life.introduction, words, by=life.chief, due_on=due_on, at=at)
    request.introduction = life.introduction
    ANSWERS[way](life, request, check_back, at)


def _open(life, request, check_back, at):
    """Asked, and no more than that."""


def _written(life, request, check_back, at):
    life.write(at + timedelta(days=1, hours=3), write_check_back, request, by=life.newcomer, **check_back)


def _misread(life, request, check_back, at):
    """What was written was not quite what was meant, so the newcomer has it again."""
    _written(life, request, check_back, at)
    life.write(at + timedelta(days=2), answer_check_back, request, by=life.chief, meant=read("words")["meant"])


def _agreed(life, request, check_back, at):
    _written(life, request, check_back, at)
    life.write(at + timedelta(days=2), answer_check_back, request, by=life.chief)


def _talked(life, request, check_back, at):
    life.write(at + timedelta(days=5), mark_checked_back, request, by=life.chief)
    life.write(at + timedelta(days=5, hours=2), mark_checked_back, request, by=life.newcomer)
    life.write(at + timedelta(days=7), finish_request, request, by=life.newcomer)


def _withdrawn(life, request, check_back, at):
    life.write(at + timedelta(days=3), withdraw_request, request, by=life.chief)


ANSWERS = {
    "open": _open,
    "written": _written,
    "misread": _misread,
    "agreed": _agreed,
    "talked": _talked,
    "withdrawn": _withdrawn,
}
