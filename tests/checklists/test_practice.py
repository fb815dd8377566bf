"""What is learnt in common is practised at home, and confirmed by the role that the item names."""

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from checklists.models import Item
from checklists.needs import needs
from checklists.plan import ChecklistsPart
from checklists.rules import can_set_level, can_tailor
from checklists.services import confirm_practice
from programs.models import Introduction
from programs.services import assign_person
from tests.cast import build_introduction
from tests.programs.demanding import ITEM, URL, demanding, published

HTMX = {"HX-Request": "true"}


@pytest.fixture
def demanded(skarholmen_file, places, cast):
    """Alva's on a programme with practice at home; Peter is the supervisor who confirms it, Agnes the assessor."""
    version = published(demanding(skarholmen_file), places.region, cast["coordinator"])
    row = build_introduction(version, cast["newcomer"], places.team, mentor=cast["mentor"], chief=cast["chief"])
    part = ChecklistsPart()
    part.apply(row, part.propose(row.frame, {}), by=cast["chief"])
    return row


@pytest.fixture
def supervised(demanded, cast):
    assign_person(demanded, cast["colleague"], "supervisor", by=cast["chief"])
    return Introduction.objects.with_people().get(pk=demanded.pk)


@pytest.fixture
def item(demanded):
    return Item.objects.with_people().get(introduction=demanded, key=ITEM)


def post(client, item, is_confirmed="1", revision=0, **headers):
    data = {"is_confirmed": is_confirmed, "revision": revision}
    return client.post(reverse("checklists:practice_confirm", args=[item.pk]), data, headers=headers or HTMX)


@pytest.mark.parametrize(
    ("role", "status"),
    [("colleague", 200), ("chief", 200), ("deputy", 200), ("mentor", 200), ("newcomer", 403), ("coordinator", 403),
     ("administrator", 403), ("stranger", 404)],
)  # fmt: skip
def test_practice_confirm_by_role(client, supervised, item, cast, role, status):
    client.force_login(cast[role])

    response = post(client, item)

    assert response.status_code == status
    item.refresh_from_db()
    assert item.confirmed_by == (cast[role] if status == 200 else None)


def test_a_double_click_confirms_once_and_the_first_stays(supervised, item, cast):
    confirm_practice(item, True, by=cast["colleague"])
    at = item.confirmed_at

    confirm_practice(item, True, by=cast["chief"])

    item.refresh_from_db()
    assert (item.confirmed_by, item.confirmed_at) == (cast["colleague"], at)
    assert Event.objects.filter(verb="checklists.practice_confirmed").count() == 1


def test_it_can_be_undone_and_a_stale_click_is_told(client, supervised, item, cast):
    confirm_practice(item, True, by=cast["colleague"])
    client.force_login(cast["colleague"])

    stale, undone = post(client, item, "0", revision=0), post(client, item, "0", revision=1)

    assert (stale.status_code, undone.status_code) == (409, 200)
    item.refresh_from_db()
    assert item.confirmed_by is None
    assert Event.objects.filter(verb="checklists.practice_undone", about=cast["newcomer"]).exists()


def test_without_a_script_one_comes_back_to_the_item(client, supervised, item, cast):
    client.force_login(cast["colleague"])

    response = post(client, item, Accept="text/html")

    assert response.url == item.get_absolute_url()
    assert "Samira Holst" not in client.get(response.url).text.split("Bekräftat av")[1][:40]


def test_a_stale_service_call_changes_nothing(supervised, item, cast):
    with pytest.raises(StaleEdit):
        confirm_practice(item, True, by=cast["colleague"], revision=7)


def test_the_newcomer_sees_by_whom_and_when(client, supervised, item, cast):
    confirm_practice(item, True, by=cast["colleague"], at=timezone.now())
    client.force_login(cast["newcomer"])

    page = client.get(item.get_absolute_url()).text

    assert "Öva samtalet hemma." in page
    assert "Bekräftat av Peter Askerud" in page
    assert reverse("checklists:practice_confirm", args=[item.pk]) not in page


def test_a_coordinator_sees_what_is_practised_and_not_whether(client, supervised, item, cast):
    confirm_practice(item, True, by=cast["colleague"])
    client.force_login(cast["coordinator"])

    page = client.get(item.get_absolute_url()).text

    assert "Öva samtalet hemma." in page
    assert "Bekräftat av" not in page


def test_what_is_confirmed_is_not_moved_by_a_new_plan(supervised, item, cast):
    before = item.is_movable
    confirm_practice(item, True, by=cast["colleague"])

    assert (before, item.is_movable) == (True, False)


def test_an_item_tells_its_hours_address_and_who_is_responsible(client, supervised, item, cast):
    client.force_login(cast["newcomer"])

    page = client.get(item.get_absolute_url()).text
    rows = client.get(reverse("checklists:checklist", args=[supervised.pk]) + "?show=all").text

    for text in (page, rows):
        assert "Ansvarig: Peter Askerud, handledare" in text
        assert "6 timmar" in text
        assert URL in text


def test_nobody_is_responsible_until_somebody_is_chosen(client, demanded, item, cast):
    client.force_login(cast["mentor"])

    page = client.get(item.get_absolute_url()).text

    assert "Ansvarig: handledare. Ingen utsedd än" in page


def test_how_it_is_done_here_stands_at_the_item(client, supervised, item, cast):
    type(item.template).objects.filter(pk=item.template_id).update(here={"sv": "Ring mottagningen först."})
    client.force_login(cast["newcomer"])

    page = client.get(item.get_absolute_url()).text

    assert "Så gör vi här i FoU Ekbygden" in page
    assert "Ring mottagningen först." in page


def unassigned(introductions):
    return [advice for advice in needs(introductions) if advice.code == "unassigned"]


def test_what_nobody_sees_to_waits_for_the_chief(demanded, supervised, cast):
    everybody = Introduction.objects.with_people()
    demanded.involvements.filter(role="supervisor").delete()

    [advice] = unassigned(list(everybody))

    assert advice.label == "1 punkt för Alva väntar på en handledare."
    assert advice.url == reverse("overview:helper_change", args=[demanded.pk, "supervisor"])
    assign_person(demanded, cast["colleague"], "supervisor", by=cast["chief"])
    assert unassigned(list(everybody.all())) == []


def test_what_has_been_done_waits_for_nobody(demanded, item):
    Item.objects.filter(pk=item.pk).update(left_out_because="known")

    assert unassigned([demanded]) == []


def test_needs_ask_as_often_for_many(demanded, cast, places, django_assert_num_queries):
    build_introduction(demanded.version, cast["second_newcomer"], places.team)
    build_introduction(demanded.version, cast["stranger_newcomer"], places.other_unit)
    rows = Introduction.objects.with_people()
    one, many = list(rows.filter(pk=demanded.pk)), list(rows.all())
    list(needs(one))

    with django_assert_num_queries(1):
        list(needs(one))
    with django_assert_num_queries(1):
        list(needs(many))


def test_an_assessor_sets_levels_and_tailors_nothing(demanded, item, cast):
    assign_person(demanded, cast["deputy"], "assessor", by=cast["chief"])
    assign_person(demanded, cast["colleague"], "supervisor", by=cast["chief"])
    item = Item.objects.with_people().get(pk=item.pk)

    assert can_set_level(cast["deputy"], item)
    assert not can_set_level(cast["colleague"], item)
    assert not can_tailor(cast["colleague"], item.introduction)
