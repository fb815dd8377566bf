"""A local part: written by mentor and chief together, published by the chief, with what is inherited in sight."""

import uuid

import pytest
from django.urls import reverse

from programs.documents import own
from programs.models import Version
from programs.services import start_program
from tests.overview.editing import typed

ROLES = ["newcomer", "mentor", "chief", "deputy", "coordinator", "colleague", "stranger"]


@pytest.fixture
def local(version, places, cast):
    """What the unit adds to the region's programme."""
    name = {"sv": "Hos oss på enheten"}
    return start_program(places.unit, "hos-oss", name, by=cast["chief"], extends=version.program)


@pytest.fixture
def url(local):
    def to(name="version_edit", place="", query=""):
        args = [local.pk, place] if place else [local.pk]
        return reverse(f"overview:{name}", args=args) + query

    return to


def test_who_writes_a_local_part(login, url):
    assert [login(part, url()).status_code for part in ROLES] == [404, 200, 200, 404, 200, 200, 404]


@pytest.mark.parametrize(("part", "status", "state"), [("mentor", 403, "draft"), ("chief", 302, "published")])
def test_a_mentor_writes_and_never_publishes(client, login, url, local, part, status, state):
    page = login(part, url())
    note = typed(page.context["note"])

    answer = client.post(url(), note | {"publish": "1"})

    assert answer.status_code == status
    assert Version.objects.get(pk=local.pk).state == state
    assert ('name="publish"' in page.text) == (part == "chief")


def test_what_is_inherited_is_named_by_its_owner_and_cannot_be_opened(login, url):
    page = login("mentor", url(query="?theme=receiving-information"))

    items = page.context["page"].items
    assert {item["line"].owner for item in items} == {"FoU Ekbygden"}
    assert 'class="is-local"' in page.text
    assert login("mentor", url("row_edit", "themes/receiving-information")).status_code == 404


def test_an_inherited_item_is_told_how_it_is_done_here(client, login, url, local):
    page = login("mentor", url(query="?theme=receiving-information")).context["page"]
    item = page.items[0]
    form = typed(login("mentor", item["here_url"]).context["form"])

    client.post(url("row_add", "here"), form | {"text": "Ring mottagningen först."})

    assert own(Version.objects.get(pk=local.pk))["here"] == [
        {"item": item["line"].key, "text": {"sv": "Ring mottagningen först."}}
    ]
    assert "Ring mottagningen först." in login("mentor", url(query="?theme=receiving-information")).text


def test_an_item_of_ones_own_stands_in_an_inherited_theme(client, login, url, local):
    form = typed(login("mentor", url("row_add", "items", "?theme=receiving-information")).context["form"])
    said = {"name": "Larmknappen", "part": "workplace", "level": "local", "kind": "practice", "responsible": "mentor"}

    client.post(url("row_add", "items"), form | said | {"weeks_0": 1, "weeks_1": 2})

    [item] = own(Version.objects.get(pk=local.pk))["items"]
    assert (item["key"], item["theme"]) == ("barn-larmknappen", "receiving-information")


def test_a_chief_begins_a_local_part_from_the_list(client, login, version, places):
    begin = reverse("overview:program_extend", args=[version.program.pk])
    assert begin in login("chief", reverse("overview:program_list")).text
    form = {"name": "Så gör vi", "owner": places.unit.pk, "request_key": uuid.uuid4()}

    answers = [client.post(begin, form) for _twice in range(2)]

    made = Version.objects.get(program__extends=version.program)
    assert [answer.url for answer in answers] == [reverse("overview:version_edit", args=[made.pk])] * 2
    assert (made.program.key, made.base) == ("sa-gor-vi", version)


def test_a_new_draft_is_a_copy_of_the_newest(client, login, version):
    begin = reverse("overview:draft_create", args=[version.program.pk])
    assert begin in login("coordinator", reverse("overview:program_list")).text

    ways = {client.post(begin).url for _twice in range(2)}

    assert ways == {reverse("overview:version_edit", args=[Version.objects.get(number=2).pk])}


def test_who_else_is_at_it_is_told(client, login, url, cast):
    found = typed(login("chief", url()).context["note"])
    client.post(url(), found | {"note-sv": "Larmet är nytt."})

    assert "Lena Hedbrant redigerar också, i Om programmet." in login("mentor", url()).text
    assert "redigerar också" not in login("chief", url()).text
