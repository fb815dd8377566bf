from datetime import timedelta

import pytest
from django.utils import timezone, translation

from mentoring.people import in_order, meeting_title, participants, people_by_role
from programs.models import Involvement
from programs.services import assign_person


def title(meeting, reader):
    people = people_by_role([meeting.introduction]) if meeting.introduction else {}
    with translation.override("sv"):
        return meeting_title(meeting, people.get(meeting.introduction_id, {}), reader)


@pytest.mark.parametrize(
    ("reader", "said"),
    [
        ("newcomer", "Möte med Samira"),
        ("mentor", "Möte med Alva"),
        ("chief", "Möte: Alva och Samira"),
        ("coordinator", "Möte: Alva och Samira"),
    ],
)
def test_meeting_is_called_by_whom_the_reader_meets(meeting, cast, reader, said):
    assert title(meeting, cast[reader]) == said


def test_joint_meeting_names_the_two_others(joint_meeting, cast):
    assert title(joint_meeting, cast["newcomer"]) == "Möte med Samira och Lena"


def test_unit_meeting_has_the_name_of_its_series(unit_meeting, cast):
    assert title(unit_meeting, cast["chief"]) == "Chef och mentor"


def test_participants_are_those_of_the_roles_the_newcomer_first(meeting, joint_meeting, unit_meeting, cast):
    assert participants(meeting) == [cast["newcomer"], cast["mentor"]]
    assert participants(joint_meeting) == [cast["newcomer"], cast["mentor"], cast["chief"]]
    assert set(participants(unit_meeting)) == {cast["chief"], cast["mentor"]}


def stand_in(introduction, person, instead_of, first, last):
    return Involvement.objects.create(
        introduction=introduction, person=person, role="mentor", from_on=first, to_on=last, stands_in_for=instead_of
    )


def belonging(meeting):
    return participants(type(meeting).objects.with_people().get(pk=meeting.pk))


def test_stand_in_comes_on_the_days_and_the_role_is_still_anothers(meeting, coming, cast, introduction):
    stand_in(introduction, cast["colleague"], cast["mentor"], coming.on, coming.on)

    assert people_by_role([introduction.pk])[introduction.pk]["mentor"] == cast["mentor"]
    assert belonging(coming) == [cast["newcomer"], cast["colleague"]]
    assert belonging(meeting) == [cast["newcomer"], cast["mentor"]]


def test_a_former_mentor_belongs_at_what_has_been(meeting, coming, introduction, cast):
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=timezone.localdate())

    assert belonging(meeting) == [cast["newcomer"], cast["mentor"]]
    assert belonging(coming) == [cast["newcomer"], cast["colleague"]]


def test_who_came_later_belongs_at_what_nobody_had_then(meeting, introduction, cast):
    introduction.involvements.filter(role="mentor").update(from_on=timezone.localdate())

    assert belonging(meeting) == [cast["newcomer"], cast["mentor"]]


def test_successor_belongs_from_the_first_day_of_the_role(introduction, cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=tomorrow)

    assert people_by_role([introduction.pk])[introduction.pk]["mentor"] == cast["mentor"]


def test_somebody_with_two_roles_is_one_person(cast):
    by_role = {"newcomer": cast["newcomer"], "mentor": cast["chief"], "chief": cast["chief"]}

    assert in_order(by_role, ["chief", "mentor", "newcomer"]) == [cast["newcomer"], cast["chief"]]
