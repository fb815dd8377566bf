"""A version's document, what an extension adds to it, and how a newer common version is taken in."""

import pytest

from programs import files
from programs.documents import ORIGIN, merge, own, whole
from programs.errors import NoBase, NotADraft, NotSound
from programs.models import Phase, Program, Theme, Version
from programs.services import (
    change_content,
    import_program,
    newer_base,
    next_draft,
    problems_of,
    publish_version,
    start_program,
    take_base,
)

LOCAL_THEME = {
    "key": "ekvalla-our-house",
    "name": {"sv": "Vårt hus", "en": "Our house"},
    "area": "collaboration",
    "phase": "settling-in",
}


def local_item(**fields):
    return {
        "key": "ekvalla-the-alarm",
        "name": {"sv": "Larmet i receptionen", "en": "The alarm at the desk"},
        "theme": "ekvalla-our-house",
        "part": "workplace",
        "level": "local",
        "kind": "gone-through",
        "weeks": [1, 1],
        "responsible": "mentor",
    } | fields


@pytest.fixture
def common(skarholmen_file):
    """A phase of the shipped file that the local theme can be in."""
    return skarholmen_file["phases"][1]["key"]


@pytest.fixture
def additions(common):
    return {
        "program": {
            "key": "ekvalla",
            "name": {"sv": "Ekvallas del", "en": "The part of Ekvalla"},
            "extends": "skarholmen",
        },
        "themes": [{**LOCAL_THEME, "phase": common}],
        "items": [local_item()],
    }


@pytest.fixture
def local(version, additions, places, cast):
    return import_program(additions, places.municipality, by=cast["coordinator"])


def publish(version, by):
    publish_version(version, by=by)
    return Version.objects.get(pk=version.pk)


def revised(version, change, cast):
    """The next version of a programme with one thing changed, published."""
    draft = next_draft(version.program, by=cast["coordinator"])
    change_content(draft, change, by=cast["coordinator"])
    return publish(draft, cast["coordinator"])


def test_a_version_keeps_its_document(version, skarholmen_file):
    assert own(version) == whole(version) == files.normal(skarholmen_file)


def test_an_older_version_without_a_document_is_read_from_its_rows(version):
    before = own(version)
    version.document.delete()

    assert {row["key"] for row in own(Version.objects.get(pk=version.pk))["items"]} == {
        row["key"] for row in before["items"]
    }


def test_an_extension_has_what_is_common_and_then_its_own(local, version):
    rows = list(local.template_items.all())

    assert [row.key for row in rows][-1] == "ekvalla-the-alarm"
    assert len(rows) == version.template_items.count() + 1
    assert {row.origin for row in rows} == {version.program, None}
    assert rows[-1].theme.key == "ekvalla-our-house"
    assert (local.length, local.close_support, local.base) == (version.length, version.close_support, version)


def test_an_extension_exports_what_it_adds_only(local, additions):
    assert set(own(local)) == set(additions)
    assert own(local)["items"] == files.normal(additions)["items"]


def test_how_a_common_item_is_done_here(additions, version, places, cast):
    key = version.template_items.first().key
    text = {"sv": "Vi gör det på tisdagar.", "en": "We do it on Tuesdays."}
    made = import_program(
        {**additions, "here": [{"item": key, "text": text}]}, places.municipality, by=cast["coordinator"]
    )

    assert dict(made.template_items.get(key=key).here) == text
    assert dict(version.template_items.get(key=key).here) == {}


def test_an_extension_adds_to_what_a_role_promises(skarholmen_file):
    added = {"agreement": [{"role": "mentor", "expects": [{"sv": "Jag har alltid kaffe."}]}]}
    merged = merge(skarholmen_file, added)

    promised = {row["role"]: row["expects"] for row in merged["agreement"]}
    assert promised["mentor"][-1] == {"sv": "Jag har alltid kaffe."}
    assert len(merged["agreement"]) == len(skarholmen_file["agreement"])


def test_an_extension_needs_a_published_common_part(additions, places, cast):
    with pytest.raises(NoBase, match="skarholmen"):
        import_program(additions, places.municipality, by=cast["coordinator"])


def test_an_empty_draft_is_not_sound_and_is_not_published(places, cast):
    draft = start_program(places.region, "ours", {"sv": "Vårt"}, by=cast["coordinator"])

    with pytest.raises(NotSound) as error:
        publish_version(draft, by=cast["coordinator"])

    assert {"areas", "phases", "themes"} <= {problem.field for problem in error.value.problems}
    assert Version.objects.get(pk=draft.pk).is_draft


