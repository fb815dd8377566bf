import pytest
from django.urls import reverse

from checklists.services import set_ready

BY_ROLE = [
    ("newcomer", 403),
    ("mentor", 403),
    ("chief", 200),
    ("deputy", 200),
    ("coordinator", 403),
    ("administrator", 200),
    ("colleague", 404),
    ("stranger", 404),
]
HTMX = {"HX-Request": "true"}


def url(preparation):
    return reverse("checklists:preparation_set", args=[preparation.pk])


@pytest.mark.parametrize(("role", "status"), BY_ROLE)
def test_preparation_set_by_role(client, preparation, cast, role, status):
    client.force_login(cast[role])

    response = client.post(url(preparation), {"is_ready": "1", "revision": 0}, headers=HTMX)

    assert response.status_code == status
    preparation.refresh_from_db()
    assert preparation.ready_by == (cast[role] if status == 200 else None)


def test_who_is_responsible_may_say_so(client, listed, preparation, cast):
    preparation.template.responsible = "mentor"
    preparation.template.save()
    client.force_login(cast["mentor"])

    assert client.post(url(preparation), {"is_ready": "1", "revision": 0}).status_code == 302


def test_it_can_be_undone_and_a_stale_click_is_told(client, preparation, cast):
    set_ready(preparation, True, by=cast["chief"])
    client.force_login(cast["administrator"])

    stale = client.post(url(preparation), {"is_ready": "0", "revision": 0}, headers=HTMX)
    undone = client.post(url(preparation), {"is_ready": "0", "revision": 1}, headers=HTMX)

    assert (stale.status_code, undone.status_code) == (409, 200)
    preparation.refresh_from_db()
    assert not preparation.is_ready


@pytest.mark.parametrize(
    ("role", "status"),
    [("newcomer", 200), ("mentor", 200), ("coordinator", 200), ("colleague", 404), ("stranger", 404)],
)
def test_preparation_list_by_role(client, listed, preparation, cast, role, status):
    client.force_login(cast[role])

    response = client.get(reverse("checklists:preparation_list", args=[listed.pk]))

    assert response.status_code == status
    if status == 200:
        assert str(preparation) in response.content.decode()
        assert "administratör" in response.content.decode()
        assert url(preparation) not in response.content.decode()
