"""The fixed cast: two municipalities in one region, a unit with two teams, and one person for each part."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from accounts.models import Employment, Node, Person, Role
from programs.models import Introduction, Involvement, Placement


@dataclass
class Places:
    region: Node
    municipality: Node
    unit: Node
    team: Node
    other_municipality: Node
    other_unit: Node


def build_places():
    region = Node.objects.add_root({"kind": "region", "name": "FoU Ekbygden"})
    municipality = add(region, kind="municipality", name="Ekvalla kommun", vacation_weeks=[28, 29, 30, 31])
    unit = add(municipality, kind="unit", name="Barn- och ungdomsenheten")
    team = add(unit, kind="team", name="Barn 1")
    other = add(region, kind="municipality", name="Norrvike kommun")
    other_unit = add(other, kind="unit", name="Norrvikes barnenhet")
    return Places(region, municipality, unit, team, other, other_unit)


def add(parent, **fields):
    return Node.objects.add_child(parent, fields)


# Name of the part: (full name, place of work, role held there).
PARTS = {
    "newcomer": ("Alva Berglind", "team", None),
    "mentor": ("Samira Holst", "unit", "mentor"),
    "chief": ("Lena Hedbrant", "unit", "unit_chief"),
    "deputy": ("Mattias Ekdahl", "team", "deputy_chief"),
    "coordinator": ("Birgitta Sjöhed", "region", "coordinator"),
    "administrator": ("Agnes Torp", "municipality", "administrator"),
    "colleague": ("Peter Askerud", "unit", "mentor"),
    "second_newcomer": ("Elias Sundmark", "team", None),
    "stranger": ("Nils Framme", "other_unit", "unit_chief"),
    "stranger_mentor": ("Gun Norell", "other_unit", "mentor"),
    "stranger_newcomer": ("Ture Lind", "other_unit", None),
}


def build_cast(places):
    """{name of the part: Person}; nobody has a password, tests use force_login."""
    today = timezone.localdate()
    people = Person.objects.bulk_create(
        Person(name=name, email=f"{part.replace('_', '-')}@example.org", phone="000-00 00 11", joined_at=timezone.now())
        for part, (name, _, _) in PARTS.items()
    )
    cast = dict(zip(PARTS, people, strict=True))
    hired_on = today - timedelta(days=400)
    Employment.objects.bulk_create(
        Employment(person=cast[part], node=getattr(places, place), from_on=hired_on)
        for part, (_, place, _) in PARTS.items()
    )
    Role.objects.bulk_create(
        Role(person=cast[part], node=getattr(places, place), kind=kind, from_on=hired_on)
        for part, (_, place, kind) in PARTS.items()
        if kind
    )
    return cast


def build_introduction(version, newcomer, node, *, mentor=None, chief=None, start_on=None):
    """A bare introduction without a plan, in its seventh week; tests of whole plans use start_introduction."""
    start_on = start_on or timezone.localdate() - timedelta(days=44)
    introduction = Introduction.objects.create(
        newcomer=newcomer,
        version=version,
        category=version.categories.first(),
        experience="graduate",
        start_on=start_on,
        close_support_until_on=start_on + timedelta(days=26 * 7 - 1),
        end_on=start_on + timedelta(days=104 * 7 - 1),
    )
    Placement.objects.create(introduction=introduction, node=node, from_on=start_on)
    helpers = [(role, person) for role, person in (("mentor", mentor), ("chief", chief)) if person]
    Involvement.objects.bulk_create(
        Involvement(introduction=introduction, person=person, role=role, from_on=start_on) for role, person in helpers
    )
    return introduction
