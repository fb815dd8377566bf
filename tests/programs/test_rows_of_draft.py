"""Rows of a draft are added, saved, moved and taken away by the services, whoever else is at it."""

import uuid

import pytest

from accounts.errors import StaleEdit
from accounts.models import Event
from programs.documents import own
from programs.documents_rows import fingerprint, move_row, row_at, rows_at, said, siblings
from programs.models import Version
from programs.services import next_draft, publish_version, start_program
from programs.services.rows_of_draft import (
    Edit,
    PointedAt,
    StaleRows,
    add_row,
    is_key_fixed,
    remove_row,
    save_row,
    save_rows,
    take_back_row,
)

THEME = ("themes", "receiving-information")


@pytest.fixture
def by(cast):
    return cast["coordinator"]


@pytest.fixture
def draft(version, by):
    return next_draft(version.program, by=by)


@pytest.fixture
def local(version, places, by):
    """What Ekvalla adds to the common programme."""
    return start_program(places.municipality, "ekvalla", {"sv": "Ekvalla"}, by=by, extends=version.program)


def content(version):
    return own(Version.objects.get(pk=version.pk))


def edit_of(version, place, **values):
    return Edit(place, values, fingerprint(said(row_at(content(version), place), values)))


def area(name):
    return {"name": {"sv": name}}


def test_a_row_gets_its_key_from_its_words(draft, by):
    name = add_row(draft, ("areas",), area("Ny kunskap"), words="Ny kunskap", by=by, request_key=uuid.uuid4())

    assert name == "ny-kunskap"
    assert rows_at(content(draft), ("areas",))[-1] == {"key": "ny-kunskap", "name": {"sv": "Ny kunskap"}}


def test_a_row_is_added_once_however_often_it_is_sent(draft, by):
    key = uuid.uuid4()
    names = [add_row(draft, ("areas",), area("Ny"), words="Ny", by=by, request_key=key) for _ in range(3)]

    assert names == ["ny"] * 3
    assert Event.objects.filter(verb="programs.row_added").count() == 1


def test_a_local_row_is_named_after_its_place(local, by):
    name = add_row(local, ("areas",), area("Samverkan"), words="Samverkan", by=by, request_key=uuid.uuid4())

    assert name == "ekvalla-samverkan"


def test_a_row_is_saved_and_it_is_known_who_did_it(draft, by):
    save_row(draft, edit_of(draft, THEME, name={"sv": "Ta emot"}), by=by)

    draft.refresh_from_db()
    assert row_at(content(draft), THEME)["name"] == {"sv": "Ta emot"}
    assert (draft.changed_by, draft.changed_place) == (by, "themes/receiving-information")


def test_a_new_key_follows_everywhere(draft, by):
    at = save_row(draft, edit_of(draft, THEME, name={"sv": "Ta emot"}), by=by, key="receiving")

    assert at == ("themes", "receiving")
    assert "receiving-information" not in {row["theme"] for row in content(draft)["items"]}
    draft.refresh_from_db()
    assert draft.is_sound


def test_a_key_that_was_published_is_fixed(draft, by):
    add_row(draft, ("areas",), area("Ny"), words="Ny", by=by, request_key=uuid.uuid4())

    assert is_key_fixed(draft, THEME)
    assert not is_key_fixed(draft, ("areas", "ny"))


def test_several_rows_are_saved_or_none(draft, by):
    edits = [edit_of(draft, ("phases", key), name={"sv": "Ny"}) for key in ("land", "learn")]
    save_row(draft, edit_of(draft, ("phases", "learn"), name={"sv": "Hann före"}), by=by)

    with pytest.raises(StaleRows) as stale:
        save_rows(draft, edits, by=by)

    assert list(stale.value.rows) == [("phases", "learn")]
    assert row_at(content(draft), ("phases", "land"))["name"]["sv"] == "Landa"


def test_a_row_is_moved_together_with_what_was_typed(draft, by):
    first, second = siblings(content(draft), ("items", items_of(draft)[0]))[:2]
    seen = fingerprint(siblings(content(draft), ("items", first)))

    save_rows(
        draft,
        [edit_of(draft, ("items", first), weeks=[2, 3])],
        by=by,
        place=("items", second),
        then=lambda document: move_row(document, ("items", second), side="before", beside=first, seen=seen),
    )

    assert items_of(draft)[:2] == [second, first]
    assert row_at(content(draft), ("items", first))["weeks"] == [2, 3]


def items_of(draft):
    return [row["key"] for row in content(draft)["items"] if row["theme"] == "receiving-information"]


def test_a_row_that_others_name_stays(draft, by):
    seen = fingerprint(row_at(content(draft), THEME))

    with pytest.raises(PointedAt) as found:
        remove_row(draft, THEME, seen=seen, by=by)

    assert ("sessions", "group", "sessions", "incoming-information") in found.value.places
    assert row_at(content(draft), THEME)


def test_a_row_that_was_changed_is_not_taken_away_unseen(draft, by):
    place = ("items", items_of(draft)[-1])
    seen = fingerprint(row_at(content(draft), place))
    save_row(draft, edit_of(draft, place, weeks=[1, 2]), by=by)

    with pytest.raises(StaleEdit):
        remove_row(draft, place, seen=seen, by=by)


def test_what_was_taken_away_is_taken_back(draft, by):
    before, place = content(draft), ("items", items_of(draft)[0])
    pointing = [row for row in before["items"] if place[1] in row.get("after", [])]
    for row in pointing:
        save_row(draft, edit_of(draft, ("items", row["key"]), after=None), by=by)
    remove_row(draft, place, seen=fingerprint(row_at(content(draft), place)), by=by)

    take_back_row(draft, place, by=by)

    assert [row["key"] for row in content(draft)["items"]] == [row["key"] for row in before["items"]]


def test_a_published_version_never_changes(draft, by):
    from programs.errors import NotADraft

    publish_version(draft, by=by)

    with pytest.raises(NotADraft):
        save_row(draft, edit_of(draft, THEME, name={"sv": "Ta emot"}), by=by)
