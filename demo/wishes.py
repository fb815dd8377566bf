"""What two newcomers wish for, one answered and one still waiting, and an item that was moved for one of them."""

import uuid
from datetime import timedelta

from checklists.services import answer_wish, tailor, take_up_wish, wish_for
from checklists.tailoring import Move
from demo import cast
from demo.diary import at_work
from demo.texts import read


def write_wishes(life):
    words = dict(zip((cast.ALVA, cast.ELIAS), read("words")["wishes"], strict=True)).get(life.row.name)
    if not words:
        return
    begin = life.introduction.start_on
    life.write(at_work(begin + timedelta(days=17), "11:20"), _taken_up, life, words["taken_up"])
    life.write(at_work(begin + timedelta(days=24), "14:10"), _declined, life, words["declined"])
    life.write(life.diary.now - timedelta(days=2), _wish, life, words["waiting"])


def _wish(life, text, *, at):
    key = uuid.uuid5(uuid.NAMESPACE_DNS, f"{life.newcomer.email} {text}")
    return wish_for(life.introduction, text, by=life.newcomer, request_key=key, at=at)


def _taken_up(life, text, *, at):
    """It becomes an item, and the one that the mentor had added comes two weeks later instead."""
    wish, from_on = _wish(life, text["wish"], at=at), at.date() + timedelta(weeks=2)
    item = life.introduction.items.select_related("theme").get(template=None)
    days = {"from_on": from_on, "to_on": from_on + timedelta(weeks=4)}
    take_up_wish(wish, text["item"], item.theme, by=life.mentor, at=at + timedelta(days=1), **days)
    later = Move(item.window_from_on + timedelta(weeks=2), item.window_to_on + timedelta(weeks=2))
    tailor(item, later, by=life.mentor, at=at + timedelta(days=1))


def _declined(life, text, *, at):
    answer_wish(_wish(life, text["wish"], at=at), text["answer"], by=life.mentor, at=at + timedelta(days=3))
