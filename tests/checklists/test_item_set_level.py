import pytest
import time_machine
from django.urls import reverse

from accounts.errors import StaleEdit
from accounts.models import Event
from checklists.models import Item
from checklists.services import leave_out, set_level
from programs.services import complete_introduction
from tests.conftest import TODAY

HTMX = {"HX-Request": "true"}
TRANSACTION = 2  # SAVEPOINT and RELEASE
BY_ROLE = [
    ("newcomer", 200),
    ("mentor", 200),
    ("chief", 403),
    ("deputy", 403),
    ("coordinator", 403),
    ("administrator", 403),
    ("colleague", 404),
    ("second_newcomer", 404),
    ("stranger", 404),
    ("stranger_newcomer", 404),
]


def url(item):
    return reverse("checklists:item_set_level", args=[item.pk])


def post(client, item, level, revision=None, **more):
    revision = item.revision if revision is None else revision
    return client.post(url(item), {"level": level, "revision": revision, **more}, headers=HTMX)


@pytest.mark.parametrize(("role", "status"), BY_ROLE)
def test_item_set_level_by_role(client, item, cast, role, status):
    client.force_login(cast[role])

    response = post(client, item, 2)

    assert response.status_code == status
    item.refresh_from_db()
    assert item.reached_by == (cast[role] if status == 200 else None)
    assert item.level == (2 if status == 200 else 0)


def test_a_click_is_answered_with_the_row_and_a_way_back(client, item, cast):
    client.force_login(cast["newcomer"])

    response = post(client, item, 2, show="phase")

    page = response.content.decode()
    assert 'name="level" value="0">' in page
    assert 'id="level-count"' in page
    item.refresh_from_db()
    post(client, item, 0)
    item.refresh_from_db()
    assert (item.level, item.reached_at, item.reached_by) == (0, None, None)


def test_without_a_script_one_comes_back_to_the_row_with_undo(client, item, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url(item), {"level": 1, "revision": 0, "show": "all"}, follow=True)

    [(address, _)] = response.redirect_chain
    assert address.endswith(f"?show=all&saved={item.pk}&was=0#item-{item.pk}")
    assert f'form="level-form-{item.pk}" name="level" value="0"' in response.content.decode()


def test_from_the_items_page_one_comes_back_to_it(client, item, cast):
    client.force_login(cast["mentor"])

    response = client.post(url(item), {"level": 3, "revision": 0}, follow=True)

    assert response.request["PATH_INFO"] == item.get_absolute_url()
    assert f'form="level-form-{item.pk}" name="level" value="0"' in response.content.decode()


def test_a_second_tab_is_told_and_changes_nothing(client, item, cast):
    client.force_login(cast["newcomer"])
    post(client, item, 3, revision=0)

    response = post(client, item, 1, revision=0)

    assert response.status_code == 409
    item.refresh_from_db()
    assert item.level == 3


def test_a_second_tab_without_a_script_is_told(client, item, cast):
    client.force_login(cast["newcomer"])
    post(client, item, 3, revision=0)

    response = client.post(url(item), {"level": 1, "revision": 0, "show": "all"}, follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["warning"]


def test_a_double_click_is_one_change(client, item, cast):
    client.force_login(cast["newcomer"])

    answers = [post(client, item, 1, revision=0).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert Event.objects.filter(verb="checklists.level_set", object_id=item.pk).count() == 1


@pytest.mark.parametrize("level", ["4", "-1", "done", ""])
def test_an_unknown_level_is_refused(client, item, cast, level):
    client.force_login(cast["newcomer"])

    assert post(client, item, level).status_code == 400


def test_history_tells_who_and_what_and_no_words(item, cast):
    set_level(item, 2, by=cast["mentor"])

    event = Event.objects.get(verb="checklists.level_set")
    assert (event.by, event.about, event.codes) == (cast["mentor"], cast["newcomer"], {"level": 2, "before": 0})


@time_machine.travel(TODAY, tick=False)
def test_service_refuses_to_overwrite_what_was_not_seen(item, cast):
    seen = Item.objects.get(pk=item.pk)
    set_level(item, 1, by=cast["newcomer"])

    with pytest.raises(StaleEdit) as stale:
        set_level(seen, 3, by=cast["mentor"])

    assert stale.value.current.level == 1


def test_nothing_is_set_after_the_end_or_on_what_is_left_out(client, listed, item, cast):
    client.force_login(cast["newcomer"])
    leave_out(item, "known", by=cast["chief"])
    other = listed.items.get(key="case-system")

    assert post(client, item, 1).status_code == 403
    assert post(client, other, 1).status_code == 200
    complete_introduction(listed, by=cast["chief"])
    assert post(client, other, 2).status_code == 403


@pytest.mark.parametrize("number", [1, 30])
def test_a_click_costs_the_same_however_long_the_list(client, listed, cast, number, django_assert_num_queries):
    kept = listed.items.values_list("pk", flat=True)[:number]
    listed.items.exclude(pk__in=list(kept)).delete()
    item = listed.items.first()
    client.force_login(cast["newcomer"])

    with django_assert_num_queries(9 + TRANSACTION):
        assert post(client, item, 1, show="all").status_code == 200
