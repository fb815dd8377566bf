"""Every view, for everybody who might try it, and what the pages say to whom."""

import uuid
from datetime import date

import pytest
from django.db import transaction
from django.urls import reverse

from accounts.models import Reading
from programs.models import Involvement
from programs.services import complete_introduction, discontinue_introduction
from reviews.models import Review
from reviews.services import cancel_review, hold_review
from tests.reviews.conftest import fresh

ROLES = [
    "newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "second_newcomer", "stranger",
]  # fmt: skip
LEARNING = "För lärande, inte för lön eller provanställning."
HELD = {"on": "2026-11-17", "outcome": "more-support", "revision": 0}
MOVED = {"on": "2027-02-24", "time": "10:00", "minutes": 45, "place": "Rum 3", "reason": "mentor", "revision": 0}
CANCELLED = {"reason": "chief", "revision": 0}
SKIPPED = {"reason": "not_needed", "instead": "nothing", "revision": 0}


def url(name, review):
    return reverse(f"reviews:{name}", args=[review.pk])


def keyed(data):
    return data | {"request_key": uuid.uuid4()}


@pytest.fixture
def by_role(client, cast):
    """The status that each role gets, each in a world of its own; `changed` must be true exactly after a redirect."""

    def answers(name, review, data=None, changed=None, roles=ROLES):
        return [answer(role, url(name, review), data, changed) for role in roles]

    def answer(role, address, data, changed):
        with transaction.atomic():
            client.force_login(cast[role])
            status = (client.get(address) if data is None else client.post(address, data)).status_code
            if changed is not None:
                assert Review.objects.filter(**changed).exists() is (status == 302), role
            transaction.set_rollback(True)
        return status

    return answers


@pytest.fixture
def page(client, cast):
    """What a role reads at an address."""

    def read(role, address):
        client.force_login(cast[role])
        return client.get(address).content.decode()

    return read


def test_review_detail_by_role(by_role, review):
    assert by_role("review_detail", review) == [200, 200, 200, 200, 200, 200, 404, 404, 404]


def test_review_hold_by_role(by_role, review):
    statuses = by_role("review_hold", review, keyed(HELD), changed={"outcome": "more-support"})

    assert statuses == [403, 403, 302, 302, 403, 403, 404, 404, 404]


def test_review_hold_by_whom_the_programme_lets(by_role, review, assessor):
    assert by_role("review_hold", review, keyed(HELD), changed={"state": "held"}, roles=["colleague"]) == [302]


def test_review_hold_never_by_a_mentor_in_whatever_other_role(by_role, review, introduction, assessor, cast):
    Involvement.objects.filter(person=assessor).update(person=cast["mentor"])

    assert by_role("review_hold", review, keyed(HELD), changed={"state": "held"}, roles=["mentor"]) == [403]


def test_review_hold_before_its_day_is_for_nobody(by_role, coming):
    assert by_role("review_hold", coming, keyed(HELD)) == [403, 403, 403, 403, 403, 403, 404, 404, 404]


def test_review_undo_by_role(by_role, review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")

    statuses = by_role("review_undo", review, {}, changed={"pk": review.pk, "state": "planned"})

    assert statuses == [403, 403, 302, 403, 403, 403, 404, 404, 404]


def test_review_move_by_role(by_role, coming):
    assert by_role("review_move", coming) == [403, 403, 200, 200, 403, 200, 404, 404, 404]
    statuses = by_role("review_move", coming, keyed(MOVED), changed={"on": date(2027, 2, 24)})
    assert statuses == [403, 403, 302, 302, 403, 302, 404, 404, 404]


def test_review_cancel_by_role(by_role, coming):
    assert by_role("review_cancel", coming) == [403, 403, 200, 200, 403, 403, 404, 404, 404]
    statuses = by_role("review_cancel", coming, keyed(CANCELLED), changed={"needs_new_date": True})
    assert statuses == [403, 403, 302, 302, 403, 403, 404, 404, 404]


def test_review_cancel_skips_an_optional_one(client, optional, cast):
    client.force_login(cast["chief"])

    response = client.post(url("review_cancel", optional), keyed(SKIPPED))

    assert response.status_code == 302
    assert (fresh(optional).state, fresh(optional).needs_new_date) == ("cancelled", False)


def test_review_cancel_cannot_skip_what_is_not_optional(client, coming, cast):
    client.force_login(cast["chief"])

    assert client.post(url("review_cancel", coming), keyed(SKIPPED)).status_code == 422

    assert client.post(url("review_cancel", coming), keyed(SKIPPED | {"reason": "duty"})).status_code == 302
    assert fresh(coming).needs_new_date


@pytest.mark.parametrize(
    ("name", "data"), [("review_hold", HELD), ("review_move", MOVED), ("review_cancel", CANCELLED)]
)
def test_a_double_click_is_one_and_both_are_answered_alike(client, review, cast, name, data):
    client.force_login(cast["chief"])
    data = keyed(data)

    answers = {client.post(url(name, review), data)["Location"] for _click in (1, 2)}

    assert answers == {review.get_absolute_url()}
    assert fresh(review).revision == 1


@pytest.mark.parametrize(
    ("name", "data"), [("review_hold", HELD), ("review_move", MOVED), ("review_cancel", CANCELLED)]
)
def test_a_stale_form_is_told_and_keeps_what_was_chosen(client, review, cast, name, data):
    client.force_login(cast["chief"])
    Review.objects.filter(pk=review.pk).update(revision=3)

    response = client.post(url(name, review), keyed(data))

    assert response.status_code == 409
    assert "Någon har sparat sedan du öppnade sidan." in response.content.decode()
    assert response.context["form"]["revision"].value() == "3"
    assert fresh(review).is_planned


@pytest.mark.parametrize(
    ("data", "field"),
    [
        (HELD | {"outcome": ""}, "outcome"),
        (HELD | {"outcome": "excellent"}, "outcome"),
        (HELD | {"on": "2026-11-19"}, "on"),
        (HELD | {"on": "i går"}, "on"),
    ],
)
def test_review_hold_says_what_is_wrong(client, review, cast, data, field):
    client.force_login(cast["chief"])

    response = client.post(url("review_hold", review), keyed(data))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


@pytest.mark.parametrize(
    ("data", "field"),
    [(MOVED | {"reason": ""}, "reason"), (MOVED | {"on": "2026-11-16"}, "on"), (MOVED | {"minutes": 1}, "minutes")],
)
def test_review_move_says_what_is_wrong(client, coming, cast, data, field):
    client.force_login(cast["chief"])

    response = client.post(url("review_move", coming), keyed(data))

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]


