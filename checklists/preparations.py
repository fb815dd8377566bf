"""What is ready for the first day, with who sees to it."""

from checklists.models import Preparation
from checklists.rules import can_prepare
from programs.responsible import responsible_in


def preparations_of(introduction, reader):
    """The rows, each with `responsible` (who it is today), `may_set` and its introduction; three queries."""
    people = responsible_in([introduction])[introduction.pk]
    rows = list(Preparation.objects.of([introduction]).wanted().with_words())
    for row in rows:
        row.introduction = introduction
        row.responsible = people.get(row.template.responsible)
        row.may_set = can_prepare(reader, row)
    return rows
