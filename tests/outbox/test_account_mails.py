import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from accounts.invitations import LASTS, invitation_url
from accounts.models import Person
from accounts.services import invite, mark_joined
from outbox.models import Message
from outbox.services import sweep

pytestmark = pytest.mark.usefixtures("no_rate_limits")
LINK = re.compile(r"http\S+")


@pytest.fixture
def no_rate_limits(settings):
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def invited(cast):
    return Person.objects.create(name="Ny Kollega", email="ny@example.org")


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


def path_in(mail, settings):
    return LINK.search(text_of(mail))[0].removeprefix(settings.SITE_URL)


def test_invitation_goes_at_once_with_the_link_and_who_invites(cast, invited, inbox):
    invite(invited, by=cast["chief"])

    sweep()

    invited.refresh_from_db()
    assert inbox.recipients == ["ny@example.org"]
    assert invitation_url(invited) in text_of(inbox.mails[0])
    assert cast["chief"].name in text_of(inbox.mails[0])


def test_invitation_that_is_replaced_is_dropped(cast, invited, inbox):
    invite(invited, by=cast["chief"], at=timezone.now() - timedelta(hours=1))
    invite(invited, by=cast["chief"])

    sweep()

    assert len(inbox.mails) == 1
    assert sorted(Message.objects.values_list("state", flat=True)) == ["dropped", "sent"]


def test_invitation_that_is_accepted_or_too_old_is_dropped(cast, invited, inbox):
    invite(invited, by=cast["chief"])
    mark_joined(invited)
    late = Person.objects.create(name="Sen Kollega", email="sen@example.org")
    invite(late, by=cast["chief"], at=timezone.now() - LASTS)

    sweep()

    assert inbox.mails == []


def test_first_administrator_is_invited_by_nobody(cast, invited, inbox):
    invite(invited, by=invited)

    sweep()

    assert "Ny Kollega" not in text_of(inbox.mails[0])


def test_password_reset_link_opens_and_is_kept_nowhere(client, cast, inbox, settings):
    client.post(reverse("account_reset_password"), {"email": "mentor@example.org"})
    sweep()

    path = path_in(inbox.mails[0], settings)
    token = path.rstrip("/").partition("-")[2]
    response = client.get(path, follow=True)

    assert response.status_code == 200
    assert 'type="password"' in response.text
    assert token not in str(list(Message.objects.values()))


def test_password_reset_answers_the_same_for_an_unknown_address(client, cast, inbox):
    known = client.post(reverse("account_reset_password"), {"email": "mentor@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    sweep()

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert inbox.recipients == ["mentor@example.org"]


def test_password_reset_twice_within_a_minute_is_one_mail(client, cast, inbox):
    with time_machine.travel("2026-09-30T08:00:30+02:00", tick=False):
        for _ in range(2):
            client.post(reverse("account_reset_password"), {"email": "mentor@example.org"})
        sweep()

    assert len(inbox.mails) == 1


def test_password_reset_is_dropped_after_a_day(client, cast, inbox):
    client.post(reverse("account_reset_password"), {"email": "mentor@example.org"})
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        sweep()

    assert inbox.mails == []


def test_email_confirmation_goes_to_the_address_it_is_about(client, cast, inbox, settings):
    address = EmailAddress.objects.create(user=cast["mentor"], email="new@example.org")
    address.send_confirmation(client.get(reverse("account_login")).wsgi_request)
    sweep()

    assert inbox.recipients == ["new@example.org"]
    client.post(path_in(inbox.mails[0], settings))
    address.refresh_from_db()
    assert address.verified


def test_email_confirmation_of_a_confirmed_address_is_dropped(client, cast, inbox):
    address = EmailAddress.objects.create(user=cast["mentor"], email="new@example.org")
    address.send_confirmation(client.get(reverse("account_login")).wsgi_request)
    EmailAddress.objects.update(verified=True)

    sweep()

    assert inbox.mails == []


def test_mail_that_the_site_does_not_know_is_an_error(cast):
    with pytest.raises(LookupError):
        get_adapter().send_mail("account/email/surprise", "mentor@example.org", {})
