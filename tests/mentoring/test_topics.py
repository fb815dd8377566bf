import uuid

import pytest

from accounts.models import Event
from mentoring.models import Topic
from mentoring.plan import MentoringPart
from mentoring.services import unwish_topic, wish_topic


def test_theme_waits_once_however_many_put_it_there(introduction, cast):
    rows = [
        wish_topic(introduction, "Skydd och risk", by=cast[who], kind="theme", key="risk")
        for who in ("newcomer", "mentor")
    ]

    assert rows[0] == rows[1]
    assert Event.objects.filter(verb="mentoring.topic_wished").count() == 1


def test_question_is_asked_once_by_one_form_and_again_by_another(introduction, cast):
    key = uuid.uuid4()

    rows = [wish_topic(introduction, "Hur öppnar man?", by=cast["newcomer"], request_key=key) for _ in range(2)]
    other = wish_topic(introduction, "Hur öppnar man?", by=cast["newcomer"])

    assert rows[0] == rows[1] != other


def test_removed_topic_can_be_wished_again(introduction, cast):
    first = wish_topic(introduction, "Risk", by=cast["newcomer"], kind="theme", key="risk")
    unwish_topic(first, by=cast["newcomer"])

    again = wish_topic(introduction, "Risk", by=cast["newcomer"], kind="theme", key="risk")

    assert again != first
    assert list(Topic.objects.waiting()) == [again]


@pytest.mark.parametrize(
    ("role", "reads"),
    [
        ("newcomer", {"Fråga", "Risk"}),
        ("mentor", {"Fråga", "Risk"}),
        ("chief", {"Risk"}),
        ("deputy", {"Risk"}),
        ("coordinator", set()),
        ("administrator", set()),
        ("colleague", set()),
        ("stranger", set()),
    ],
)
def test_own_question_is_for_newcomer_and_mentor(introduction, cast, role, reads):
    wish_topic(introduction, "Fråga", by=cast["newcomer"])
    wish_topic(introduction, "Risk", by=cast["newcomer"], kind="theme", key="risk")

    assert set(Topic.objects.readable_by(cast[role]).values_list("label", flat=True)) == reads
    wished = [
        point.label for point in MentoringPart().bring_up([introduction], cast[role]) if point.source == "newcomer"
    ]
    assert set(wished) == reads


def test_topic_from_the_checklist_keeps_its_key(introduction, cast):
    wish_topic(introduction, "Skyddsbedömning", by=cast["newcomer"], kind="item", key="safety")

    point = next(p for p in MentoringPart().bring_up([introduction], cast["mentor"]) if p.source == "newcomer")

    assert (point.item_key, point.theme_key) == ("safety", "")
