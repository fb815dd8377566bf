"""The pages: for everybody who might try them, and what they show and change."""

import uuid
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from mentoring.models import Gathering, Meeting, Point, Trained
from mentoring.services import log_meeting
from mentoring.unit.services import Plan, cancel_gathering, decide_point, plan_gatherings, set_trained, take_attendance
from programs.models import Reply

ROLES = [
    "newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "second_newcomer", "stranger",
]  # fmt: skip
NEW = {
    "kind": "supervision", "first_on": "2026-10-09", "time": "13:00", "number": 2, "weeks": 4, "minutes": 90,
}  # fmt: skip


@pytest.fixture
def by_role(client, cast):
    """The status that each role gets, each in a world of its own."""

    def answers(name, *args, **data):
        return [answer(role, reverse(f"mentoring:{name}", args=args), data) for role in ROLES]

    def answer(role, url, data):
        with transaction.atomic():
            client.force_login(cast[role])
            status = (client.post(url, data) if data else client.get(url)).status_code
            transaction.set_rollback(True)
        return status

    return answers


def get(client, person, name, *args):
    client.force_login(person)
    return client.get(reverse(f"mentoring:{name}", args=args)).content.decode()


def post(client, person, name, *args, **data):
    client.force_login(person)
    return client.post(reverse(f"mentoring:{name}", args=args), data)


def test_point_create_by_role(by_role, coming_unit_meeting):
    new = {"kind": "load", "words": "Peter har för mycket", "request_key": uuid.uuid4()}

    statuses = by_role("point_create", coming_unit_meeting.pk, **new)

    assert statuses == [404, 302, 302, 302, 403, 403, 302, 404, 404]


def test_point_create_is_of_a_units_meeting(client, coming, cast):
    assert post(client, cast["mentor"], "point_create", coming.pk, words="x").status_code == 404


def test_point_decide_by_role(by_role, point):
    statuses = by_role("point_decide", point.pk, decision="Ja", revision=0)

    assert statuses == [404, 403, 302, 302, 404, 404, 403, 404, 404]


def test_point_remove_by_role(by_role, point):
    assert by_role("point_remove", point.pk, x=1) == [404, 302, 403, 403, 404, 404, 403, 404, 404]


def test_gathering_create_by_role(by_role, places):
    statuses = by_role("gathering_create", node=places.unit.pk, request_key=uuid.uuid4(), **NEW)

    # The deputy leads a team of the unit, and a mentor plans no supervision.
    assert statuses == [403, 422, 302, 422, 403, 302, 422, 403, 422]


def test_mentors_plan_peer_meetings(by_role, places):
    statuses = by_role("gathering_create", node=places.unit.pk, request_key=uuid.uuid4(), **NEW | {"kind": "peers"})

    assert statuses == [403, 302, 302, 422, 403, 302, 302, 403, 422]


def test_gathering_pages_by_role(by_role, gathering):
    assert by_role("gathering_list") == [403, 200, 200, 200, 403, 200, 200, 403, 200]
    assert by_role("gathering_detail", gathering.pk) == [404, 200, 200, 404, 404, 200, 200, 404, 404]
    assert by_role("gathering_move", gathering.pk) == [404, 403, 200, 404, 404, 200, 403, 404, 404]
    assert by_role("gathering_cancel", gathering.pk, revision=0) == [404, 403, 302, 404, 404, 302, 403, 404, 404]


def test_gathering_attendance_by_role(by_role, past_gathering, cast):
    seats = {f"person-{cast[name].pk}": "there" for name in ("mentor", "colleague")}

    statuses = by_role("gathering_attendance", past_gathering.pk, revision=0, **seats)

    assert statuses == [404, 302, 302, 404, 404, 302, 302, 404, 404]


def test_training_set_by_role(by_role):
    assert by_role("training_set", "role", is_done="1") == [403, 302, 403, 403, 403, 403, 302, 403, 403]
    assert by_role("training_set", "unknown", is_done="1") == [404] * 9


def test_the_page_of_a_units_meeting_says_who_needs_what_and_the_rule(client, point, coming_unit_meeting, cast):
    page = get(client, cast["mentor"], "meeting_detail", coming_unit_meeting.pk)

    assert point.words in page
    assert "inte genom den nyanställda" in page
    assert "Alva Berglind" in page
    assert point.words not in get(client, cast["coordinator"], "meeting_detail", coming_unit_meeting.pk)


def test_what_was_decided_is_listed_with_name_and_day(client, point, coming_unit_meeting, cast):
    decide_point(point, "Ja, två enkla", by=cast["chief"])

    page = get(client, cast["colleague"], "meeting_detail", coming_unit_meeting.pk)

    assert "Så har vi bestämt" in page
    assert "Lena Hedbrant den 30 september" in page


def test_a_decision_on_top_of_another_keeps_the_words(client, point, cast):
    decide_point(point, "Ja, två enkla", by=cast["chief"])

    answer = post(client, cast["deputy"], "point_decide", point.pk, decision="Nej, vänta", revision=0)

    assert answer.status_code == 409
    assert "Nej, vänta" in answer.content.decode()


