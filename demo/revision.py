"""The mentor programme has a local part in one unit, and has been revised since the introductions began."""

from datetime import timedelta

from demo import cast
from demo.diary import moment
from demo.texts import DATA
from programs import files
from programs.models import Version
from programs.services import change_content, import_program, next_draft, publish_version

REVISED = "skarholmen"
NOTE = {
    "sv": "Säkerheten kommer ännu tidigare, och den nya ringer själv in en oro under handledning.",
    "en": "Safety comes even earlier, and the newcomer makes a first call under guidance.",
}
FIRST_CALL = {
    "key": "first-call-under-guidance",
    "name": {"sv": "Ta ett oroande samtal med mentorn bredvid", "en": "Taking a worrying call with the mentor beside"},
    "theme": "receiving-information",
    "part": "profession",
    "level": "common",
    "kind": "practice",
    "weeks": [4, 9],
    "why": {
        "sv": "Det första samtalet är lättast när någon lyssnar med och kan ta över.",
        "en": "The first call is easiest when somebody listens in and can take over.",
    },
    "responsible": "mentor",
    "after": ["immediate-safety-assessment"],
    "source": "ours",
}
NEW_WEEKS = {"threats-and-violence": [1, 2], "keep-the-time": [8, 16]}


def plan_revision(world):
    """The local part is ten weeks old; the revision came last week, and a further draft is being written."""
    monday = world.diary.monday
    world.diary.write(moment(monday - timedelta(weeks=10), "09:00"), add_local_part, world)
    world.diary.write(moment(world.diary.workday(-4), "14:00"), revise, world)
    world.diary.write(moment(world.diary.workday(-1), "14:32"), begin_draft, world)


def add_local_part(world, *, at):
    by = world.people[cast.CHIEF]
    version = import_program(files.read(DATA / "local_part.yaml"), world.places[cast.UNIT], by=by, at=at)
    publish_version(version, by=by, at=at)


def revise(world, *, at):
    by = world.people[cast.COORDINATOR]
    draft = next_draft(world.versions[REVISED].program, by=by, at=at)
    change_content(draft, _revised, by=by, at=at)
    publish_version(Version.objects.get(pk=draft.pk), by=by, at=at, note=NOTE)


def _revised(content):
    items = content["items"]
    for item in items:
        item["weeks"] = NEW_WEEKS.get(item["key"], item["weeks"])
    items.insert([item["key"] for item in items].index("receive-a-report") + 1, FIRST_CALL)
    mentor = next(row for row in content["meetings"] if row["key"] == "mentor")
    mentor["cadence"][0]["until"] = "8w"


def begin_draft(world, *, at):
    """The county programme is being revised: one theme has got another name so far."""
    by = world.people[cast.COORDINATOR]
    draft = next_draft(world.versions["sormland"].program, by=by, at=at)
    theme = draft.content["themes"][1]["key"]
    change_content(draft, lambda content: _rename(content, theme), by=by, at=at, place=f"themes/{theme}")


def _rename(content, key):
    theme = next(row for row in content["themes"] if row["key"] == key)
    theme["name"] = {"sv": "Din arbetsplats och din mentor", "en": "Your workplace and your mentor"}
