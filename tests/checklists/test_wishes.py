"""A wish of the newcomer is brought up, waits for chief and mentor, and is taken up or answered; nothing is lost."""

import uuid

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.errors import StaleEdit
from accounts.models import Event
from checklists.models import Item, Wish
from checklists.plan import ChecklistsPart
from checklists.services import answer_wish, take_up_wish, wish_for
from outbox.models import Message, SentMail
from outbox.services import sweep as send_mails
from programs.models import Introduction, Theme
from reminders.services import sweep as remind

part = ChecklistsPart()
READERS = {"newcomer", "mentor", "chief", "deputy"}
ROLES = [*sorted(READERS), "coordinator", "administrator", "colleague", "second_newcomer", "stranger"]


@pytest.fixture
def wish(listed, cast):
    return wish_for(listed, "Följa med på ett hembesök", by=cast["newcomer"])


def url(wish, name):
    return reverse(f"checklists:{name}", args=[wish.pk])


def taken_up(listed, **changes):
    theme = Theme.objects.get(version=listed.version, key="documenting")
    today = timezone.localdate()
    typed = {"name": "Hembesök", "theme": theme.pk, "from_on": today, "to_on": today, "revision": 0}
    return typed | {"request_key": uuid.uuid4()} | changes


def take(client, wish, typed):
    shown = client.post(url(wish, "wish_take_up"), typed)
    if shown.status_code == 302:
        return shown
    return client.post(url(wish, "wish_take_up"), typed | {"seen": shown.context["form"]["seen"].value()})


@pytest.mark.parametrize("role", ROLES)
def test_wish_detail_by_role(client, wish, cast, role):
    client.force_login(cast[role])

    response = client.get(wish.get_absolute_url())

    assert response.status_code == (200 if role in READERS else 404)


@pytest.mark.parametrize("role", ROLES)
def test_the_checklist_shows_wishes_to_those_who_may_read_them(client, listed, wish, cast, role):
    client.force_login(cast[role])

    page = client.get(reverse("checklists:checklist", args=[listed.pk])).text

    assert (wish.text in page) == (role in READERS)


@pytest.mark.parametrize("role", ROLES)
def test_wish_create_by_role(client, listed, cast, role):
    client.force_login(cast[role])
    typed = {"text": "Åka till hamnen", "request_key": uuid.uuid4()}

    answers = {
        client.post(reverse("checklists:wish_create", args=[listed.pk]), typed).status_code for _click in range(2)
    }

    assert answers == {302 if role == "newcomer" else 403 if role in {*READERS, *ROLES[4:6]} else 404}
    assert Wish.objects.count() == (role == "newcomer")


def test_a_number_in_a_wish_is_stopped(client, listed, cast):
    client.force_login(cast["newcomer"])

    response = client.post(reverse("checklists:wish_create", args=[listed.pk]), {"text": "Om 850709-9805"})

    assert response.status_code == 422
    assert "850709-9805" in response.text


@pytest.mark.parametrize("role", ["mentor", "chief", "deputy"])
def test_a_wish_is_taken_up(client, listed, wish, cast, role):
    client.force_login(cast[role])
    typed = taken_up(listed)

    answers = {take(client, wish, typed).headers["Location"] for _click in range(2)}

    item = Item.objects.get(own_name="Hembesök")
    wish.refresh_from_db()
    assert (wish.state, wish.item, wish.answered_by) == ("taken_up", item, cast[role])
    assert len(answers) == 1
    assert Event.objects.filter(verb="checklists.wish_taken_up").count() == 1


def test_nothing_is_taken_up_before_it_has_been_shown(client, listed, wish, cast):
    client.force_login(cast["mentor"])

    response = client.post(url(wish, "wish_take_up"), taken_up(listed))

    assert response.status_code == 200
    assert not Item.objects.filter(own_name="Hembesök").exists()


def test_a_wish_is_answered_and_the_newcomer_reads_why(client, wish, cast):
    client.force_login(cast["mentor"])
    typed = {"answer": "Inte förrän i vår", "revision": 0}

    answers = {client.post(url(wish, "wish_answer"), typed).status_code for _click in range(2)}

    assert answers == {302}
    client.force_login(cast["newcomer"])
    page = client.get(wish.get_absolute_url()).text
    assert "Inte förrän i vår" in page
    assert wish.text in page


def test_whoever_answers_second_is_told_and_keeps_the_words(client, wish, cast):
    answer_wish(wish, "Nej", by=cast["mentor"])
    client.force_login(cast["chief"])

    response = client.post(url(wish, "wish_answer"), {"answer": "Jo, gärna", "revision": 0})

    assert response.status_code == 409
    assert "Samira har svarat under tiden" in response.text
    assert "Jo, gärna" in response.text


def test_an_answered_wish_is_not_taken_up(wish, listed, cast):
    answer_wish(wish, "Nej", by=cast["mentor"])
    theme, today = listed.version.themes.first(), timezone.localdate()

    with pytest.raises(StaleEdit):
        take_up_wish(wish, "Hembesök", theme, by=cast["chief"], from_on=today, to_on=today)

    assert not Item.objects.filter(own_name="Hembesök").exists()


@pytest.mark.parametrize("role", ROLES)
def test_it_is_brought_up_with_those_who_may_read_it(wish, listed, cast, role):
    points = part.bring_up([listed], cast[role])

    assert [point.label for point in points] == (
        ["Jag skulle vilja: Följa med på ett hembesök"] if role in READERS else []
    )


def test_it_waits_for_the_chief_until_it_is_answered(wish, listed, cast):
    introductions = list(Introduction.objects.with_people())

    [advice] = [row for row in part.needs(introductions, cast["chief"]) if row.code == "wish"]

    assert (advice.label, advice.url) == ("Alva har ett önskemål.", wish.get_absolute_url())
    answer_wish(wish, "Nej", by=cast["chief"])
    assert [row for row in part.needs(introductions, cast["chief"]) if row.code == "wish"] == []


def test_the_newcomer_is_told_once_and_never_what_was_written(wish, cast):
    answer_wish(wish, "Inte förrän i vår", by=cast["mentor"])
    for _round in range(2):
        remind(timezone.now())
        send_mails(timezone.now())

    assert Message.objects.filter(kind="wish_answered", person=cast["newcomer"]).count() == 1
    assert not [mail for mail in SentMail.objects.all() if "Inte förrän i vår" in mail.text]


def test_an_answer_has_somebody_who_gave_it(wish):
    with pytest.raises(IntegrityError):
        Wish.objects.filter(pk=wish.pk).update(state="answered", answer="Nej")


def test_extract_holds_the_wish_of_the_one_and_the_answer_of_the_other(wish, cast):
    answer_wish(wish, "Inte förrän i vår", by=cast["mentor"])

    [mine] = part.personal_data(cast["newcomer"])["wishes"]
    mentors = part.personal_data(cast["mentor"])

    assert (mine["wish"], mine["answer"]) == (wish.text, "Inte förrän i vår")
    assert [row["answer"] for row in mentors["wishes_i_answered"]] == ["Inte förrän i vår"]
    assert wish.text not in str(mentors)


def test_it_waits_on_the_mentors_page(client, wish, cast):
    client.force_login(cast["mentor"])

    assert wish.get_absolute_url() in client.get(reverse("overview:home")).text
    answer_wish(wish, "Nej", by=cast["mentor"])
    assert wish.get_absolute_url() not in client.get(reverse("overview:home")).text
