"""The newcomers' own picture of how far they have come, what they think about it, and what is tailored for them."""

import uuid
from datetime import datetime, timedelta

from checklists.models import Level
from checklists.services import add_item, leave_out, repeat_item, set_level, write_reflection
from demo import cast
from demo.alterations import as_planned_until
from demo.diary import at_work
from demo.meetings import LEFT_FOR_LATER
from demo.texts import Pool, read

# Which levels come one after the other, by the kind of thing that it is.
STEPS = {
    "practice": (Level.GONE_THROUGH, Level.PRACTISED, Level.DONE),
    "shadowing": (Level.PRACTISED, Level.DONE),
    "reflection": (Level.GONE_THROUGH,),
}
USUAL = (Level.GONE_THROUGH, Level.DONE)
CLOCKS = ("08:20", "09:45", "11:10", "13:35", "14:50", "16:05")


def write_learning(life):
    items = _items(life.introduction)
    later = LEFT_FOR_LATER.get(life.row.name, set())
    reflections = Pool("reflections", life.rng)
    for item in items:
        if item.theme.key not in later:
            _write_item(life, item, reflections)
    _tailor(life, items)


def _items(introduction):
    """With what the version says of them, which is read once for all introductions."""
    templates = {row.pk: row for row in introduction.version.rows("template_items")}
    items = list(introduction.items.all())
    for item in items:
        item.introduction, item.template = introduction, templates[item.template_id]
        item.theme = item.template.theme
    return items


def _write_item(life, item, reflections):
    """Somewhere in the window the first step is taken; some things are never come to."""
    if life.rng.random() < (0.08 if life.is_under_way else 0.4):
        return
    days = (item.window_to_on - item.window_from_on).days
    day = item.window_from_on + timedelta(days=round(days * life.rng.uniform(0.05, 0.7)))
    reached = None
    steps = STEPS.get(item.template.kind, USUAL)
    for level in steps if life.is_under_way else steps[-1:]:
        at = at_work(day, life.rng.choice(CLOCKS))
        if at > as_planned_until(life) or life.rng.random() > 0.85:
            break
        life.write(at, set_level, item, level, by=life.newcomer)
        reached, day = at, day + timedelta(days=life.rng.randrange(6, 35))
    if reached and life.is_under_way and life.rng.random() < 0.12:
        _write_reflection(life, item, reflections.draw(), reached)


def _write_reflection(life, item, text, reached: datetime):
    readers = [life.mentor] if life.mentor and life.rng.random() < 0.3 else []
    life.write(reached + timedelta(hours=1), write_reflection, item, text, by=life.newcomer, readers=readers)


def _tailor(life, items):
    """Own words added for two, something left out for those who know it, and something done once more."""
    at = at_work(life.introduction.start_on + timedelta(days=15), "10:40")
    own = dict(zip((cast.ALVA, cast.ELIAS), read("words")["own_items"], strict=True))
    if life.row.name in own:
        theme = next(item.theme for item in items if item.theme.key == "organisation-and-mission")
        key = uuid.uuid5(uuid.NAMESPACE_DNS, life.newcomer.email)
        life.write(at, add_item, life.introduction, own[life.row.name], theme, by=life.mentor, request_key=key)
    if life.row.experience == "over_two":
        known = next(item for item in items if item.key == "how-we-are-governed")
        life.write(at_work(life.introduction.start_on, "09:30"), leave_out, known, "known", by=life.chief)
    if life.row.name == "Hanna Lidqvist":
        item = next(item for item in items if item.key == "threats-and-violence")
        life.write(at + timedelta(weeks=10), repeat_item, item, by=life.newcomer)
