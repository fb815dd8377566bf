"""What is ready for the first day, with who sees to it by the title the programme gives."""

from checklists.models import Preparation
from checklists.rules import can_prepare


def preparations_of(introduction, reader):
    """The rows, each with `responsible` (a title), `may_set` and its introduction; two queries."""
    titles = {row.key: str(row) for row in introduction.version.rows("helpers")}
    rows = list(Preparation.objects.of([introduction]).wanted().with_words())
    for row in rows:
        row.introduction = introduction
        row.responsible = titles.get(row.template.responsible, "")
        row.may_set = can_prepare(reader, row)
    return rows
