"""Who has which role in some introductions, day by day: whoever stands in for somebody is there in their place."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from programs.frame import roles_on
from programs.models import Introduction, Involvement


class Terms:
    """Everybody around some introductions, from when to when; two queries, and none for a day."""

    def __init__(self, introduction_ids: Collection[int]) -> None:
        ids = list(introduction_ids)
        self._newcomers = dict(Introduction.objects.filter(pk__in=ids).values_list("pk", "newcomer_id"))
        self._terms: dict[int, list[Involvement]] = defaultdict(list)
        for row in Involvement.objects.filter(introduction__in=ids).order_by("from_on", "pk"):
            self._terms[row.introduction_id].append(row)

    def by_role(self, introduction_id: int, day: date) -> dict[str, int]:
        """{role: person id} on a day."""
        return roles_on(self._terms[introduction_id], day) | {"newcomer": self._newcomers[introduction_id]}


def introductions_of(people: Iterable[int]) -> set[int]:
    """The introductions that some people are or have been around; two queries."""
    ids = list(people)
    newcomers = Introduction.objects.filter(newcomer__in=ids).values_list("pk", flat=True)
    helped = Involvement.objects.filter(person__in=ids).values_list("introduction_id", flat=True)
    return {*newcomers, *helped}
