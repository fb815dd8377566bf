import uuid

import pytest
from django.urls import reverse

from checklists.models import Item
from checklists.services import repeat_item, set_level
from programs.models import Theme

BY_ROLE = [
    ("newcomer", 302),
    ("mentor", 302),
    ("chief", 302),
    ("coordinator", 403),
    ("colleague", 404),
    ("stranger", 404),
]


@pytest.fixture
def repeatable(listed, cast):
    item = listed.items.get(key="unwritten-rules")
    set_level(item, 2, by=cast["newcomer"])
    return item


def own_item(listed, **changes):
    theme = Theme.objects.get(version=listed.version, key="documenting")
    typed = {"name": "Skriva till barn", "theme": theme.pk, "from_on": "2026-10-01", "to_on": "2026-10-31"}
    return typed | {"request_key": uuid.uuid4()} | changes


@pytest.mark.parametrize(("role", "status"), BY_ROLE)
def test_item_create_by_role(client, listed, cast, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("checklists:item_create", args=[listed.pk]), own_item(listed))

    assert response.status_code == status
    assert Item.objects.filter(own_name="Skriva till barn").count() == (status == 302)


def test_the_same_request_makes_one_item(client, listed, cast):
    client.force_login(cast["mentor"])
    typed = own_item(listed)

    for _ in range(2):
        client.post(reverse("checklists:item_create", args=[listed.pk]), typed)

    assert Item.objects.filter(own_name="Skriva till barn").count() == 1


def test_days_in_the_wrong_order_are_told(client, listed, cast):
    client.force_login(cast["mentor"])

    response = client.post(reverse("checklists:item_create", args=[listed.pk]), own_item(listed, to_on="2026-09-01"))

    assert response.status_code == 422
    assert "to_on" in response.context["form"].errors


@pytest.mark.parametrize(("role", "status"), [("newcomer", 302), ("mentor", 302), ("chief", 403), ("stranger", 404)])
def test_item_repeat_by_role(client, repeatable, cast, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("checklists:item_repeat", args=[repeatable.pk]))

    assert response.status_code == status
    assert Item.objects.filter(key=repeatable.key).count() == (2 if status == 302 else 1)


def test_what_was_reached_the_first_time_is_kept(repeatable, cast):
    again = repeat_item(repeatable, by=cast["newcomer"])

    assert (again.occurrence, again.level, repeatable.level) == (2, 0, 2)
    assert again.window_to_on - again.window_from_on == repeatable.window_to_on - repeatable.window_from_on


def test_what_is_done_once_is_not_repeated(client, item, cast):
    set_level(item, 3, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    assert client.post(reverse("checklists:item_repeat", args=[item.pk])).status_code == 403


@pytest.mark.parametrize(
    ("role", "status"),
    [("chief", 302), ("deputy", 302), ("newcomer", 403), ("mentor", 403), ("coordinator", 403), ("stranger", 404)],
)
def test_item_leave_out_by_role(client, item, cast, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("checklists:item_leave_out", args=[item.pk]), {"because": "known", "revision": 0})

    assert response.status_code == status
    item.refresh_from_db()
    assert item.left_out_because == ("known" if status == 302 else "")


def test_a_stale_leave_out_changes_nothing(client, item, cast):
    set_level(item, 1, by=cast["newcomer"])
    client.force_login(cast["chief"])

    client.post(reverse("checklists:item_leave_out", args=[item.pk]), {"because": "known", "revision": 0})

    item.refresh_from_db()
    assert item.is_open


def test_only_reasons_from_the_list_are_taken(client, item, cast):
    client.force_login(cast["chief"])

    answer = client.post(reverse("checklists:item_leave_out", args=[item.pk]), {"because": "withdrawn", "revision": 0})

    assert answer.status_code == 400
