import pytest
import time_machine
from django.urls import reverse

from accounts.models import Reading
from checklists.services import add_item, leave_out, set_level, write_reflection
from routines.services import create_routine
from tests.conftest import TODAY

BY_ROLE = [
    ("newcomer", 200),
    ("mentor", 200),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 200),
    ("administrator", 200),
    ("colleague", 404),
    ("second_newcomer", 404),
    ("stranger", 404),
    ("stranger_newcomer", 404),
]
READS_LEVELS = {"newcomer", "mentor", "chief", "deputy"}

pytestmark = pytest.mark.usefixtures("on_a_wednesday")


@pytest.fixture
def on_a_wednesday():
    with time_machine.travel(TODAY, tick=False):
        yield


def url(introduction, query=""):
    return reverse("checklists:checklist", args=[introduction.pk]) + query


def rows(response):
    return {row.item.key for group in response.context["page"].themes for row in group.rows}


@pytest.mark.parametrize(("role", "status"), BY_ROLE)
def test_checklist_by_role(client, listed, item, cast, role, status):
    client.force_login(cast[role])

    response = client.get(url(listed))

    assert response.status_code == status
    if status == 200:
        levels = f'id="level-{item.pk}"' in response.content.decode()
        buttons = f'id="level-form-{item.pk}"' in response.content.decode()
        assert (levels, buttons) == (role in READS_LEVELS, role in ("newcomer", "mentor"))


@pytest.mark.parametrize(("role", "status"), BY_ROLE)
def test_item_detail_by_role(client, item, cast, role, status):
    client.force_login(cast[role])

    assert client.get(item.get_absolute_url()).status_code == status


def test_opening_somebody_elses_list_is_kept_and_the_own_is_not(client, listed, cast):
    for role in ("newcomer", "chief", "chief"):
        client.force_login(cast[role])
        client.get(url(listed))

    assert [(row.by, row.about) for row in Reading.objects.all()] == [(cast["chief"], cast["newcomer"])]


def test_own_checklist_leads_to_the_latest(client, listed, cast):
    client.force_login(cast["newcomer"])

    assert client.get(reverse("checklists:own_checklist")).url == url(listed)
    client.force_login(cast["chief"])
    assert client.get(reverse("checklists:own_checklist")).status_code == 404


def test_filters_show_this_phase_all_and_what_is_not_started(client, listed, item, cast):
    set_level(item, 1, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    phase, everything, open_ones = [
        client.get(url(listed, f"?show={show}")) for show in ("phase", "all", "not-started")
    ]

    assert {group.theme.phase.key for group in phase.context["page"].themes} == {"learn"}
    assert rows(everything) == set(listed.items.values_list("key", flat=True))
    assert rows(everything) - rows(open_ones) == {item.key}
    assert dict(everything.context["page"].filters)["phase"] == len(rows(phase))


def test_what_is_put_on_the_next_meeting_is_marked_and_filtered(client, listed, item, cast):
    from mentoring.models import Topic

    Topic.objects.create(
        introduction=listed,
        by=cast["newcomer"],
        kind="item",
        key=item.key,
        label="x",
        created_at=listed.start_on.isoformat() + "T08:00Z",
    )
    client.force_login(cast["newcomer"])

    response = client.get(url(listed, "?show=bring-up"))

    assert rows(response) == {item.key}
    assert 'class="mark is-now"' in response.content.decode()


def test_a_coordinator_cannot_find_out_levels_by_filtering(client, listed, item, cast):
    set_level(item, 1, by=cast["newcomer"])
    client.force_login(cast["coordinator"])

    response = client.get(url(listed, "?show=not-started"))

    assert item.key in rows(response)
    assert "not-started" not in dict(response.context["page"].filters)


def test_a_theme_tells_when_it_was_last_touched(client, listed, item, cast):
    set_level(item, 1, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    groups = {group.theme.key: group for group in client.get(url(listed)).context["page"].themes}

    assert groups[item.theme.key].touched_on.isoformat() == "2026-09-30"
    assert (groups[item.theme.key].started, groups["documenting"].touched_on) == (1, None)


def test_routines_of_the_unit_are_linked_and_others_not(client, listed, cast, places):
    for node in (places.municipality, places.unit, places.other_unit):
        create_routine(
            node,
            by=cast["chief"],
            title=f"Orosanmälan {node}",
            text="Så här",
            owner_role="unit_chief",
            key="report-of-concern",
        )
    client.force_login(cast["newcomer"])

    page = client.get(url(listed, "?show=all")).content.decode()

    assert page.count("Orosanmälan ") == 1
    assert "Orosanmälan Barn- och ungdomsenheten" in page


def test_before_the_first_day_the_first_phase_is_shown(client, listed, cast):
    client.force_login(cast["newcomer"])

    with time_machine.travel("2026-07-20T08:00:00+02:00", tick=False):
        client.force_login(cast["newcomer"])
        response = client.get(url(listed))

    assert {group.theme.phase.key for group in response.context["page"].themes} == {"land"}


def test_what_is_left_out_is_told_and_taken_back_by_the_chief(client, item, listed, cast):
    leave_out(item, "known", by=cast["chief"])
    client.force_login(cast["chief"])

    response = client.get(url(listed, "?show=all"))

    assert item.key not in rows(response)
    [(left_out, reasons, can_take_back)] = response.context["left_out"]
    assert (left_out, can_take_back) == (item, True)
    assert reasons[-1].endswith(": känt sedan tidigare.")


def test_own_words_are_part_of_the_list(client, listed, item, cast):
    add_item(listed, "Lära känna kolonin", item.theme, by=cast["mentor"])
    client.force_login(cast["newcomer"])

    assert "Lära känna kolonin" in client.get(url(listed)).content.decode()


@pytest.mark.parametrize("number", [1, 30])
def test_checklist_costs_the_same_for_one_item_and_thirty(
    client, listed, item, cast, number, django_assert_num_queries
):
    others = list(listed.items.exclude(pk=item.pk).values_list("pk", flat=True)[: number - 1])
    listed.items.exclude(pk__in=[item.pk, *others]).delete()
    for row in listed.items.all():
        write_reflection(row, "Mitt", by=cast["newcomer"], readers=[cast["mentor"]])
    client.force_login(cast["newcomer"])

    with django_assert_num_queries(18):
        assert len(rows(client.get(url(listed, "?show=all")))) == number
