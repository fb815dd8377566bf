from datetime import date

import pytest

from accounts.errors import StaleEdit
from accounts.models import Event
from evaluations.models import Answer, BroughtUp, Respondent
from evaluations.services import (
    NothingAnswered,
    NotPossible,
    decide_alone,
    save_draft,
    submit,
    take_back,
)
from outbox.models import Message
from programs.services import assign_person
from tests.evaluations.conftest import CLOSED, MENTORS, NEWCOMERS, at, fresh


def told(kind):
    return set(Message.objects.filter(kind=kind).values_list("person__name", flat=True))


def test_a_draft_is_kept_and_kept_again(occasion, cast):
    save_draft(occasion, NEWCOMERS, by=cast["newcomer"])
    save_draft(occasion, {"own-contribution": "Mer"}, by=cast["newcomer"])

    assert dict(Answer.objects.values_list("question_key", "value")) == {"own-contribution": "Mer"}
    assert Respondent.objects.get(role="newcomer").submitted_at is None


def test_a_draft_keeps_only_what_the_role_is_asked(occasion, cast):
    strange = {"advice-to-newcomer": "x", "help-when-needed": "no-such-option", "unknown": "y", "how-often": "less"}

    save_draft(occasion, strange, by=cast["newcomer"])

    assert dict(Answer.objects.values_list("question_key", "value")) == {"how-often": "less"}


@pytest.mark.parametrize(("first", "second"), [("newcomer", "mentor"), ("mentor", "newcomer")])
def test_the_last_one_in_opens_it_for_both(occasion, cast, first, second):
    answers = {"newcomer": NEWCOMERS, "mentor": MENTORS}
    submit(occasion, answers[first], by=cast[first])
    assert fresh(occasion).revealed_at is None

    submit(occasion, answers[second], by=cast[second], at=at(date(2026, 11, 20)))

    assert fresh(occasion).revealed_at == at(date(2026, 11, 20))
    assert told("evaluation_revealed") == {cast[first].name}


def test_sending_in_twice_is_once(occasion, cast):
    for _ in range(2):
        submit(occasion, NEWCOMERS, by=cast["newcomer"])

    assert Event.objects.filter(verb="evaluations.answers_sent").count() == 1
    assert Respondent.objects.filter(submitted_at__isnull=False).count() == 1


def test_events_hold_no_text(revealed):
    codes = [str(event.codes) for event in Event.objects.filter(verb__startswith="evaluations.")]

    assert codes
    assert not any("CANARY" in text or "fully" in text for text in codes)


def test_nothing_answered_is_nothing_to_send(occasion, cast):
    with pytest.raises(NothingAnswered):
        submit(occasion, {}, by=cast["newcomer"])


def test_taken_back_until_the_other_is_in(alone, cast):
    take_back(alone, by=cast["newcomer"])
    submit(alone, MENTORS, by=cast["mentor"])
    assert fresh(alone).revealed_at is None

    submit(alone, by=cast["newcomer"])
    assert fresh(alone).revealed_at is not None


def test_final_once_revealed(revealed, cast):
    take_back(revealed, by=cast["newcomer"])

    assert Respondent.objects.filter(submitted_at__isnull=False).count() == 2
    with pytest.raises(NotPossible):
        save_draft(revealed, {"how-often": "less"}, by=cast["newcomer"])


def test_a_window_from_before_is_told(alone, cast):
    take_back(alone, by=cast["newcomer"])

    with pytest.raises(StaleEdit):
        save_draft(alone, MENTORS, by=cast["newcomer"], revision=0)
    assert Answer.objects.get(question_key="help-when-needed").value == "fully"


@pytest.mark.parametrize("day", [date(2026, 11, 16), date(2026, 12, 2)])
def test_nobody_answers_before_or_after(occasion, cast, day):
    with pytest.raises(NotPossible):
        submit(occasion, NEWCOMERS, by=cast["newcomer"], at=at(day))


def test_the_last_day_is_a_day(occasion, cast):
    submit(occasion, NEWCOMERS, by=cast["newcomer"], at=at(date(2026, 12, 1)))

    assert Respondent.objects.get(role="newcomer").submitted_at is not None


@pytest.mark.parametrize("part", ["chief", "coordinator", "colleague", "stranger"])
def test_only_those_asked_answer(occasion, cast, part):
    with pytest.raises(NotPossible):
        submit(occasion, NEWCOMERS, by=cast[part])
    assert not Respondent.objects.exists()


def test_the_mentor_of_the_day_it_opened_answers(occasion, introduction, cast):
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"])

    with pytest.raises(NotPossible):
        submit(occasion, MENTORS, by=cast["colleague"])
    assert submit(occasion, MENTORS, by=cast["mentor"]).role == "mentor"


def test_a_mentor_from_before_it_opened_inherits_the_evaluation(occasion, introduction, cast):
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=date(2026, 10, 1))

    assert submit(occasion, MENTORS, by=cast["colleague"]).role == "mentor"
    with pytest.raises(NotPossible):
        save_draft(occasion, MENTORS, by=cast["mentor"])


def test_a_first_mentor_who_comes_while_it_is_open_answers(occasion, introduction, cast):
    introduction.involvements.filter(role="mentor").delete()
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], is_first=True)

    assert submit(occasion, MENTORS, by=cast["colleague"]).role == "mentor"


def test_what_was_begun_is_not_inherited_by_a_backdated_successor(occasion, introduction, cast):
    save_draft(occasion, MENTORS, by=cast["mentor"])
    assign_person(introduction, cast["colleague"], "mentor", by=cast["chief"], from_on=date(2026, 10, 1))

    submit(occasion, by=cast["mentor"])

    with pytest.raises(NotPossible):
        save_draft(occasion, NEWCOMERS, by=cast["colleague"])


class TestAlone:
    """The mentor was silent."""

    @pytest.fixture(autouse=True)
    def _closed(self, alone, now):
        now.move_to(CLOSED)

    def test_nothing_is_decided_while_it_is_open(self, alone, cast):
        with pytest.raises(NotPossible):
            decide_alone(alone, "kept", by=cast["newcomer"], at=at(date(2026, 12, 1)))

    @pytest.mark.parametrize(
        ("decision", "answers", "chief_reads", "told_to"),
        [
            ("kept", 3, 0, set()),
            ("other", 3, 0, {"Samira Holst"}),
            ("chief", 3, 3, {"Lena Hedbrant"}),
            ("both", 3, 3, {"Samira Holst", "Lena Hedbrant"}),
            ("deleted", 0, 0, set()),
        ],
    )
    def test_the_one_who_answered_decides(self, alone, cast, decision, answers, chief_reads, told_to):
        decide_alone(alone, decision, by=cast["newcomer"])

        assert Respondent.objects.get(role="newcomer").decision == decision
        assert Answer.objects.count() == answers
        assert BroughtUp.objects.filter(chief=cast["chief"]).count() == chief_reads
        assert told("evaluation_revealed") | told("evaluation_brought_up") == told_to

    def test_kept_may_be_changed_and_what_was_read_may_not(self, alone, cast):
        decide_alone(alone, "kept", by=cast["newcomer"])
        decide_alone(alone, "other", by=cast["newcomer"])

        with pytest.raises(NotPossible):
            decide_alone(alone, "kept", by=cast["newcomer"])

    def test_the_silent_one_decides_nothing(self, alone, cast):
        with pytest.raises(NotPossible):
            decide_alone(alone, "deleted", by=cast["mentor"])