def test_review_move_to_a_time_needs_no_reason(client, coming, cast):
    client.force_login(cast["chief"])

    client.post(url("review_move", coming), keyed(MOVED | {"on": "2027-02-17", "reason": ""}))

    assert (f"{fresh(coming).time:%H.%M}", fresh(coming).why) == ("10.00", "")


def test_review_move_gives_a_cancelled_one_a_day(client, coming, cast):
    cancel_review(coming, "chief", by=cast["chief"])
    client.force_login(cast["administrator"])

    response = client.post(url("review_move", coming), keyed(MOVED | {"revision": 1}))

    assert response.status_code == 302
    assert fresh(coming).is_planned


def test_undo_twice_is_answered_alike(client, review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")
    client.force_login(cast["chief"])

    assert [client.post(url("review_undo", review)).status_code for _click in (1, 2)] == [302, 302]


def test_undo_only_the_same_day(by_role, review, cast, now):
    hold_review(review, by=cast["chief"], outcome="on-track")
    now.move_to("2026-11-19T09:00:00+01:00")

    assert by_role("review_undo", review, {}, roles=["chief"]) == [403]


def test_the_last_one_is_noted_when_the_introduction_is_completed(by_role, review, introduction, cast):
    complete_introduction(introduction, by=cast["chief"])

    assert by_role("review_hold", review, keyed(HELD), roles=["chief"]) == [302]
    assert by_role("review_move", review, roles=["chief"]) == [403]


def test_nothing_is_noted_when_the_introduction_is_discontinued(by_role, review, introduction, cast):
    discontinue_introduction(introduction, "left", by=cast["chief"])

    assert by_role("review_hold", review, keyed(HELD), roles=["chief"]) == [403]


@pytest.mark.parametrize("role", ["newcomer", "mentor", "chief", "deputy"])
def test_how_it_goes_is_read_by_those_who_meet_and_whoever_leads(page, review, cast, role):
    hold_review(review, by=cast["chief"], outcome="more-support")

    words = page(role, review.get_absolute_url())

    assert "Mer stöd behövs" in words
    assert LEARNING in words


@pytest.mark.parametrize("role", ["coordinator", "administrator"])
def test_whoever_runs_the_place_sees_only_that_it_took_place(page, review, cast, role):
    hold_review(review, by=cast["chief"], outcome="more-support")

    words = page(role, review.get_absolute_url())

    assert "Samtalet är hållet" in words
    assert "Mer stöd behövs" not in words


@pytest.mark.parametrize(("role", "reads"), [("mentor", True), ("chief", True), ("coordinator", False)])
def test_the_introduction_shows_what_was_and_what_comes(page, review, introduction, cast, role, reads):
    hold_review(review, by=cast["chief"], outcome="more-support")

    words = page(role, introduction.get_absolute_url())

    for name in ("tre", "sex", "nio", "tolv"):
        assert f"Uppföljningssamtal efter {name} månader" in words
    assert ("Mer stöd behövs" in words) is reads


def test_the_introduction_asks_the_chief_alone_to_note_it(page, review, introduction):
    button = f'href="{review.get_absolute_url()}">Notera<'

    assert button in page("chief", introduction.get_absolute_url())
    assert button not in page("mentor", introduction.get_absolute_url())


def test_the_page_says_what_to_talk_about_and_where_notes_go(page, review, introduction):
    words = page("mentor", review.get_absolute_url())

    assert "Vad har gått bra?" in words
    assert "Teman som väntar i fasen" in words
    assert "Anteckningar hör till era möten." in words
    assert reverse("mentoring:introduction_meetings", args=[introduction.pk]) in words


def test_whoever_runs_the_place_sees_no_themes(page, review):
    assert "Teman som väntar" not in page("coordinator", review.get_absolute_url())


def test_the_form_says_that_it_is_for_learning(page, review):
    assert LEARNING in page("chief", review.get_absolute_url())


def test_the_form_has_no_place_for_free_text(page, review):
    assert "<textarea" not in page("chief", review.get_absolute_url())


def test_what_is_noted_is_changed_on_request(page, review, cast):
    hold_review(review, by=cast["chief"], outcome="on-track")
    hold = url("review_hold", review)

    assert hold not in page("chief", review.get_absolute_url())
    assert hold in page("chief", f"{review.get_absolute_url()}?change")


def test_who_reads_is_kept_for_the_newcomer(page, review, cast):
    for role in ("mentor", "newcomer"):
        page(role, review.get_absolute_url())

    assert [row.by for row in Reading.objects.filter(about=cast["newcomer"])] == [cast["mentor"]]


def test_the_printed_plan_says_when_who_and_what(page, introduction, cast):
    from overview.pdf.printed import printed_plan

    words = printed_plan(introduction)

    assert "Uppföljningssamtal efter nio månader" in words
    assert "Vad har gått bra?" in words
    assert "Frivilligt." in words