def test_a_personal_number_stops_a_point(client, coming_unit_meeting, cast):
    new = {"kind": "need", "words": "Gäller 19900101-0017", "request_key": uuid.uuid4()}

    answer = post(client, cast["mentor"], "point_create", coming_unit_meeting.pk, **new)

    assert answer.status_code == 422
    assert not Point.objects.exists()


def test_a_units_meeting_is_logged_with_one_click_from_the_mentors_page(client, unit_meeting, load_point, cast):
    Meeting.objects.filter(series=unit_meeting.series).exclude(pk=unit_meeting.pk).update(state="withdrawn")
    client.force_login(cast["mentor"])
    sections = client.get("/").context["sections"]
    form = next(row.context["usual"] for row in sections if row.template == "mentoring/unit/_just_now.html")

    who, points = [person.pk for person in form.people], [row.pk for row in form.points]
    data = {"who": who, "point": points, "minutes": 60, "revision": unit_meeting.revision, "form_key": form.form_key}
    answer = post(client, cast["mentor"], "meeting_log", unit_meeting.pk, **data)

    assert answer.status_code == 302
    assert list(unit_meeting.points.all()) == [load_point]
    assert unit_meeting.attendances.filter(was_there=True).count() == len(who) > 0


def test_a_logged_meeting_shows_what_was_taken_up(client, load_point, unit_meeting, cast):
    log_meeting(unit_meeting, by=cast["mentor"])

    page = get(client, cast["chief"], "meeting_detail", unit_meeting.pk)

    assert load_point.words in page
    assert "Togs upp på mötet" in page


def test_a_cancelled_date_offers_a_new_one(client, gathering, cast):
    cancel_gathering(gathering, by=cast["chief"])

    page = get(client, cast["chief"], "gathering_detail", gathering.pk)
    form = client.get(reverse("mentoring:gathering_create"), {"instead": gathering.pk}).context["form"]

    assert f"?instead={gathering.pk}" in page
    assert (form.initial["place"], form.initial["led_by"]) == ("Rum Eken", "Gun Utifrån")


def test_attendance_shows_what_was_said_beforehand(client, past_gathering, cast):
    Reply.objects.create(
        part="gatherings", refers_id=past_gathering.pk, person=cast["colleague"], is_coming=False, at=timezone.now()
    )

    form = get_form(client, cast["mentor"], past_gathering)

    assert form.fields[f"person-{cast['colleague'].pk}"].initial == "apologised"
    assert form.fields[f"person-{cast['mentor'].pk}"].initial == "there"


def get_form(client, person, gathering):
    client.force_login(person)
    return client.get(gathering.get_absolute_url()).context["form"]


def test_a_mentor_sees_the_own_dates_attendance_and_steps(client, past_gathering, gathering, cast):
    take_attendance(past_gathering, [cast["mentor"].pk], by=cast["mentor"])
    set_trained("role", True, by=cast["mentor"])

    page = get(client, cast["mentor"], "gathering_list")

    assert "Du var med 1 gång av 1" in page
    assert "1 av 8" in page
    assert gathering.get_absolute_url() in page


def test_a_chief_sees_attendance_and_the_steps_of_the_mentors(client, past_gathering, cast):
    take_attendance(past_gathering, [cast["mentor"].pk], by=cast["mentor"])
    set_trained("role", True, by=cast["mentor"])

    page = get(client, cast["chief"], "gathering_list")

    assert "1 av 2 var med" in page
    assert "Rollen och dess gränser" in page
    assert "Rollen och dess gränser" not in get(client, cast["administrator"], "gathering_list")


def test_dates_of_a_place_stand_in_order(client, supervision, places, cast):
    plan = Plan("peers", date(2026, 10, 9), supervision[0].starts_at.time())
    between = plan_gatherings(places.unit, plan, by=cast["mentor"])[0]

    client.force_login(cast["chief"])
    place = client.get(reverse("mentoring:gathering_list")).context["places"][0]

    assert place.coming == [supervision[0], between, *supervision[1:]]


def test_a_step_is_ticked_and_undone(client, cast):
    for is_done in ("1", "1"):
        post(client, cast["mentor"], "training_set", "role", is_done=is_done)
    assert list(Trained.objects.values_list("person_id", "step")) == [(cast["mentor"].pk, "role")]

    post(client, cast["mentor"], "training_set", "role", is_done="0")

    assert not Trained.objects.exists()


def test_the_list_asks_as_often_for_many(client, places, cast, supervision, django_assert_num_queries):
    client.force_login(cast["chief"])
    url = reverse("mentoring:gathering_list")
    client.get(url)
    Gathering.objects.filter(pk__in=[row.pk for row in supervision[1:]]).delete()

    with django_assert_num_queries(9):
        client.get(url)
    post(client, cast["chief"], "gathering_create", node=places.unit.pk, request_key=uuid.uuid4(), **NEW)
    with django_assert_num_queries(9):
        client.get(url)


def test_dates_are_planned_from_today_on(client, places, cast):
    past = NEW | {"node": places.unit.pk, "request_key": uuid.uuid4(), "first_on": str(date(2026, 9, 29))}

    assert post(client, cast["chief"], "gathering_create", **past).status_code == 422