def test_a_draft_changes_and_its_rows_follow(version, cast):
    draft = next_draft(version.program, by=cast["coordinator"])
    key = own(draft)["themes"][0]["key"]

    change_content(
        draft, lambda it: it["themes"][0].update(name={"sv": "Nytt namn"}), by=cast["mentor"], place="themes"
    )

    draft.refresh_from_db()
    assert str(Theme.objects.get(version=draft, key=key)) == "Nytt namn"
    assert (draft.changed_by, draft.changed_place, draft.revision) == (cast["mentor"], "themes", 1)


def test_a_draft_with_something_wrong_keeps_what_was_written_and_the_rows_of_before(version, cast):
    draft = next_draft(version.program, by=cast["coordinator"])
    count = draft.themes.count()

    change_content(draft, lambda it: it["themes"][0].update(area="nowhere"), by=cast["coordinator"])

    draft.refresh_from_db()
    assert own(draft)["themes"][0]["area"] == "nowhere"
    assert (draft.is_sound, draft.themes.count()) == (False, count)
    assert [problem.field for problem in problems_of(draft)] == [f"themes.{own(draft)['themes'][0]['key']}.area"]


def test_a_published_version_never_changes(version, cast):
    with pytest.raises(NotADraft):
        change_content(version, lambda it: it["themes"].clear(), by=cast["coordinator"])


def test_the_next_draft_is_a_copy_and_there_is_one(version, cast):
    draft = next_draft(version.program, by=cast["coordinator"])

    assert next_draft(version.program, by=cast["chief"]) == draft
    assert "version_note" not in own(draft)["program"]
    assert {**own(draft), "program": 0} == {**own(version), "program": 0}


def test_publishing_gives_the_programme_its_new_name(version, cast):
    def rename(content):
        content["program"]["name"] = {"sv": "Bättre namn"}

    revised(version, rename, cast)

    assert str(Program.objects.get(pk=version.program_id)) == "Bättre namn"


def test_a_newer_common_version_is_taken_in_as_a_draft(local, version, cast):
    publish(local, cast["coordinator"])
    newer = revised(version, lambda it: it["items"][0].update(weeks=[2, 4]), cast)
    assert newer_base(local.program) == newer

    draft = take_base(local.program, by=cast["chief"])

    first = draft.template_items.first()
    assert (first.from_week, first.to_week, first.origin) == (2, 4, version.program)
    assert draft.template_items.last().key == "ekvalla-the-alarm"
    assert (draft.base, take_base(local.program, by=cast["chief"])) == (newer, draft)
    assert newer_base(local.program) is None


def test_what_no_longer_fits_is_told_before_anything_is_published(local, version, cast, common):
    publish(local, cast["coordinator"])

    def without_the_phase(content):
        content["phases"] = [row for row in content["phases"] if row["key"] != common]
        for theme in content["themes"]:
            theme["phase"] = content["phases"][0]["key"]

    revised(version, without_the_phase, cast)
    draft = take_base(local.program, by=cast["chief"])

    assert [problem.field for problem in problems_of(draft)] == ["themes.ekvalla-our-house.phase"]
    with pytest.raises(NotSound):
        publish_version(draft, by=cast["chief"])


def test_three_levels_inherit_and_know_from_whom(local, version, places, cast, common):
    publish(local, cast["coordinator"])
    head = {"key": "team", "name": {"sv": "Teamets del"}, "extends": "ekvalla"}
    item = local_item(key="team-coffee", name={"sv": "Kaffemaskinen"})
    deepest = import_program({"program": head, "items": [item]}, places.unit, by=cast["chief"])

    origins = {row.key: row.origin for row in deepest.template_items.select_related("origin")}
    assert origins["team-coffee"] is None
    assert origins["ekvalla-the-alarm"] == local.program
    assert origins[version.template_items.first().key] == version.program
    assert whole(deepest)["themes"][-1][ORIGIN] == local.program_id


def test_a_phase_may_begin_when_another_ends(version, cast):
    def add(content):
        first = content["phases"][1]
        content["phases"].append(
            {"key": "later", "name": {"sv": "Sedan"}, "start": "-2w", "after": first["key"], "length": "4w"}
        )
        content["phases"].append(
            {"key": "last", "name": {"sv": "Sist"}, "start": "1d", "after": "later", "length": "1m"}
        )

    newer = revised(version, add, cast)
    before, later, last = (
        Phase.objects.get(version=newer, key=key) for key in (newer.phases.all()[1].key, "later", "last")
    )
    monday = __import__("datetime").date(2026, 8, 31)

    assert (later.days(monday)[0] - before.days(monday)[1]).days == 1 - 14
    assert (last.days(monday)[0] - later.days(monday)[1]).days == 2
