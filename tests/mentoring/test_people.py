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


def test_stand_in_helps_and_the_meeting_is_still_anothers(meeting, cast, introduction):
    Involvement.objects.create(
        introduction=introduction,
        person=cast["colleague"],
        role="mentor",
        from_on=timezone.localdate(),
        stands_in_for=cast["mentor"],
    )

    assert people_by_role([introduction.pk])[introduction.pk]["mentor"] == cast["mentor"]
    assert participants(type(meeting).objects.with_people().get(pk=meeting.pk))[1] == cast["mentor"]


def test_successor_belongs_from_the_first_day_of_the_role(introduction, cast):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=tomorrow)

    assert people_by_role([introduction.pk])[introduction.pk]["mentor"] == cast["mentor"]


def test_somebody_with_two_roles_is_one_person(cast):
    by_role = {"newcomer": cast["newcomer"], "mentor": cast["chief"], "chief": cast["chief"]}

    assert in_order(by_role, ["chief", "mentor", "newcomer"]) == [cast["newcomer"], cast["chief"]]
