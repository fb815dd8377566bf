"""The region with its three municipalities, who works there, the programmes and the routines."""

from datetime import timedelta

from accounts.models import Node
from accounts.services import add_absence, add_node, add_person, change_node, end_role, give_role, mark_joined, set_up
from demo import cast
from demo.cast import COLLEAGUES, EKVALLA, NORRVIKE, NORRVIKE_UNIT, REGION, TALLSJO, TALLSJO_UNIT, TEAMS, UNIT
from demo.diary import moment
from demo.texts import read
from programs import files
from programs.models import Version
from programs.services import import_program, publish_version, set_capacity
from routines.services import create_routine

JULY = [28, 29, 30, 31]
PLACES_OF_A_MENTOR = 5  # a full-time mentor's (source 004)
PROGRAMS = ("skarholmen", "sormland")
PHONE = "000-00 00 {:02}"


def settle(world):
    """Everything that was there before the first introduction, a good year ago."""
    at = moment(world.diary.monday - timedelta(weeks=60), "08:00")
    _add_places(world, at)
    for number, colleague in enumerate(COLLEAGUES, start=11):
        _add_colleague(world, colleague, PHONE.format(number), at)
    _add_absences(world, at)
    _add_programs(world, at)
    _add_routines(world, at)


def _add_places(world, at):
    by = _set_up(world, at)
    municipality = world.places[EKVALLA]
    world.places[EKVALLA] = change_node(municipality, name=EKVALLA, vacation_weeks=JULY, by=by, at=at)
    rows = [(UNIT, "team", team, []) for team in TEAMS]
    rows += [(REGION, "municipality", NORRVIKE, JULY), (NORRVIKE, "unit", NORRVIKE_UNIT, [])]
    rows += [(REGION, "municipality", TALLSJO, JULY), (TALLSJO, "unit", TALLSJO_UNIT, [])]
    for parent, kind, name, weeks in rows:
        world.places[name] = add_node(world.places[parent], kind, name, by=by, vacation_weeks=weeks, at=at)


def _set_up(world, at):
    """As a real site begins; then somebody else becomes the coordinator."""
    name = cast.ADMINISTRATOR
    person = set_up(name=name, email=cast.email_of(name), region=REGION, municipality=EKVALLA, unit=UNIT, at=at)
    mark_joined(person, at=at)
    end_role(person.roles.get(kind="coordinator"), by=person, at=at)
    world.people[name] = person
    world.places |= {node.name: node for node in Node.objects.all()}
    return person


def _add_colleague(world, colleague, phone, at):
    by, node = world.people[cast.ADMINISTRATOR], world.places[colleague.place]
    email, since = cast.email_of(colleague.name, colleague.place), at.date() - timedelta(weeks=60)
    person = add_person(colleague.name, email, phone, node=node, from_on=since, title=colleague.title, by=by, at=at)
    mark_joined(person, at=at)
    if colleague.role:
        give_role(person, node, colleague.role, from_on=since, by=by, at=at)
    if colleague.role == "mentor":
        set_capacity(person, PLACES_OF_A_MENTOR, by=by, at=at)
    world.people[colleague.name] = person


def _add_absences(world, at):
    """Some weeks of leave, known long before; meetings keep away from them."""
    by, monday = world.people[cast.CHIEF], world.diary.monday
    for name, week, days in ((cast.SAMIRA, 4, 5), (cast.CHIEF, 6, 2), (cast.PETER, -5, 5), ("Gun Norell", 3, 3)):
        first_on = monday + timedelta(weeks=week)
        add_absence(world.people[name], first_on, first_on + timedelta(days=days - 1), by=by, at=at)


def _add_programs(world, at):
    by, owner = world.people[cast.COORDINATOR], world.places[REGION]
    for key in PROGRAMS:
        program = files.read(files.CATALOG / f"{key}.yaml") | {"reviews": read("reviews").get(key, [])}
        version = import_program(program, owner, by=by, at=at)
        publish_version(version, by=by, at=at)
        world.versions[key] = Version.objects.select_related("program").get(pk=version.pk)


def _add_routines(world, at):
    by, places = world.people[cast.CHIEF], {"unit": world.places[UNIT], "municipality": world.places[EKVALLA]}
    looked_over = at.date() + timedelta(weeks=40)
    for row in read("routines"):
        words = {"key": row["key"], "title": row["title"], "text": row["text"], "owner_role": row["owner"]}
        words |= {name: row[name] for name in ("law_ref", "law_valid_from", "review_months") if name in row}
        create_routine(places[row["place"]], by=by, at=at, reviewed_on=looked_over, **words)
