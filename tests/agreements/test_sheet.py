"""The agreement is put together from the programme, what was fitted and the people; acceptance follows from it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone, translation

from agreements.services import Fitted, accept_agreement, tailor_agreement
from programs.calendar import Span
from programs.models import Involvement, Version
from programs.services import add_stand_in
from tests.agreements.conftest import START_ON, line_of, sheet

pytestmark = pytest.mark.django_db
ALL = ("newcomer", "mentor", "chief")


def accept_as(introduction, *people):
    for person in people:
        accept_agreement(introduction, sheet(introduction).fingerprint, by=person)


def waiting(introduction):
    return [side.role for side in sheet(introduction).waiting]


@pytest.fixture
def accepted(introduction, cast):
    accept_as(introduction, *(cast[role] for role in ALL))
    return introduction


def replace(introduction, role, person, on):
    Involvement.objects.filter(introduction=introduction, role=role).update(to_on=on - timedelta(days=1))
    return Involvement.objects.create(introduction=introduction, person=person, role=role, from_on=on)


def test_says_what_the_programme_says_with_the_names_of_those_who_say_it(introduction):
    newcomer, mentor, chief = sheet(introduction).sides

    assert [newcomer.person.name, mentor.person.name, chief.person.name] == [
        "Alva Berglind", "Samira Holst", "Lena Hedbrant",
    ]  # fmt: skip
    assert (newcomer.title, mentor.title) == ("nyanställd", "mentor")
    assert newcomer.said[0].text.startswith("Jag frågar när jag är osäker")


def test_the_mentor_decides_nothing_and_may_think_differently(introduction):
    """In the programme's own words: nobody has to write it."""
    _newcomer, mentor, chief = sheet(introduction).sides

    assert any("inga beslut" in line.text for line in mentor.said)
    assert all(any("annorlunda" in line.text for line in side.said) for side in (mentor, chief))


def test_is_asked_of_all_three_and_accepted_when_all_have(introduction, cast):
    assert waiting(introduction) == list(ALL)

    accept_as(introduction, cast["mentor"])
    assert waiting(introduction) == ["newcomer", "chief"]

    accept_as(introduction, cast["newcomer"], cast["chief"])
    assert sheet(introduction).is_accepted


def test_another_mentor_asks_all_three_anew(accepted, cast):
    replace(accepted, "mentor", cast["colleague"], timezone.localdate())

    now = sheet(accepted)
    assert waiting(accepted) == list(ALL)
    assert [bool(side.former_at) for side in now.sides] == [True, False, True]
    assert now.asked_on == timezone.localdate()


def test_the_old_mentor_back_again_has_accepted_already(accepted, cast):
    """An acceptance is of a wording among people, and they are the same again."""
    row = replace(accepted, "mentor", cast["colleague"], timezone.localdate())
    row.delete()
    Involvement.objects.filter(introduction=accepted, role="mentor").update(to_on=None)

    assert sheet(accepted).is_accepted


def test_a_stand_in_is_not_asked_and_asks_nobody_anew(accepted, cast):
    today = timezone.localdate()
    days = Span(today, today + timedelta(days=20))

    add_stand_in(accepted, cast["colleague"], cast["mentor"], "mentor", days, by=cast["chief"])

    assert sheet(accepted).is_accepted


def test_without_a_mentor_nobody_is_asked(introduction):
    Involvement.objects.filter(introduction=introduction, role="mentor").delete()

    now = sheet(introduction)

    assert (now.is_whole, now.waiting, now.is_accepted) == (False, [], False)


def test_a_fourth_role_of_the_programme_is_asked_when_somebody_has_it(introduction, cast):
    said = {"role": "team-leader", "expects": [{"sv": "Jag fördelar ärenden efter vad du kan."}]}
    Version.objects.filter(pk=introduction.version_id).update(agreement=[*introduction.version.agreement, said])
    assert waiting(introduction) == list(ALL)

    Involvement.objects.create(
        introduction=introduction, person=cast["deputy"], role="team-leader", from_on=timezone.localdate()
    )

    assert waiting(introduction) == [*ALL, "team-leader"]


def test_a_changed_line_asks_anew_and_the_same_line_as_before_does_not(accepted, cast):
    about = line_of(accepted, "mentor").about

    tailor_agreement(accepted, [Fitted("mentor", about, "Jag sitter mittemot dig.")], by=cast["chief"])
    assert waiting(accepted) == list(ALL)

    tailor_agreement(accepted, [], by=cast["chief"])
    assert sheet(accepted).is_accepted


def test_left_out_added_and_changed_stand_beside_what_the_programme_says(introduction, cast):
    first, second = (line_of(introduction, "chief", number) for number in (0, 1))
    lines = [Fitted("chief", first.about, ""), Fitted("chief", second.about, "Annat"), Fitted("chief", "", "Mer")]

    tailor_agreement(introduction, lines, by=cast["chief"])

    chief = sheet(introduction).sides[2]
    assert chief.left_out[0].source == first.source
    assert [line.text for line in chief.said if line.fitted] == ["Annat", "Mer"]
    assert next(line for line in chief.said if line.text == "Annat").source == second.source


def test_what_was_written_about_a_line_that_the_programme_has_no_longer_stays(introduction, cast):
    about = line_of(introduction, "mentor").about
    tailor_agreement(introduction, [Fitted("mentor", about, "Jag sitter mittemot dig.")], by=cast["chief"])
    newer = [{"role": "mentor", "expects": [{"sv": "Nytt."}]}]
    Version.objects.filter(pk=introduction.version_id).update(agreement=newer)

    (mentor,) = sheet(introduction).sides

    assert [line.text for line in mentor.said] == ["Nytt.", "Jag sitter mittemot dig."]


def test_the_language_of_the_reader_makes_no_other_agreement(accepted):
    with translation.override("en"):
        now = sheet(accepted)

        assert now.is_accepted
        assert now.sides[0].said[0].text.startswith("I ask when I am unsure")


def test_nobody_is_asked_before_the_first_day(introduction, cast):
    now = sheet(introduction)

    assert not now.waits_for(cast["mentor"], on=START_ON - timedelta(days=1))
    assert now.waits_for(cast["mentor"], on=START_ON)
    assert not now.waits_for(cast["deputy"], on=START_ON)


def test_is_asked_since_the_last_of_what_changed(introduction, cast):
    assert sheet(introduction).asked_on == START_ON

    at = timezone.now() - timedelta(days=3)
    tailor_agreement(introduction, [Fitted("chief", "", "Mer")], by=cast["chief"], at=at)

    assert sheet(introduction).asked_on == date(2026, 9, 27)


def test_an_ended_introduction_asks_nobody(introduction):
    introduction.state = "completed"
    introduction.ended_on = timezone.localdate()
    introduction.save()

    assert waiting(introduction) == []


def test_a_programme_without_an_agreement_has_none(introduction):
    Version.objects.filter(pk=introduction.version_id).update(agreement=[])

    assert sheet(introduction) is None
