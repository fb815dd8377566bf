"""Rows of a draft are added, changed, moved and taken away, by several people at once and without a loss."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from accounts.errors import StaleEdit
from accounts.models import Event, Person
from accounts.services import record
from programs import documents_rows as rows
from programs.documents import Document, merge, own, whole
from programs.documents_links import pointing_at, rename
from programs.documents_rows import Place, Row
from programs.models import Version
from programs.services.draft import change_content

ADDED = "programs.row_added"


@dataclass(frozen=True)
class Edit:
    """What some fields of a row are to say; `seen` is the fingerprint of what they said when they were shown."""

    place: Place
    values: Row
    seen: str


class StaleRows(StaleEdit):
    """Some rows of several were changed by somebody else; nothing is saved. `rows` holds them, by place."""

    def __init__(self, found: dict[Place, Row | None]):
        super().__init__()
        self.rows = found


class PointedAt(Exception):
    """The row is named by others, `places`, which would lead nowhere without it."""

    def __init__(self, places: list[Place]):
        super().__init__()
        self.places = places


class _AlreadyAdded(Exception):
    pass


def add_row(version: Version, place: Place, values: Row, *, words: str, by: Person, request_key: UUID, at=None) -> str:
    """Add a row last in a list, with a key made from `words` if it has none; its name among the rows of the list.

    A second call with the same request key gives the first one's row.
    """
    made: list[str] = []

    def change(content):
        if earlier := _added(version, request_key):
            made.append(earlier)
            raise _AlreadyAdded
        row = rows.said(values, values)
        if not rows.name_of(place, row):
            row = {"key": _key(version, content, place, words), **row}
        rows.add_row(content, place, row)
        made.append(rows.name_of(place, row))
        record(by, ADDED, version, at=at, place=_path((*place, made[0])), request_key=str(request_key))

    with suppress(_AlreadyAdded):
        change_content(version, change, by=by, at=at, place=_path(place))
    return made[0]


def _added(version, request_key):
    found = Event.objects.filter(object_type=version._meta.label_lower, object_id=version.pk, verb=ADDED)
    event = found.filter(codes__request_key=str(request_key)).first()
    return event.codes["place"].rsplit("/", 1)[-1] if event else ""


def _key(version, content, place, words):
    """Keys of an extension begin with the place that owns it, and are nobody's further up either."""
    if version.base is None:
        return rows.new_key(content, place, words)
    document = merge(whole(version.base), content)
    return rows.new_key(document, place, words, begins_with=version.program.owner.name.split(" ")[0])


def save_row(version: Version, edit: Edit, *, by: Person, key: str = "", at=None) -> Place:
    """Let one row say something else, under a new key if there is one; where it then stands.

    StaleEdit, with the row as it is by now, when somebody else changed the same fields.
    """
    renamed = key and key != edit.place[-1]

    def change(content):
        rows.change_row(content, edit.place, edit.values, seen=edit.seen)
        if renamed:
            rename(content, edit.place, key)
            rows.row_at(content, edit.place)["key"] = key

    change_content(version, change, by=by, at=at, place=_path(edit.place))
    return (*edit.place[:-1], key) if renamed else edit.place


def save_rows(
    version: Version,
    edits: Iterable[Edit],
    *,
    by: Person,
    at=None,
    place: Place = (),
    then: Callable[[Document], None] | None = None,
) -> None:
    """Let several rows say something else, all or none: StaleRows names those that others changed meanwhile.

    `then` changes the document further, at `place`.
    """
    edits = list(edits)

    def change(content):
        stale: dict[Place, Row | None] = {}
        for edit in edits:
            try:
                rows.change_row(content, edit.place, edit.values, seen=edit.seen)
            except StaleEdit as found:
                stale[edit.place] = found.current
        if stale:
            raise StaleRows(stale)
        if then:
            then(content)

    if edits or then:
        change_content(version, change, by=by, at=at, place=_path(place or edits[0].place))


def remove_row(version: Version, place: Place, *, seen: str, by: Person, at=None) -> None:
    """Take a row away. PointedAt when others name it; StaleEdit when it has been changed since it was shown."""

    def change(content):
        if found := pointing_at(content, place):
            raise PointedAt(found)
        rows.remove_row(content, place, seen=seen)

    change_content(version, change, by=by, at=at, place=_path(place))


def take_back_row(version: Version, place: Place, *, by: Person, at=None) -> None:
    """A row of the newest published version that the draft has lost stands there again."""
    before = newest_published(version)
    if before is None:
        raise rows.NoSuchRow(place)

    def change(content):
        rows.bring_back(content, own(before), place)

    change_content(version, change, by=by, at=at, place=_path(place))


def newest_published(version: Version) -> Version | None:
    """The version that a draft will take over from."""
    earlier = version.program.versions.exclude(state=Version.State.DRAFT).exclude(pk=version.pk)
    return earlier.select_related("program", "base").order_by("-number").first()


def is_key_fixed(version: Version, place: Place) -> bool:
    """A key that has been published never changes: levels, answers and statistics follow it."""
    return any(_has(own(row), place) for row in version.program.versions.exclude(state=Version.State.DRAFT))


def _has(document: Document, place: Place) -> bool:
    try:
        rows.row_at(document, place)
    except rows.NoSuchRow:
        return False
    return True


def _path(place):
    return "/".join(place)
