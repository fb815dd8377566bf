import pytest
from django.urls import reverse

from checklists.models import Item
from checklists.services import repeat_item, set_level


@pytest.fixture
def repeatable(listed, cast):
    item = listed.items.get(key="unwritten-rules")
    set_level(item, 2, by=cast["newcomer"])
    return item


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
