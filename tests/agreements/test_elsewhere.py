"""What the agreement says on other pages, in mails, and to the person it is about."""

import json
from datetime import date, datetime, time, timedelta

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.history import extract
from accounts.models import Event
from agreements.plan import AgreementsPart
from agreements.services import Fitted, accept_agreement, tailor_agreement
from outbox.models import Message, SentMail
from outbox.services import sweep as send
from programs.models import Introduction, Involvement
from reminders.services import sweep
from tests.agreements.conftest import START_ON, fresh, sheet
from tests.cast import build_introduction

pytestmark = pytest.mark.django_db
PART = AgreementsPart()
A_WEEK_AFTER = START_ON + timedelta(days=7)
THREE = ["Alva Berglind", "Lena Hedbrant", "Samira Holst"]


def accept_all(introduction, *people):
    for person in people:
        accept_agreement(introduction, sheet(introduction).fingerprint, by=person)


def needs(reader, *introductions):
    return [(advice.code, advice.label) for advice in PART.needs(map(fresh, introductions), reader)]


def swept(now, day):
    now.move_to(timezone.make_aware(datetime.combine(day, time(9))))
    sweep(timezone.now())
    return sorted(Message.objects.filter(kind="agreement_waiting").values_list("person__name", flat=True))


@pytest.mark.parametrize(("role", "place"), [("newcomer", "home"), ("mentor", "mentor_home")])
def test_waits_on_the_landing_page_until_it_is_accepted(introduction, cast, role, place):
    assert len(PART.sections(cast[role], [fresh(introduction)], place)) == 1

    accept_agreement(introduction, sheet(introduction).fingerprint, by=cast[role])

    assert PART.sections(cast[role], [fresh(introduction)], place) == []


def test_does_not_wait_before_the_first_day(introduction, cast, now):
    now.move_to("2026-08-14T09:00:00+02:00")

    assert PART.sections(cast["newcomer"], [fresh(introduction)], "home") == []
    assert needs(cast["chief"], introduction) == []


def test_the_landing_page_and_the_page_of_the_introduction_say_so(client, introduction, cast):
    client.force_login(cast["newcomer"])
    assert "Läs och godkänn" in client.get(reverse("overview:home")).content.decode()

    client.force_login(cast["chief"])
    page = client.get(introduction.get_absolute_url()).content.decode()
    assert "Inte godkänd av alla än" in page


def test_needs_of_the_chief_are_one_line_for_all(introduction, version, cast, places):
    people = {"mentor": cast["mentor"], "chief": cast["chief"], "start_on": START_ON}
    second = build_introduction(version, cast["second_newcomer"], places.team, **people)

    assert needs(cast["chief"], introduction, second) == [
        ("agreement_own", "Läs och godkänn rollöverenskommelsen med Alva och Elias.")
    ]


def test_needs_tell_of_the_others_after_two_weeks(introduction, cast, now):
    accept_all(introduction, cast["chief"])
    now.move_to("2026-08-31T09:00:00+02:00")
    assert needs(cast["chief"], introduction) == []

    now.move_to("2026-09-01T09:00:00+02:00")
    assert needs(cast["chief"], introduction) == [
        ("agreement_waiting", "Alla har inte godkänt rollöverenskommelsen med Alva.")
    ]
    assert needs(cast["deputy"], introduction)[0][0] == "agreement_waiting"


def test_needs_are_silent_when_all_have_accepted(introduction, cast):
    accept_all(introduction, *(cast[role] for role in ("newcomer", "mentor", "chief")))

    assert needs(cast["chief"], introduction) == []


def test_needs_take_as_many_queries_for_many(introduction, version, cast, places, django_assert_num_queries):
    people = {"mentor": cast["mentor"], "chief": cast["chief"]}
    rows = [fresh(introduction), fresh(build_introduction(version, cast["second_newcomer"], places.team, **people))]
    PART.needs(rows, cast["chief"])  # what the published version says is read once in a process

    for number in (1, 2):
        with django_assert_num_queries(2):
            PART.needs(rows[:number], cast["chief"])


