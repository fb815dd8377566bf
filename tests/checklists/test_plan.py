from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine

from checklists.models import Item, Preparation, TemplateItem
from checklists.plan import ChecklistsPart
from checklists.services import leave_out, set_level, set_ready
from programs.calendar import window
from programs.models import Introduction
from programs.parts import touched
from tests.conftest import TODAY

part = ChecklistsPart()


def plan(introduction, by, **changes):
    frame = replace(introduction.frame, **changes)
    return part.propose(frame, {})


def test_file_becomes_template_rows_and_the_rows_the_file_again(version, skarholmen_file):
    dumped = part.dump(version)["items"]

    assert [row["key"] for row in dumped] == [row["key"] for row in skarholmen_file["items"]]
    assert dumped == skarholmen_file["items"]


def test_every_item_of_the_category_gets_its_window(listed, version):
    wanted = {row.key: row for row in version.template_items.all() if row.is_for(listed.category.key)}
    items = {row.key: row for row in listed.items.all()}
    ready = {row.key: row for row in listed.preparations.all()}

    assert items.keys() | ready.keys() == wanted.keys()
    assert {wanted[key].kind for key in ready} == {"prepared"}
    for key, item in items.items():
        row = wanted[key]
        assert (item.window_from_on, item.window_to_on) == window(listed.start_on, row.from_week, row.to_week)


def test_items_of_another_category_are_not_in_the_list(version, introduction):
    graduate = {change.key for change in plan(introduction, None)}
    moved = {change.key for change in plan(introduction, None, category_key="new-in-municipality")}

    assert {"exercising-authority", "bbic-basics"} & graduate == {"exercising-authority", "bbic-basics"}
    assert {"exercising-authority", "bbic-basics"} & moved == set()


def test_a_shorter_programme_leaves_out_what_begins_after_its_end(version, introduction):
    end_on = introduction.start_on + timedelta(weeks=8) - timedelta(days=1)
    weeks = {row.key: row.from_week for row in version.template_items.all()}

    shorter = {change.key for change in plan(introduction, None, end_on=end_on)}

    assert shorter == {change.key for change in plan(introduction, None) if weeks[change.key] <= 8}
    assert max(weeks.values()) > 8


def test_proposal_writes_nothing_and_an_unchanged_plan_proposes_nothing(introduction, cast):
    assert plan(introduction, None)
    assert not Item.objects.exists()

    part.apply(introduction, part.propose(introduction.frame, {}), by=cast["chief"])

    assert plan(introduction, None) == []


def test_a_moved_start_moves_what_is_not_begun(listed, item, preparation, cast):
    set_level(item, 1, by=cast["newcomer"])
    set_ready(preparation, True, by=cast["chief"])
    later = listed.start_on + timedelta(days=14)

    changes = plan(listed, None, start_on=later)
    part.apply(listed, changes, by=cast["chief"])

    moved = {change.key for change in changes}
    assert {item.key, preparation.key} & moved == set()
    assert len(moved) == listed.items.count() + listed.preparations.count() - 2
    assert Item.objects.get(pk=item.pk).window_from_on == item.window_from_on
    assert listed.items.get(key="case-system").window_from_on == later


def test_a_changed_category_withdraws_what_is_not_begun_and_brings_it_back(listed, cast):
    begun = listed.items.get(key="exercising-authority")
    set_level(begun, 1, by=cast["newcomer"])

    part.apply(listed, plan(listed, None, category_key="new-in-municipality"), by=cast["chief"])
    begun.refresh_from_db()
    withdrawn = listed.items.get(key="bbic-basics")

    assert begun.is_open
    assert withdrawn.is_withdrawn
    part.apply(listed, plan(listed, None), by=cast["chief"])
    assert listed.items.get(key="bbic-basics").is_open


def test_what_the_chief_left_out_stays_out(listed, item, cast):
    leave_out(item, "known", by=cast["chief"])

    part.apply(listed, plan(listed, None, start_on=listed.start_on + timedelta(days=7)), by=cast["chief"])

    assert Item.objects.get(pk=item.pk).left_out_because == "known"


def test_a_new_version_moves_only_the_pointer_of_what_is_done(listed, item, cast, skarholmen_file, places):
    from programs.services import import_program

    set_level(item, 3, by=cast["newcomer"])
    newer = import_program(skarholmen_file, places.region, by=cast["coordinator"])

    changes = plan(listed, None, version_id=newer.pk, start_on=listed.start_on + timedelta(days=7))
    part.apply(listed, changes, by=cast["chief"])

    done = Item.objects.select_related("template").get(pk=item.pk)
    assert done.template.version == newer
    assert (done.level, done.window_from_on) == (3, item.window_from_on)


@pytest.mark.parametrize("keep", [1, 40])
def test_number_of_queries_does_not_grow_with_the_plan(introduction, version, cast, keep, django_assert_num_queries):
    keys = list(version.template_items.exclude(kind="prepared").values_list("key", flat=True))[:keep]
    TemplateItem.objects.filter(version=version).exclude(key__in=[*keys, "computer-and-phone"]).delete()
    changes = part.propose(introduction.frame, {})

    with django_assert_num_queries(5):
        part.apply(introduction, changes, by=cast["chief"])

    assert (Item.objects.count(), Preparation.objects.count()) == (keep, 1)


@time_machine.travel(TODAY, tick=False)
def test_a_theme_is_touched_when_an_item_of_it_is_gone_through(listed, item, cast):
    assert touched([listed]) == {}

    set_level(item, 1, by=cast["newcomer"])

    assert touched(Introduction.objects.all()) == {
        listed.pk: {"receiving-information": listed.items.get(pk=item.pk).reached_at.date()}
    }
    set_level(item, 0, by=cast["newcomer"])
    assert touched([listed]) == {}


def test_started_through_the_service_the_introduction_has_its_list(started):
    assert started.items.count() > 45
    assert started.preparations.exists()


def test_extract_holds_levels_and_own_words(listed, item, cast):
    from checklists.services import write_reflection

    set_level(item, 2, by=cast["newcomer"])
    write_reflection(item, "Svårt", by=cast["newcomer"], readers=[cast["mentor"]])

    mine, mentors = part.personal_data(cast["newcomer"]), part.personal_data(cast["mentor"])

    [reached] = [row for row in mine["items"] if row["reached_at"]]
    assert (reached["item"], reached["set_by"]) == (str(item), "Alva Berglind")
    assert mine["reflections"][0]["text"] == "Svårt"
    assert mine["reflections"][0]["shared_with"] == ["Samira Holst"]
    assert "Svårt" not in str(mentors)
    assert mentors["shared_with_me"][0]["written_by"] == "Alva Berglind"


def test_items_of_another_experience_are_not_in_the_list(version, introduction):
    TemplateItem.objects.filter(version=version, key="unwritten-rules").update(experience=["graduate", "under_two"])

    graduate = {change.key for change in plan(introduction, None)}
    experienced = {change.key for change in plan(introduction, None, experience="over_two")}

    assert graduate - experienced == {"unwritten-rules"}


def test_what_is_safe_first_is_marked(version):
    marked = TemplateItem.objects.filter(version=version, is_safety=True).values_list("key", flat=True)

    assert set(marked) == {"immediate-safety-assessment", "safe-home-visits"}
