"""Who reads, accepts and fits the agreement, and what the pages say."""

import pytest
from django.urls import reverse

from agreements.models import Acceptance, Line
from agreements.services import Fitted, tailor_agreement
from tests.agreements.conftest import line_of, sheet

pytestmark = pytest.mark.django_db


def url_of(introduction, name="agreement"):
    return reverse(f"agreements:{name}", args=[introduction.pk])


def posted(introduction, **changes):
    """What the page of the text posts when nothing but `changes` is written; a role's further lines by its name."""
    now = sheet(introduction)
    data = {"revision": now.agreement.revision if now.agreement else 0}
    for side in now.sides:
        data |= {f"line-{side.role}-{line.about}": line.text for line in side.lines if line.source}
        data[f"more-{side.role}"] = changes.pop(side.role, "")
    return data | changes


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("newcomer", 200), ("mentor", 200), ("chief", 200), ("deputy", 200), ("coordinator", 200),
        ("administrator", 200), ("colleague", 404), ("second_newcomer", 404), ("stranger", 404),
    ],
)  # fmt: skip
def test_agreement_by_role(client, introduction, cast, role, status):
    """It stands in the printed plan: whoever sees the plan reads it."""
    client.force_login(cast[role])

    response = client.get(url_of(introduction))

    assert response.status_code == status
    if status == 200:
        assert "Jag fattar inga beslut i ärenden" in response.content.decode()


@pytest.mark.parametrize(
    ("role", "status", "accepted"),
    [
        ("newcomer", 302, 1), ("mentor", 302, 1), ("chief", 302, 1), ("deputy", 403, 0), ("coordinator", 403, 0),
        ("administrator", 403, 0), ("colleague", 404, 0), ("stranger", 404, 0),
    ],
)  # fmt: skip
def test_agreement_accept_by_role(client, introduction, cast, role, status, accepted):
    client.force_login(cast[role])

    response = client.post(url_of(introduction, "agreement_accept"), {"fingerprint": sheet(introduction).fingerprint})

    assert response.status_code == status
    assert Acceptance.objects.filter(person=cast[role]).count() == accepted


@pytest.mark.parametrize(
    ("role", "status", "fitted"),
    [
        ("newcomer", 403, 0), ("mentor", 403, 0), ("chief", 302, 1), ("deputy", 302, 1), ("coordinator", 403, 0),
        ("administrator", 403, 0), ("colleague", 404, 0), ("stranger", 404, 0),
    ],
)  # fmt: skip
def test_agreement_edit_by_role(client, introduction, cast, role, status, fitted):
    """A mentor decides nothing, so not this either."""
    client.force_login(cast[role])

    response = client.post(url_of(introduction, "agreement_edit"), posted(introduction, mentor="Vi äter lunch ihop."))

    assert response.status_code == status
    assert Line.objects.count() == fitted


def test_agreement_shows_name_and_day_of_whoever_has_accepted(client, introduction, cast):
    client.force_login(cast["mentor"])
    assert "Jag har läst den och godkänner" in client.get(url_of(introduction)).content.decode()

    client.post(url_of(introduction, "agreement_accept"), {"fingerprint": sheet(introduction).fingerprint})
    page = client.get(url_of(introduction)).content.decode()

    assert "Samira Holst godkände den onsdag 30 september." in page
    assert "Alva Berglind har inte godkänt den än." in page
    assert "Jag har läst den och godkänner" not in page


def test_agreement_accept_of_another_text_shows_it_as_it_is(client, introduction, cast):
    read = sheet(introduction).fingerprint
    tailor_agreement(introduction, [Fitted("chief", "", "Vi ses varje fredag.")], by=cast["chief"])
    client.force_login(cast["newcomer"])

    response = client.post(url_of(introduction, "agreement_accept"), {"fingerprint": read})

    assert response.status_code == 409
    assert "Vi ses varje fredag." in response.content.decode()
    assert not Acceptance.objects.exists()


def test_agreement_edit_keeps_only_what_is_other_than_the_programme(client, introduction, cast):
    line = line_of(introduction, "newcomer")
    client.force_login(cast["chief"])

    changes = {f"line-newcomer-{line.about}": "", "chief": "Ett.\n\n Två. "}
    client.post(url_of(introduction, "agreement_edit"), posted(introduction, **changes))

    assert list(Line.objects.values_list("role", "about", "text")) == [
        ("newcomer", line.about, ""), ("chief", "", "Ett."), ("chief", "", "Två."),
    ]  # fmt: skip
    assert f"Utelämnat här, ur programmet: {line.source}" in client.get(url_of(introduction)).content.decode()


def test_agreement_edit_shows_both_texts(client, introduction, cast):
    line = line_of(introduction, "mentor")
    tailor_agreement(introduction, [Fitted("mentor", line.about, "Jag sitter bredvid.")], by=cast["chief"])
    client.force_login(cast["chief"])

    page = client.get(url_of(introduction, "agreement_edit")).content.decode()

    assert str(line.source) in page
    assert "Jag sitter bredvid." in page


def test_agreement_edit_stops_a_personal_number_and_keeps_the_text(client, introduction, cast):
    client.force_login(cast["chief"])
    data = posted(introduction, mentor="Ring 19811218-9876 om det är något")

    stopped = client.post(url_of(introduction, "agreement_edit"), data)
    marked = client.post(url_of(introduction, "agreement_edit"), data | {"not_a_number": "on"})

    assert (stopped.status_code, marked.status_code) == (422, 302)
    assert "Ring 19811218-9876" in stopped.content.decode()
    assert Line.objects.get().text == "Ring 19811218-9876 om det är något"


def test_agreement_edit_refuses_a_line_that_is_too_long(client, introduction, cast):
    client.force_login(cast["chief"])

    response = client.post(url_of(introduction, "agreement_edit"), posted(introduction, mentor="x" * 501))

    assert response.status_code == 422
    assert not Line.objects.exists()


def test_agreement_edit_on_top_of_somebody_elses_is_told_and_kept(client, introduction, cast):
    seen = posted(introduction, mentor="Det här skrev jag")
    tailor_agreement(introduction, [Fitted("chief", "", "Emellan")], by=cast["deputy"])
    client.force_login(cast["chief"])

    response = client.post(url_of(introduction, "agreement_edit"), seen)

    assert response.status_code == 409
    assert "Det här skrev jag" in response.content.decode()


def test_agreement_in_english(client, introduction, cast):
    cast["mentor"].language = "en"
    cast["mentor"].save()
    client.force_login(cast["mentor"])

    page = client.get(url_of(introduction), headers={"accept-language": "en"}).content.decode()

    assert "I take no decisions in cases" in page
    assert "I have read it and accept it" in page


def test_agreement_is_missing_where_the_programme_has_none(client, introduction, cast):
    type(introduction.version).objects.filter(pk=introduction.version_id).update(agreement=[])
    client.force_login(cast["chief"])

    assert client.get(url_of(introduction)).status_code == 404
