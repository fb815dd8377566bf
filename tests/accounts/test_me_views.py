import json

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC

from accounts import history
from accounts.models import Event, Person, Reading
from accounts.services import add_absence, give_role, record, record_reading
from tests.accounts.conftest import sign_in


@pytest.fixture
def chief_and_mentor(cast, places):
    give_role(cast["chief"], places.unit, "mentor", by=None)
    return cast["chief"]


def test_profile_changes_phone_and_language(client, cast):
    response = sign_in(client, cast["mentor"]).post("/people/me/", {"phone": "000-1", "language": "en", "revision": 0})

    assert response.status_code == 302
    assert 'lang="en"' in client.get("/people/me/").text
    assert Event.objects.get(by=cast["mentor"]).codes == {"fields": ["language", "phone"]}


def test_profile_saved_in_another_window(client, cast):
    values = {"phone": "000-1", "language": "sv", "revision": 0}
    sign_in(client, cast["mentor"]).post("/people/me/", values)

    stale = client.post("/people/me/", values | {"phone": "000-2"})

    assert stale.status_code == 409
    assert 'value="000-2"' in stale.text
    assert 'name="revision" value="1"' in stale.text


def test_profile_shows_own_days_away_with_a_way_back(client, cast, today):
    absence = add_absence(cast["newcomer"], today, today, by=cast["chief"])

    text = sign_in(client, cast["newcomer"]).get("/people/me/").text

    assert f"/people/absences/{absence.pk}/remove/" in text
    assert client.post(f"/people/absences/{absence.pk}/remove/").url == "/people/me/"


def test_own_address_changes_when_the_new_one_has_answered(client, cast):
    mentor = cast["mentor"]
    mentor.set_password("fyra glada granar")
    mentor.save()
    sign_in(client, mentor).post("/people/me/email/", {"email": "Ny@example.org", "password": "fyra glada granar"})
    mentor.refresh_from_db()
    assert mentor.email == "mentor@example.org"
    assert "ny@example.org" in client.get("/people/me/").text

    key = EmailConfirmationHMAC(EmailAddress.objects.get(email="ny@example.org")).key
    client.post(f"/account/confirm-email/{key}/")

    mentor.refresh_from_db()
    assert mentor.email == "ny@example.org"
    assert EmailAddress.objects.get(user=mentor).verified
    assert Event.objects.filter(verb="accounts.person_changed", about=mentor, codes={"fields": ["email"]}).exists()


@pytest.mark.parametrize(
    ("email", "password", "field"),
    [("ny@example.org", "fel", "password"), ("CHIEF@example.org", "fyra glada granar", "email")],
)
def test_own_address_is_not_changed(client, cast, email, password, field):
    cast["mentor"].set_password("fyra glada granar")
    cast["mentor"].save()

    response = sign_in(client, cast["mentor"]).post("/people/me/email/", {"email": email, "password": password})

    assert field in response.context["form"].errors
    assert not EmailAddress.objects.exists()


def test_switch_role_is_remembered_to_the_next_visit(client, chief_and_mentor):
    post = chief_and_mentor.roles.get(kind="mentor")
    assert sign_in(client, chief_and_mentor).post("/people/me/role/", {"role": post.pk}).status_code == 302

    client.logout()
    response = sign_in(client, Person.objects.get(pk=chief_and_mentor.pk)).get("/people/me/")

    assert response.wsgi_request.user.works_as == str(post.pk)


@pytest.mark.parametrize("value", ["", "0", "chief", "-1"])
def test_switch_to_a_role_that_is_not_ones_own(client, cast, value):
    assert sign_in(client, cast["mentor"]).post("/people/me/role/", {"role": value}).status_code == 403


def test_switch_to_somebody_elses_role(client, cast):
    post = cast["chief"].roles.get()

    assert sign_in(client, cast["mentor"]).post("/people/me/role/", {"role": post.pk}).status_code == 403
    assert "role" not in client.session


def lines_of(client, kind):
    return [(line.who, line.text) for line in client.get(f"/people/me/history/?list={kind}").context["lines"]]


def test_my_history_tells_who_did_and_who_read(client, cast, places):
    newcomer = cast["newcomer"]
    newcomer.language = "en"
    newcomer.save()
    give_role(newcomer, places.team, "mentor", by=cast["chief"])
    record(None, "later.verb", newcomer, about=newcomer)
    record(newcomer, "accounts.person_joined", newcomer, about=newcomer)
    record_reading(cast["coordinator"], newcomer, about=newcomer)
    sign_in(client, newcomer)

    assert lines_of(client, "changes") == [
        ("Introportalen", "changed something that concerns you"),
        ("Lena Hedbrant", "gave you a role: Mentor"),
    ]
    assert lines_of(client, "readings") == [("Birgitta Sjöhed", "read your page in the register")]
    assert lines_of(client, "own") == [("You", "chose a password for the first time")]


def test_my_history_is_only_about_the_reader(client, cast):
    record(cast["chief"], "accounts.person_changed", cast["newcomer"], about=cast["newcomer"])
    sign_in(client, cast["second_newcomer"])

    assert lines_of(client, "changes") == lines_of(client, "readings") == []


@pytest.mark.parametrize("count", [1, 40])
def test_my_history_queries_do_not_grow(client, cast, django_assert_num_queries, count):
    for reader in [cast["chief"], cast["coordinator"]] * count:
        record(reader, "accounts.person_changed", cast["newcomer"], about=cast["newcomer"])
    sign_in(client, cast["newcomer"]).get("/people/me/history/")

    with django_assert_num_queries(7):
        client.get("/people/me/history/")


def test_a_reading_is_kept_once_a_day_and_never_ones_own(cast):
    for _ in range(2):
        record_reading(cast["chief"], cast["newcomer"], about=cast["newcomer"])
    record_reading(cast["newcomer"], cast["newcomer"], about=cast["newcomer"])

    assert Reading.objects.get().by == cast["chief"]


def test_my_data_file_holds_what_every_app_has_stored(client, cast, monkeypatch):
    monkeypatch.setattr(history, "_extracts", dict(history._extracts))
    history.register_extract("notes", "Notes", lambda person: [{"for": person.name}])
    record(cast["chief"], "accounts.person_changed", cast["newcomer"], about=cast["newcomer"])

    response = sign_in(client, cast["newcomer"]).get("/people/me/data/file/")

    data = json.loads(response.content)
    assert data["person"]["email"] == "newcomer@example.org"
    assert data["employments"][0]["node__name"] == "Barn 1"
    assert data["changes"][0]["who"] == "Lena Hedbrant"
    assert data["notes"] == [{"for": "Alva Berglind"}]
    assert "attachment" in response["Content-Disposition"]


def test_every_verb_of_accounts_about_somebody_has_a_sentence(cast, places):
    event = give_role(cast["newcomer"], places.team, "mentor", by=cast["chief"]) and Event.objects.latest("pk")
    fallback = history.describe(Event(verb="unknown.verb"))

    verbs = [verb for verb in history._verbs if verb.startswith("accounts.")]
    assert len(verbs) == 15
    for event.verb in verbs:
        assert history.describe(event) != fallback


def test_pages_about_oneself_for_somebody_without_a_role(client, cast):
    sign_in(client, cast["newcomer"])

    for path in ("/people/me/", "/people/me/email/", "/people/me/history/", "/people/me/data/"):
        assert client.get(path).status_code == 200
