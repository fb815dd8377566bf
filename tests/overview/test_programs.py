"""Programmes as pages: read by everybody with a role, managed by the coordinator of the place that owns them."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from overview.programs_words import cadence_words, every_words, length_words, weeks_words
from programs import files
from programs.models import Program, Version
from programs.services import export_version, import_program
from tests.overview.conftest import more_newcomers

ROLES = ["newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "stranger"]
READERS = [404, 200, 200, 200, 200, 200, 200, 200]
MANAGERS = [403, 403, 403, 403, 200, 403, 403, 403]
OWNERS = [404, 403, 403, 403, 200, 403, 403, 403]
WRITERS = [404, 404, 404, 404, 200, 404, 404, 404]  # nobody else sees a draft


@pytest.fixture
def draft(skarholmen_file, version, places, cast):
    return import_program(skarholmen_file, places.region, by=cast["coordinator"])


@pytest.fixture
def by_role(login):
    def statuses(name, *args):
        return [login(part, reverse(f"overview:{name}", args=args)).status_code for part in ROLES]

    return statuses


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast["coordinator"])
    return client


def test_pages_by_role(by_role, version, draft):
    assert by_role("program_list") == [200] * 8
    assert by_role("program_catalog") == by_role("version_import") == MANAGERS
    assert by_role("version_detail", version.pk) == by_role("version_export", version.pk) == READERS
    assert by_role("version_retire", version.pk) == OWNERS
    assert by_role("version_publish", draft.pk) == WRITERS


def test_a_program_of_another_municipality_is_as_if_not_there(skarholmen_file, places, cast, by_role):
    foreign = import_program(skarholmen_file, places.other_municipality, by=cast["coordinator"])

    for name in ("version_detail", "version_export", "version_publish"):
        assert by_role(name, foreign.pk)[1:4] == [404, 404, 404]


def test_list_shows_versions_and_how_many_follow_them(version, draft, introduction, login):
    text = login("coordinator", "/programs/").text

    assert f'href="/programs/versions/{draft.pk}/"' in text
    assert f'href="/introductions/?version={version.pk}"' in text


def test_version_page_says_everything_in_words(version, login):
    text = login("mentor", f"/programs/versions/{version.pk}/").text

    assert "Varje vecka till och med vecka 6, sedan varannan vecka så länge det nära stödet varar" in text
    assert "Från vecka 3, i 11 veckor." in text
    assert "Läs inför träffen:" in text
    assert "Efter 3 månader, öppen i 14 dagar." in text
    assert "Besvaras av nyanställd, mentor." in text


def test_version_page_draws_the_rhythm_of_a_plan(version, login):
    line = login("mentor", f"/programs/versions/{version.pk}/").context["page"].outline.line

    assert {thread.kind: thread.total for thread in line.threads} == {"joint": 15, "mentor": 16, "group": 6}
    assert [phase.name for phase in line.phases] == ["Landa", "Lära och öva", "Allt mer på egen hand"]


@pytest.mark.parametrize("entry", files.catalog(), ids=lambda entry: entry.key)
def test_every_shipped_programme_has_a_page(coordinator, entry):
    coordinator.post(reverse("overview:program_use", args=[entry.key]), {"owner": owner(), "request_key": uuid.uuid4()})

    page = coordinator.get(reverse("overview:version_detail", args=[Version.objects.get().pk]))

    assert page.status_code == 200
    assert entry.name["sv"] in page.text


def owner():
    from accounts.models import Node

    return Node.objects.get(kind="region").pk


def test_use_makes_one_draft_however_often_it_is_posted(coordinator):
    posted = {"owner": owner(), "request_key": uuid.uuid4()}
    answers = [coordinator.post("/programs/catalog/skarholmen/use/", posted) for _ in range(2)]

    version = Version.objects.get()
    assert [answer.url for answer in answers] == [f"/programs/versions/{version.pk}/"] * 2
    assert (version.state, version.program.owner.name) == ("draft", "FoU Ekbygden")


def test_use_at_a_place_that_one_does_not_coordinate(coordinator, places):
    answer = coordinator.post(
        "/programs/catalog/skarholmen/use/", {"owner": places.other_unit.pk, "request_key": uuid.uuid4()}
    )

    assert answer.url == "/programs/catalog/skarholmen/"
    assert not Version.objects.exists()


def test_use_of_a_programme_that_is_not_shipped(coordinator):
    assert coordinator.post("/programs/catalog/nothing/use/", {}).status_code == 404


def upload(client, text, **fields):
    file = SimpleUploadedFile("my.yaml", text.encode() if isinstance(text, str) else text)
    return client.post("/programs/import/", {"owner": owner(), "request_key": uuid.uuid4(), "file": file, **fields})


def test_import_of_an_exported_version_is_its_next(coordinator, version):
    exported = coordinator.get(f"/programs/versions/{version.pk}/file/").getvalue().decode()

    answer = upload(coordinator, exported)

    made = Version.objects.get(number=2)
    assert answer.url == f"/programs/versions/{made.pk}/"
    assert export_version(made) == export_version(version)
    assert files.read_string(exported) == export_version(version)


def test_import_tells_line_field_and_what_would_be_right(coordinator, version):
    exported = coordinator.get(f"/programs/versions/{version.pk}/file/").getvalue().decode()

    page = upload(coordinator, exported.replace("area: collaboration", "area: colaboration", 1))

    [error] = page.context["form"].errors_in_file
    assert (page.status_code, error.line > 1, error.field.startswith("themes.")) == (422, True, True)
    assert "collaboration" in page.text
    assert Version.objects.count() == 1


@pytest.mark.parametrize("content", ["program: {key: [", b"\xff\xfe\x00", "x" * 1_000_001, "- 1"])
def test_import_of_what_is_no_program_file(coordinator, content):
    page = upload(coordinator, content)

    assert page.status_code == 422
    assert page.context["form"].errors_in_file
    assert not Program.objects.exists()


def test_publish_asks_first_and_then_holds(coordinator, draft):
    address = f"/programs/versions/{draft.pk}/publish/"
    asked = coordinator.get(address)
    before = Version.objects.get(pk=draft.pk).state

    for _ in range(2):
        coordinator.post(address)

    assert asked.status_code == 200
    assert (before, Version.objects.get(pk=draft.pk).state) == ("draft", "published")


def test_retire_leaves_introductions_under_way(coordinator, version, introduction):
    asked = coordinator.get(f"/programs/versions/{version.pk}/retire/")

    coordinator.post(f"/programs/versions/{version.pk}/retire/")

    assert "1 pågående introduktion fortsätter" in asked.text
    assert Version.objects.get(pk=version.pk).state == "retired"
    introduction.refresh_from_db()
    assert introduction.is_active
    assert coordinator.post(f"/programs/versions/{version.pk}/publish/").status_code == 403


@pytest.mark.parametrize(
    ("part", "status"), [("newcomer", 404), ("mentor", 404), ("chief", 404), ("coordinator", 302), ("stranger", 404)]
)
def test_publish_by_role(client, cast, draft, part, status):
    client.force_login(cast[part])

    answer = client.post(f"/programs/versions/{draft.pk}/publish/")

    assert answer.status_code == status
    assert Version.objects.get(pk=draft.pk).is_published is (status == 302)


def test_rhythms_in_words():
    assert cadence_words([{"every": "2w", "from": 3}]) == "varannan vecka från vecka 3"
    assert cadence_words([{"every": "1w", "until": "10d"}]) == "varje vecka till och med dag 10"
    assert [every_words(text) for text in ("1m", "3m", "4w", "1d")] == [
        "en gång i månaden",
        "var 3:e månad",
        "var 4:e vecka",
        "varje dag",
    ]
    assert [length_words(text) for text in ("1w", "-4w", "18m", "10d")] == [
        "en vecka",
        "4 veckor",
        "18 månader",
        "10 dagar",
    ]
    assert [weeks_words(*weeks) for weeks in ((-3, 0), (0, 2), (5, 5))] == [
        "före första dagen",
        "ungefär vecka 1–2",
        "ungefär vecka 5",
    ]


def test_queries_do_not_grow(introduction, version, draft, cast, places, cost):
    urls = ["/programs/", f"/programs/versions/{version.pk}/"]
    before = [cost("coordinator", url) for url in urls]
    more_newcomers(cast, places, version, 29)

    assert [cost("coordinator", url) for url in urls] == before == [6, 6]
