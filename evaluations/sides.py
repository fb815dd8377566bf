"""Who answers an evaluation, and how far each has come. Derived from dates: nobody has to open anything."""

from dataclasses import dataclass

from accounts.models import Person
from evaluations.models import Occasion, Respondent
from evaluations.querysets import answerer


@dataclass(frozen=True)
class Side:
    """One of those who answer; nobody yet when the role is vacant."""

    role: str
    person: Person | None
    respondent: Respondent | None = None

    @property
    def is_begun(self):
        return self.respondent is not None and self.respondent.saved_at is not None

    @property
    def has_submitted(self):
        return self.respondent is not None and self.respondent.submitted_at is not None

    @property
    def name(self):
        return self.person.first_name if self.person else ""


def with_sides(occasions):
    """The occasions as a list, each with its `sides` in the order of the programme; three queries more."""
    occasions = list(occasions)
    ids = [row.pk for row in occasions]
    begun = {
        (row.occasion_id, row.role): row for row in Respondent.objects.filter(occasion__in=ids).select_related("person")
    }
    people = _people(ids, sorted({role for row in occasions for role in row.template.answered_by}))
    for occasion in occasions:
        occasion.sides = _sides(occasion, people, begun)
    return occasions


def _people(ids, roles):
    """{(occasion id, role): Person}."""
    columns = {f"side_{number}": answerer(role) for number, role in enumerate(roles)}
    rows = list(Occasion.objects.filter(pk__in=ids).order_by().values_list("pk", *columns.values())) if roles else []
    people = Person.objects.in_bulk({person for _pk, *found in rows for person in found if person})
    return {(pk, role): people.get(person) for pk, *found in rows for role, person in zip(roles, found, strict=True)}


def _sides(occasion, people, begun):
    """Somebody who holds two of the roles answers once."""
    sides: dict[object, Side] = {}
    for role in occasion.template.answered_by:
        person = people.get((occasion.pk, role))
        sides.setdefault(person.pk if person else role, Side(role, person, begun.get((occasion.pk, role))))
    return list(sides.values())


def side_of(person, occasion):
    """The side that the person answers from, or None."""
    return next((side for side in occasion.sides if side.person == person), None)


def others_of(person, occasion):
    return [side for side in occasion.sides if side.person != person]