def test_is_brought_up_where_the_chief_is_until_all_have_accepted(introduction, cast):
    (point,) = PART.bring_up([fresh(introduction)], cast["mentor"])
    assert (point.source, point.with_role) == ("ahead", "chief")

    accept_all(introduction, *(cast[role] for role in ("newcomer", "mentor", "chief")))
    assert PART.bring_up([fresh(introduction)], cast["mentor"]) == []


def test_reminds_each_once_after_a_week(introduction, now):
    assert swept(now, A_WEEK_AFTER - timedelta(days=3)) == []
    assert swept(now, A_WEEK_AFTER) == THREE
    assert swept(now, A_WEEK_AFTER) == THREE
    assert swept(now, A_WEEK_AFTER + timedelta(days=2)) == THREE


def test_reminds_only_whoever_has_not_accepted(introduction, cast, now):
    accept_all(introduction, cast["newcomer"], cast["chief"])

    assert swept(now, A_WEEK_AFTER) == ["Samira Holst"]


def test_reminds_again_when_somebody_else_is_mentor(introduction, cast, now):
    swept(now, A_WEEK_AFTER)
    Involvement.objects.filter(introduction=introduction, role="mentor").update(to_on=date(2026, 8, 31))
    on = {"introduction": introduction, "role": "mentor", "from_on": date(2026, 9, 1)}
    Involvement.objects.create(person=cast["colleague"], **on)

    assert swept(now, date(2026, 9, 8)) == sorted([*THREE, *THREE[:2], "Peter Askerud"])


def test_reminds_again_of_another_text(introduction, cast, now):
    swept(now, A_WEEK_AFTER)
    now.move_to("2026-09-01T09:00:00+02:00")
    tailor_agreement(introduction, [Fitted("chief", "", "Mer")], by=cast["chief"])

    assert swept(now, date(2026, 9, 8)) == sorted(THREE * 2)


def test_reminds_of_nothing_long_ago(introduction, now):
    assert swept(now, START_ON + timedelta(days=28)) == []


def test_the_mail_says_that_it_waits_and_not_what_it_says(introduction, cast, now):
    tailor_agreement(introduction, [Fitted("chief", "", "Kanariefågel")], by=cast["chief"], at=timezone.now())
    Introduction.objects.filter(pk=introduction.pk).update(start_on=date(2026, 9, 21))
    now.move_to("2026-10-08T09:00:00+02:00")
    sweep(timezone.now())
    send(timezone.now())

    (mail,) = SentMail.objects.filter(to=cast["mentor"].email)
    assert "Läs och godkänn rollöverenskommelsen" in mail.text
    assert "Kanariefågel" not in mail.text + mail.html


def test_the_mail_is_dropped_when_it_was_accepted_meanwhile(introduction, cast, now):
    swept(now, A_WEEK_AFTER)
    accept_all(introduction, cast["mentor"])
    send(timezone.now())

    assert not SentMail.objects.filter(to=cast["mentor"].email, text__contains="rollöverenskommelsen").exists()


def test_the_register_extract_has_what_was_accepted_and_fitted(introduction, cast):
    tailor_agreement(introduction, [Fitted("chief", "", "Vi ses på fredagar")], by=cast["chief"])
    accept_all(introduction, cast["newcomer"])

    own, chief = (json.dumps(PART.personal_data(cast[role]), ensure_ascii=False) for role in ("newcomer", "chief"))

    assert "Vi ses på fredagar" in own
    assert '"role": "newcomer"' in own
    assert "Vi ses på fredagar" in chief
    assert extract(cast["newcomer"])


def test_the_history_tells_the_newcomer(client, introduction, cast):
    accept_all(introduction, cast["mentor"])
    client.force_login(cast["newcomer"])

    assert "godkände er rollöverenskommelse" in client.get(reverse("accounts:my_history")).content.decode()
    assert Event.objects.get(verb="agreements.agreement_accepted").about == cast["newcomer"]


def test_the_printed_plan_has_names_and_days_and_a_line_for_the_rest(introduction, cast):
    accept_all(introduction, cast["mentor"])

    (section,) = PART.sections(cast["newcomer"], [fresh(introduction)], "pdf")
    text = render_to_string(section.template, section.context)
    assert "godkänd 2026-09-30" in text
    assert text.count("ort och datum") == 2
