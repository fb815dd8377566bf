"""What differs between a draft and the version it takes over from, and what is left to mend, with the way to each."""

from functools import cached_property

from overview.editor.draft import Draft
from overview.editor.schema import is_place, lists_in
from programs.differences import differences
from programs.documents import whole
from programs.documents_rows import HEAD, Place, is_list, row_at
from programs.services.rows_of_draft import newest_published


class Differing:
    """The part of the page that comes first."""

    draft: Draft

    @cached_property
    def before(self):
        return newest_published(self.draft.version)

    @cached_property
    def differences(self):
        return differences(whole(self.before), self.document) if self.before else []

    @property
    def differences_shown(self):
        """[(difference, where the row is changed, where it is taken back)]"""
        return [(row, *self._ways(row)) for row in self.differences]

    def _ways(self, row):
        place = _place_of(row, [self.draft.own, whole(self.before)])
        if row.kind == "removed":
            return "", self.draft.url_of(place, "row_take_back") if is_place(place) and not is_list(place) else ""
        if row.kind == "order" or not is_place(place) or not _has(self.draft.own, place):
            return f"#{row.anchor}", ""
        return self.draft.url_of(place), ""

    @property
    def problems_shown(self):
        """[(problem, where it is mended)]"""
        return [
            (row, self.draft.url_of(row.place, "row_add" if row.is_list else "row_edit")) for row in self.draft.problems
        ]


def _place_of(difference, documents):
    """Where the row of a difference stands: the key of a row inside another is "course/first-day"."""
    if difference.section == "program":
        return HEAD
    place: Place = (difference.section,)
    for number, key in enumerate(filter(None, difference.key.split("/"))):
        if number:
            inside = [(*place, name) for name in lists_in(place)]
            if not inside:
                break
            place = next((one for one in inside if _is_in_one(documents, (*one, key))), inside[0])
        place = (*place, key)
    return place


def _is_in_one(documents, place):
    return any(_has(document, place) for document in documents)


def _has(document, place):
    try:
        row_at(document, place)
    except LookupError:
        return False
    return True
