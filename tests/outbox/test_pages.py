from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings as site
from django.urls import reverse
from django.utils import timezone

from accounts.models import Employment, Person
from outbox.models import Message, SentMail
from outbox.services import post, sweep

ROLES = ["newcomer", "mentor", "chief", "coordinator", "stranger"]


@pytest.fixture
def failed(cast, alarm):
    post("alarm:1", cast["mentor"], "alarm", 1)
    Message.objects.update(state="failed", error="SMTPRecipientsRefused 550", attempts=1)
    return Message.objects.get()


@pytest.fixture
def administrator(client, cast):
    client.force_login(cast["administrator"])
    return client


@pytest.mark.parametrize(("role", "status"), [("administrator", 200), *((role, 403) for role in ROLES)])
def test_message_list_by_role(client, cast, failed, role, status):
    client.force_login(cast[role])

    assert client.get(reverse("outbox:message_list")).status_code == status


def test_message_list_shows_the_failed_first_with_the_reason(administrator, cast, failed, news):
    post("news:1", cast["chief"], "news")

    page = administrator.get(reverse("outbox:message_list"))

    assert [message.person for message in page.context["page"]] == [cast["mentor"], cast["chief"]]
    assert "SMTPRecipientsRefused 550" in page.text


def test_message_list_shows_nobody_of_another_municipality(administrator, cast, alarm):
    post("alarm:1", cast["stranger_mentor"], "alarm", 1)

    assert list(administrator.get(reverse("outbox:message_list")).context["page"]) == []


def test_message_list_shows_who_begins_later_but_not_who_has_left(administrator, cast, places, alarm):
    later = Person.objects.create(name="Ny Kollega", email="ny@example.org")
    month = timedelta(days=30)
    Employment.objects.create(person=later, node=places.team, from_on=timezone.localdate() + month)
    Employment.objects.filter(person=cast["mentor"]).update(to_on=timezone.localdate() - month)
    post("alarm:1", later, "alarm")
    post("alarm:2", cast["mentor"], "alarm")

    assert [m.person for m in administrator.get(reverse("outbox:message_list")).context["page"]] == [later]


@pytest.mark.parametrize(("state", "number"), [("failed", 1), ("waiting", 2), ("sent", 0), ("nonsense", 3)])
def test_message_list_filters_by_state(administrator, cast, failed, news, state, number):
    post("news:1", cast["chief"], "news")
    post("news:2", cast["chief"], "news")

    page = administrator.get(reverse("outbox:message_list"), {"state": state})

    assert len(page.context["page"].object_list) == number


@pytest.mark.parametrize("number", [1, 30])
def test_message_list_asks_as_often_for_many_as_for_one(administrator, cast, alarm, number, django_assert_num_queries):
    for index in range(number):
        post(f"alarm:{index}", cast["mentor"], "alarm", 1)

    with django_assert_num_queries(7):
        administrator.get(reverse("outbox:message_list"))


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), *((role, 404) for role in ROLES)])
def test_message_retry_by_role(client, cast, failed, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("outbox:message_retry", args=[failed.pk]))

    assert response.status_code == status
    failed.refresh_from_db()
    assert failed.state == ("waiting" if status == 302 else "failed")


def test_message_retry_twice_answers_the_same(administrator, failed):
    answers = [administrator.post(reverse("outbox:message_retry", args=[failed.pk])) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Message.objects.get().attempts == 0


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), *((role, 403) for role in ROLES)])
def test_message_retry_all_by_role(client, cast, failed, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("outbox:message_retry_all"))

    assert response.status_code == status
    failed.refresh_from_db()
    assert failed.state == ("waiting" if status == 302 else "failed")


def test_message_retry_all_leaves_other_municipalities_alone(administrator, cast, alarm):
    post("alarm:1", cast["stranger_mentor"], "alarm", 1)
    Message.objects.update(state="failed")

    administrator.post(reverse("outbox:message_retry_all"))

    assert Message.objects.get().state == "failed"


@pytest.mark.parametrize(("role", "status"), [("administrator", 302), *((role, 403) for role in ROLES)])
def test_message_test_by_role(client, cast, role, status):
    client.force_login(cast[role])

    response = client.post(reverse("outbox:message_test"), {"request_key": uuid4()})

    assert response.status_code == status
    assert Message.objects.filter(kind="test", person=cast[role]).count() == (1 if status == 302 else 0)


def test_message_test_sends_once_for_a_double_click(administrator):
    form = {"request_key": uuid4()}
    for _ in range(2):
        administrator.post(reverse("outbox:message_test"), form)
    sweep()

    assert SentMail.objects.count() == 1


@pytest.fixture
def kept(cast, alarm):
    post("alarm:1", cast["mentor"], "alarm", 1)
    post("alarm:2", cast["stranger"], "alarm", 1)
    sweep()
    return SentMail.objects.get(to="mentor@example.org")


@pytest.mark.parametrize(
    ("role", "own_status", "number"),
    [("mentor", 200, 1), ("administrator", 200, 1), ("chief", 404, 0), ("newcomer", 404, 0), ("stranger", 404, 1)],
)
def test_mail_pages_show_the_own_and_those_one_administers(client, cast, kept, role, own_status, number):
    client.force_login(cast[role])

    assert len(client.get(reverse("outbox:mail_list")).context["page"].object_list) == number
    assert client.get(reverse("outbox:mail_detail", args=[kept.pk])).status_code == own_status


def test_mail_pages_show_everything_in_the_demo(client, cast, kept, settings):
    settings.IS_DEMO = True
    client.force_login(cast["newcomer"])

    assert len(client.get(reverse("outbox:mail_list")).context["page"].object_list) == 2


def test_mail_detail_shows_the_mail_with_its_link(client, cast, kept):
    client.force_login(cast["mentor"])

    page = client.get(reverse("outbox:mail_detail", args=[kept.pk]))

    assert f'href="{site.SITE_URL}/alarm/"' in page.text
    assert "<style" not in page.text


@pytest.mark.parametrize("name", ["mail_list", "mail_detail"])
def test_mail_pages_are_not_there_when_mail_is_sent(client, cast, kept, settings, name):
    settings.KEEPS_MAIL = False
    client.force_login(cast["mentor"])

    arguments = [kept.pk] if name == "mail_detail" else []
    assert client.get(reverse(f"outbox:{name}", args=arguments)).status_code == 404
