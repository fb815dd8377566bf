"""What has to be mended before a draft can be published, said about rows and fields by their names on the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from overview.editor.references import References
from overview.editor.schema import SECTIONS, lists_in
from overview.editor.words import label_of, list_words
from programs.documents import Document
from programs.documents_rows import HEAD, Place, is_list, name_of
from programs.files import FileError


@dataclass(frozen=True)
class Told:
    """`place` is the row to mend, or the list that lacks rows."""

    place: Place
    where: str
    message: str

    @property
    def is_list(self):
        return is_list(self.place)


def told(problems: Iterable[FileError], document: Document, references: References) -> list[Told]:
    found = (_told(problem, document, references) for problem in problems)
    return list(dict.fromkeys(found))


def _told(problem, document, references):
    steps = problem.field.split(".")
    if steps[0] == "program":
        return _of_row(HEAD, document["program"], steps[1:], problem, references)
    if len(steps) == 1 and steps[0] in SECTIONS:
        name, _about, _add = list_words((steps[0],))
        return Told((steps[0],), str(name), _("Nothing here yet."))
    place, row, rest = _found(document, steps)
    if len(rest) == 1 and rest[0] in lists_in(place) and not row.get(rest[0]):
        return Told((*place, rest[0]), references.title(place[:-1], row), _("Nothing here yet."))
    return _of_row(place, row, rest, problem, references)


def _found(document, steps):
    """(place, row, what is left) of the innermost row with a page that a field's name leads into."""
    place: Place = ()
    around, row, rest = document, {}, list(steps)
    while len(rest) > 1 and (not place or rest[0] in lists_in(place)):
        rows = around.get(rest[0]) or []
        found = next((r for n, r in enumerate(rows, 1) if rest[1] in (r.get("key"), str(n))), None)
        if found is None:
            break
        place, around, row = (*place, rest[0], name_of((*place, rest[0]), found)), found, found
        rest = rest[2:]
    return place, row, rest


def _of_row(place, row, rest, problem, references):
    section = place[0] if place == HEAD else place[-2]
    where = _("About the programme") if place == HEAD else references.title(place[:-1], row)
    label = str(label_of(section, rest[0])) if rest else ""
    if label and rest[0] not in row:
        return Told(place, where, _("%(label)s is not filled in yet.") % {"label": label})
    return Told(place, where, f"{label}: {problem.message}" if label else problem.message)
