"""A local part sees what differs in the newer common version, and takes it in as a draft."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.services import give_role
from programs import files
from programs.documents import own
from programs.models import Version
from programs.services import change_content, import_program, next_draft, publish_version

LOCAL = {
    "program": {"key": "ekvalla", "name": {"sv": "Ekvallas del"}, "extends": "skarholmen"},
    "phases": [{"key": "ekvalla-week", "name": {"sv": "Vår vecka"}, "start": "0w", "length": "1w"}],
}


@pytest.fixture
def local(version, places, cast):
    """The unit's local part, published on the first common version."""
    local = import_program(LOCAL, places.unit, by=cast["chief"])
    publish_version(local, by=cast["chief"])
    return local.program


@pytest.fixture
def revised(version, local, cast):
    """The second common version: one item comes later."""
    draft = next_draft(version.program, by=cast["coordinator"])
    change_content(draft, _later, by=cast["coordinator"])
    publish_version(draft, by=cast["coordinator"])
    return draft


def _later(content):
    item = next(row for row in content["items"] if row["key"] == "keep-the-time")
    item["weeks"] = [9, 16]


@pytest.mark.parametrize(
    ("part", "status"),
    [
        ("newcomer", 404),
        ("mentor", 200),
        ("chief", 200),
        ("deputy", 403),
        ("coordinator", 200),
        ("administrator", 403),
        ("stranger", 404),
    ],
)
def test_base_take_by_role(login, local, revised, part, status):
    assert login(part, f"/programs/{local.pk}/base/").status_code == status


def test_base_take_says_what_differs(login, local, revised):
    text = login("mentor", f"/programs/{local.pk}/base/").text

    assert "som nu finns i version 2" in text
    assert "ungefär vecka 9–16" in text


def test_base_take_makes_one_draft_with_the_new_common_part(client, cast, local, revised):
    client.force_login(cast["mentor"])

    first = client.post(f"/programs/{local.pk}/base/")
    again = client.post(f"/programs/{local.pk}/base/")

    draft = Version.objects.get(program=local, state="draft")
    assert first.url == again.url == f"/programs/versions/{draft.pk}/edit/"
    assert draft.base.number == 2
    assert draft.template_items.get(key="keep-the-time").from_week == 9
    assert "har redan den senaste versionen" in client.get(f"/programs/{local.pk}/base/").text


def test_a_programme_that_extends_nothing_has_no_base(login, version):
    assert login("coordinator", f"/programs/{version.program_id}/base/").status_code == 404


def test_the_list_tells_that_a_newer_common_version_is_there(login, local, revised):
    text = login("chief", "/programs/").text

    assert "Bygger på Mentorsprogrammet." in text
    assert f'href="/programs/{local.pk}/base/"' in text


def upload(client, content, owner):
    file = SimpleUploadedFile("local.yaml", content.encode())
    values = {"owner": owner.pk, "file": file, "request_key": "1f5f5b2a-6d3c-4d4e-9b61-0d3a4f6d5f10"}
    return client.post("/programs/import/", values)


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast["coordinator"])
    return client


def test_import_of_a_local_part_is_checked_with_what_it_extends(coordinator, version, places, cast):
    give_place(cast["coordinator"], places.municipality)
    item = files.write(LOCAL | {"here": [{"item": "nothing-such", "text": {"sv": "Så här."}}]})

    refused = upload(coordinator, item, places.municipality)
    taken = upload(coordinator, files.write(LOCAL), places.municipality)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "nothing-such" in refused.text
    assert own(Version.objects.get(program__key="ekvalla"))["phases"] == files.normal(LOCAL)["phases"]


def test_import_of_a_local_part_without_its_common_part_says_so(coordinator, places, cast):
    give_place(cast["coordinator"], places.municipality)

    refused = upload(coordinator, files.write(LOCAL), places.municipality)

    assert refused.status_code == 422
    assert "Inget program ”skarholmen” är publicerat" in refused.text


def give_place(person, node):
    give_role(person, node, "coordinator", by=person)
