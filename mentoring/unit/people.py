"""Who is a mentor of a place, on a day."""

from accounts.models import Person, Role
from accounts.querysets import current, in_ranges


def mentors_at(node, day):
    """Whoever has the role there or in a team of it, by name."""
    held = Role.objects.filter(current(day), in_ranges([node.path_range], "node__path"), kind="mentor")
    return list(Person.objects.filter(pk__in=held.values("person_id"), is_active=True).by_name())


class Mentors:
    """Everybody who was, is or will be mentor anywhere, asked for any place and day; one query."""

    def __init__(self):
        rows = Role.objects.filter(kind="mentor", person__is_active=True).order_by("person_id")
        self.rows = list(rows.values_list("person_id", "node__path", "from_on", "to_on"))

    def at(self, node, day):
        low, high = node.path_range
        return sorted(
            {
                person_id
                for person_id, path, from_on, to_on in self.rows
                if low <= path < high and from_on <= day and (to_on is None or day <= to_on)
            }
        )
