"""The coordinator's pages: choose, prepare, announce, prolong, withdraw. And what those see who are asked."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from outbox.models import Message
from surveys.models import Asked, Participation, SessionQuestions, Survey
from surveys.services import create_survey
from tests.surveys.rounds import both, opened, wanted

DAY = timedelta(days=1)
PARTS = ["newcomer", "mentor", "chief", "coordinator", "administrator", "stranger"]


@pytest.fixture
def draft(places, edition, cast):
    return create_survey(places.municipality, wanted(edition, splits=["role"]), by=cast["coordinator"])


@pytest.fixture
def coordinator(client, cast):
    client.force_login(cast["coordinator"])
    return client


def url(name, *args):
    return reverse(f"surveys:{name}", args=args)


def page(client, address, status=200):
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def filled(places, edition, **changes):
    today = timezone.localdate()
    return {
        "request_key": str(uuid.uuid4()),
        "name_sv": "Hur har ni det?",
        "node": places.municipality.pk,
        "who": "everybody",
        "opens_on": today.isoformat(),
        "closes_on": (today + 10 * DAY).isoformat(),
        "reading": "anonymous",
    } | changes


def new_url(value):
    return f"{url('survey_create')}?questionnaire={value}"


# -- choosing and preparing


def test_survey_create_begins_with_a_questionnaire(coordinator, edition):
    html = page(coordinator, url("survey_create"))

    assert new_url(edition.pk) in html
    assert new_url("shipped:needs") in html
    assert "shipped:individual" not in html


def test_survey_create_makes_a_draft_that_asks_nobody(coordinator, places, edition, cast):
    data = filled(places, edition, splits=["role", "municipality"], who="newcomers")

    first, second = (coordinator.post(new_url(edition.pk), data) for _ in range(2))

    survey = Survey.objects.get()
    assert first.url == second.url == survey.get_absolute_url()
    assert (survey.state, survey.edition, survey.created_by) == ("draft", edition, cast["coordinator"])
    assert (survey.splits, survey.audience["who"]) == (["role", "municipality"], "newcomers")
    assert not Asked.objects.exists()


def test_survey_create_takes_a_shipped_questionnaire_in_use(coordinator, places, edition):
    coordinator.post(new_url("shipped:pulse"), filled(places, edition))

    survey = Survey.objects.get()
    assert survey.edition.questionnaire.key == "pulse"
    assert survey.edition.questionnaire.owner == places.region


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"closes_on": "2020-01-01"}, "closes_on"),
        ({"who": "addresses"}, "addresses"),
        ({"who": "addresses", "addresses": "inte en adress"}, "addresses"),
        ({"who": "addresses", "addresses": "a@example.org", "splits": ["role"]}, "splits"),
        ({"reading": "named"}, "reader_1"),
        ({"who": "session"}, "who"),
        ({"name_sv": ""}, "name_sv"),
        ({"started_from": "2026-02-01", "started_until": "2026-01-01"}, "started_until"),
    ],
)
def test_survey_create_says_what_is_missing_and_keeps_the_rest(coordinator, places, edition, changes, field):
    response = coordinator.post(new_url(edition.pk), filled(places, edition, name_en="How are you?") | changes)

    assert response.status_code == 422
    assert field in response.context["form"].errors
    assert "How are you?" in response.content.decode()
    assert not Survey.objects.exists()


def test_survey_create_asks_addresses_once_each(coordinator, places, edition):
    data = filled(places, edition, who="addresses", addresses="A@example.org\nb@example.org, a@example.org")

    coordinator.post(new_url(edition.pk), data)

    assert Survey.objects.get().audience == {"who": "addresses", "addresses": ["a@example.org", "b@example.org"]}


def test_survey_create_takes_readers_with_a_post_there(coordinator, places, edition, cast):
    data = filled(places, edition, reading="named", reader_1=cast["chief"].pk, reader_2=cast["mentor"].pk)
    coordinator.post(new_url(edition.pk), data)
    with_a_newcomer = filled(places, edition, reading="named", reader_1=cast["newcomer"].pk)

    assert coordinator.post(new_url(edition.pk), with_a_newcomer).status_code == 422
    readers = Survey.objects.get().readers.order_by("pk")
    assert [row.person for row in readers] == [cast["chief"], cast["mentor"]]


def test_survey_create_is_not_for_a_place_one_does_not_coordinate(client, cast, places, edition):
    cast["coordinator"].roles.update(node=places.other_municipality)
    client.force_login(cast["coordinator"])

    response = client.post(new_url("shipped:pulse"), filled(places, edition))

    assert (response.status_code, Survey.objects.exists()) == (422, False)


def test_survey_size_counts_as_one_chooses(coordinator, places, introduction):
    html = page(coordinator, f"{url('survey_size')}?node={places.municipality.pk}&who=newcomers")
    half = page(coordinator, f"{url('survey_size')}?who=newcomers")

    assert "<strong>1 " in html
    assert "<strong>" not in half


@pytest.mark.parametrize("value", ["shipped:needs", "edition"])
def test_survey_preview_shows_the_questions(coordinator, edition, value):
    html = page(coordinator, url("survey_preview", edition.pk if value == "edition" else value))

    assert html.count('class="question') >= 3


@pytest.mark.parametrize("value", ["shipped:nothing", "0", "x"])
def test_survey_preview_of_nothing_one_may_choose(coordinator, value):
    page(coordinator, url("survey_preview", value), 404)


def test_survey_edit_shows_and_changes_what_is_chosen(coordinator, draft, places, edition, cast):
    shown = coordinator.get(url("survey_edit", draft.pk)).context["form"]
    data = filled(places, edition, reading="named", reader_1=cast["chief"].pk, revision=0, name_sv="Annat")

    response = coordinator.post(url("survey_edit", draft.pk), data)

    draft.refresh_from_db()
    assert shown.initial["splits"] == ["role"]
    assert response.url == draft.get_absolute_url()
    assert (str(draft.name), draft.reading, draft.splits) == ("Annat", "named", [])


def test_survey_edit_of_what_was_not_seen_is_stopped(coordinator, draft, places, edition):
    Survey.objects.update(revision=3)

    response = coordinator.post(url("survey_edit", draft.pk), filled(places, edition, revision=0, name_sv="Annat"))

    assert response.status_code == 409
    assert "Annat" in response.content.decode()


# -- its page


@pytest.mark.parametrize(("part", "status"), list(zip(PARTS, [200, 200, 200, 200, 200, 404], strict=True)))
def test_survey_detail_by_role(client, cast, survey, part, status):
    client.force_login(cast[part])

    page(client, survey.get_absolute_url(), status)


def test_survey_detail_counts_answers_for_who_runs_it_only(client, cast, survey):
    Participation.objects.create(asked=survey.asked.get(person=cast["chief"]))

    pages = {}
    for part in ("coordinator", "newcomer"):
        client.force_login(cast[part])
        pages[part] = page(client, survey.get_absolute_url())

    count = f"1 av {survey.asked.count()}"
    assert count in pages["coordinator"]
    assert count not in pages["newcomer"]
    assert url("survey_answer", survey.pk) in pages["newcomer"]
    assert url("survey_withdraw", survey.pk) not in pages["newcomer"]


def test_survey_detail_says_who_will_be_asked(coordinator, draft):
    html = page(coordinator, draft.get_absolute_url())

    assert "<strong>7 " in html
    assert "Ekvalla kommun" in html


def test_survey_detail_names_addresses_that_were_refused_to_who_runs_it(coordinator, places, edition, cast):
    audience = {"who": "addresses", "addresses": ["bra@example.org", "fel@example.org"]}
    survey = opened(places.unit, edition, cast["coordinator"], audience=audience)
    for row, state in zip(survey.asked.order_by("email"), ("waiting", "failed"), strict=True):
        Message.objects.create(
            key=f"survey-open:{row.pk}",
            email=row.email,
            kind="survey_open_outside",
            refers_id=row.pk,
            due_on=timezone.localdate(),
            is_immediate=True,
            state=state,
            created_at=timezone.now(),
        )

    html = page(coordinator, survey.get_absolute_url())

    assert "fel@example.org" in html
    assert "bra@example.org" not in html


# -- what happens to it


def test_survey_announce_opens_it_once(coordinator, draft):
    first, second = (coordinator.post(url("survey_announce", draft.pk), follow=True) for _ in range(2))

    draft.refresh_from_db()
    assert (first.status_code, second.status_code) == (200, 200)
    assert (draft.state, draft.asked.count()) == ("open", 7)


def test_survey_announce_of_days_that_are_past_says_so(coordinator, draft):
    past = timezone.localdate() - DAY
    Survey.objects.update(opens_on=past, closes_on=past)

    response = coordinator.post(url("survey_announce", draft.pk), follow=True)

    draft.refresh_from_db()
    assert draft.announced_at is None
    assert 'class="message' in response.content.decode()


def test_survey_prolong(coordinator, survey):
    later = survey.closes_on + 5 * DAY
    posted = {"revision": survey.revision, "closes_on": later.isoformat()}
    earlier = coordinator.post(url("survey_prolong", survey.pk), posted | {"closes_on": survey.closes_on.isoformat()})

    first = coordinator.post(url("survey_prolong", survey.pk), posted)
    again = coordinator.post(url("survey_prolong", survey.pk), posted | {"closes_on": (later + DAY).isoformat()})

    survey.refresh_from_db()
    assert (earlier.status_code, first.status_code, again.status_code) == (422, 302, 409)
    assert survey.closes_on == later


def test_survey_withdraw_asks_once(coordinator, survey):
    asked = coordinator.post(url("survey_withdraw", survey.pk), {})
    survey.refresh_from_db()
    before = survey.state
    coordinator.post(url("survey_withdraw", survey.pk), {"is_sure": "on"})

    survey.refresh_from_db()
    assert (asked.status_code, before, survey.state) == (422, "open", "withdrawn")


@pytest.mark.parametrize("name", ["survey_edit", "survey_prolong", "survey_withdraw"])
def test_what_is_closed_stays(coordinator, survey, name):
    Survey.objects.update(closed_at=timezone.now())

    page(coordinator, url(name, survey.pk), 403)


# -- the list


def test_survey_list_filters_by_state(coordinator, survey, draft):
    closed = Survey.objects.create(
        node=survey.node,
        edition=survey.edition,
        name=both("Förra året"),
        opens_on=survey.opens_on,
        closes_on=survey.closes_on,
        closed_at=timezone.now(),
        asked_at=timezone.now(),
        announced_at=timezone.now(),
    )

    shown = {
        show: {row.pk for row in coordinator.get(f"{url('survey_list')}?show={show}").context["page"]}
        for show in ("open", "ahead", "closed", "all")
    }

    assert shown == {
        "open": {survey.pk},
        "ahead": {draft.pk},
        "closed": {closed.pk},
        "all": {survey.pk, draft.pk, closed.pk},
    }


def test_survey_list_shows_those_who_are_asked_no_count(client, cast, survey):
    client.force_login(cast["newcomer"])

    html = page(client, url("survey_list"))

    assert survey.get_absolute_url() in html
    assert "0 av" not in html


# -- after sessions


def test_session_questions_are_chosen_by_who_leads(client, cast, cohort, edition):
    client.force_login(cast["mentor"])
    address = url("session_questions", cohort.pk)
    before = client.get(address).context["form"].initial
    data = {"revision": 0, "is_on": "on", "questionnaire": "shipped:course-day", "reading": "anonymous"}

    response = client.post(address, data)
    stale = client.post(address, data)

    row = SessionQuestions.objects.get()
    assert before["questionnaire"] == "shipped:course-day"
    assert (response.status_code, stale.status_code) == (302, 409)
    assert (row.cohort, row.is_on, row.edition.questionnaire.key) == (cohort, True, "course-day")
    assert client.get(address).context["form"].initial["questionnaire"] == str(row.edition_id)


@pytest.mark.parametrize(
    ("part", "status"), [("mentor", 200), ("coordinator", 200), ("chief", 403), ("newcomer", 403), ("stranger", 404)]
)
def test_session_questions_by_role(client, cast, cohort, part, status):
    client.force_login(cast[part])

    page(client, url("session_questions", cohort.pk), status)


def test_a_group_page_leads_to_its_questions(client, cast, cohort):
    pages = {}
    for part in ("mentor", "newcomer"):
        client.force_login(cast[part])
        pages[part] = page(client, cohort.get_absolute_url())

    assert url("session_questions", cohort.pk) in pages["mentor"]
    assert url("session_questions", cohort.pk) not in pages["newcomer"]


def test_only_a_coordinator_reads_in_confidence(client, cast, cohort):
    offered = {}
    for part in ("mentor", "coordinator"):
        client.force_login(cast[part])
        choices = client.get(url("session_questions", cohort.pk)).context["form"].fields["reading"].choices
        offered[part] = {str(value) for value, _label in choices}

    assert offered == {"mentor": {"anonymous", "named"}, "coordinator": {"anonymous", "named", "coordinator"}}
