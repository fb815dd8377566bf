"""A draft as the editor's pages see it: the whole document, what of it is its own, and what may be done with it."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules import ensure
from overview.editor.problems import Told, told
from overview.editor.references import References
from overview.editor.schema import is_place
from overview.editor.sheet import Sheet
from programs.documents import Document, is_inherited, own, whole
from programs.documents_rows import HEAD, NoSuchRow, Place, Row, is_list, row_at, rows_at
from programs.models import Program, Version
from programs.rules import can_edit_version, can_publish_version
from programs.services import problems_of


@dataclass
class Draft:
    version: Version
    reader: Person

    @cached_property
    def document(self) -> Document:
        return whole(self.version)

    @cached_property
    def own(self) -> Document:
        return own(self.version)

    @cached_property
    def references(self) -> References:
        return References(self.document)

    @property
    def is_extension(self):
        return self.version.base_id is not None

    @property
    def can_publish(self):
        return can_publish_version(self.reader, self.version)

    @cached_property
    def problems(self) -> list[Told]:
        return told(problems_of(self.version), self.own, self.references)

    def problems_at(self, place: Place) -> list[Told]:
        return [one for one in self.problems if one.place == place]

    def sheet(self, place: Place, only=None) -> Sheet:
        return Sheet(place, self.references, only=only, is_extension=self.is_extension)

    def row(self, place: Place) -> Row:
        """A row of one's own; 404 for one that is inherited or not there."""
        try:
            return row_at(self.own, place)
        except NoSuchRow:
            raise Http404 from None

    def title(self, place: Place) -> str:
        if place == HEAD:
            return _("About the programme")
        return self.references.title(place[:-1], self.row(place))

    @cached_property
    def owners(self) -> dict[int, str]:
        """{program: the place that owns it} of everything that is inherited."""
        rows = [row for name, section in self.document.items() if name != "program" for row in section]
        found = {row["_origin"] for row in rows if is_inherited(row)}
        return dict(Program.objects.filter(pk__in=found).values_list("pk", "owner__name")) if found else {}

    def owner_of(self, row: Row) -> str:
        """The place that an inherited row comes from; empty for one's own."""
        return self.owners.get(row.get("_origin"), "")

    # -- addresses -----------------------------------------------------------------------------------------------

    @property
    def url(self):
        return reverse("overview:version_edit", args=[self.version.pk])

    def url_of(self, place: Place, name: str = "row_edit") -> str:
        return reverse(f"overview:{name}", args=[self.version.pk, "/".join(place)])

    def url_around(self, place: Place) -> str:
        """Where somebody who is done with a row goes on: to the row around it, or to its place on the page."""
        if len(place) > 2:
            return self.url_of(place[:2])
        if place[0] == "items" and not is_list(place):
            return f"{self.url}?theme={self._theme_of(place)}#theme"
        return f"{self.url}#{place[0]}"

    def _theme_of(self, place):
        rows = {row.get("key"): row for row in rows_at(self.own, ("items",))}
        return rows.get(place[1], {}).get("theme", "")

    def crumbs(self, *here):
        """From the list of programmes to what is being edited; `here` ends with the page itself."""
        name = _("Draft %(number)s") % {"number": self.version.number}
        way = [
            (_("Programmes"), reverse("overview:program_list")),
            (str(self.version.program), reverse("overview:version_detail", args=[self.version.pk])),
        ]
        return [*way, (name, self.url), *here] if here else [*way, (name, "")]


def draft_for(request, version_id: int) -> Draft:
    """404 for who cannot see the version, 403 for who cannot edit it."""
    versions = Version.objects.visible_to(request.user).select_related(
        "program__owner", "program__extends", "base__program", "changed_by"
    )
    version = get_object_or_404(versions, pk=version_id)
    ensure(can_edit_version(request.user, version))
    return Draft(version, request.user)


def place_in(path: str, *, of_list: bool) -> Place:
    """The place that an address names; 404 when there can be nothing."""
    place = tuple(path.split("/"))
    if not is_place(place) or is_list(place) != of_list or "" in place:
        raise Http404
    return place
