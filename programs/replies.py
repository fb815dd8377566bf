"""Who has said beforehand whether they come."""

from collections.abc import Collection

from programs.models import Reply


def replies_of(part: str, refers_ids: Collection[int]) -> dict[tuple[int, int], bool]:
    """{(row of the part, person id): is coming} of those who have said; one query."""
    rows = Reply.objects.filter(part=part, refers_id__in=list(refers_ids))
    return {(row.refers_id, row.person_id): row.is_coming for row in rows}
