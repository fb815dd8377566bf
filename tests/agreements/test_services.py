import pytest

from accounts.errors import StaleEdit
from accounts.models import Event
from agreements.models import Acceptance, Agreement, Line
from agreements.services import Fitted, accept_agreement, tailor_agreement
from tests.agreements.conftest import sheet

pytestmark = pytest.mark.django_db
MORE = Fitted("mentor", "", "Vi ses i lunchrummet.")


def verbs():
    return list(Event.objects.filter(verb__startswith="agreements.").order_by("pk").values_list("verb", "codes"))


def test_accept_agreement_is_noted_without_words(introduction, cast):
    accept_agreement(introduction, sheet(introduction).fingerprint, by=cast["newcomer"])

    row = Acceptance.objects.get()
    assert (row.person, row.role, row.fingerprint) == (cast["newcomer"], "newcomer", sheet(introduction).fingerprint)
    assert verbs() == [("agreements.agreement_accepted", {"role": "newcomer"})]


def test_accept_agreement_twice_is_once(introduction, cast):
    for _click in range(2):
        accept_agreement(introduction, sheet(introduction).fingerprint, by=cast["mentor"])

    assert Acceptance.objects.count() == len(verbs()) == 1


def test_accept_agreement_in_both_roles_at_once(introduction, cast):
    introduction.involvements.filter(role="mentor").update(person=cast["chief"])

    accept_agreement(introduction, sheet(introduction).fingerprint, by=cast["chief"])

    assert set(Acceptance.objects.values_list("role", flat=True)) == {"mentor", "chief"}


def test_accept_agreement_is_refused_when_it_is_another_than_was_read(introduction, cast):
    read = sheet(introduction).fingerprint
    tailor_agreement(introduction, [MORE], by=cast["chief"])

    with pytest.raises(StaleEdit):
        accept_agreement(introduction, read, by=cast["mentor"])

    assert not Acceptance.objects.exists()


def test_accept_agreement_is_nobody_elses(introduction, cast):
    accept_agreement(introduction, sheet(introduction).fingerprint, by=cast["deputy"])

    assert not Acceptance.objects.exists()


def test_tailor_agreement_keeps_who_and_counts_up(introduction, cast):
    first = tailor_agreement(introduction, [MORE], by=cast["chief"], revision=0)
    second = tailor_agreement(introduction, [], by=cast["deputy"], revision=1)

    assert (first.revision, second.revision, second.changed_by) == (1, 2, cast["deputy"])
    assert verbs() == [("agreements.agreement_tailored", {"lines": count}) for count in (1, 0)]
    assert not Line.objects.exists()


def test_tailor_agreement_the_same_again_is_no_change(introduction, cast):
    for _click in range(2):
        tailor_agreement(introduction, [MORE], by=cast["chief"], revision=0)

    assert Agreement.objects.get().revision == len(verbs()) == 1


def test_tailor_agreement_as_the_programme_says_leaves_no_row(introduction, cast):
    tailor_agreement(introduction, [], by=cast["chief"], revision=0)

    assert not Agreement.objects.exists()


def test_tailor_agreement_on_top_of_what_somebody_saved_is_stale(introduction, cast):
    tailor_agreement(introduction, [MORE], by=cast["chief"], revision=0)

    with pytest.raises(StaleEdit) as stale:
        tailor_agreement(introduction, [Fitted("chief", "", "Annat")], by=cast["deputy"], revision=0)

    assert stale.value.current.revision == 1
    assert Line.objects.get().text == MORE.text


def test_tailor_agreement_notes_that_a_number_was_marked(introduction, cast):
    tailor_agreement(introduction, [MORE], by=cast["chief"], is_number_marked=True)

    assert Event.objects.filter(verb="accounts.number_marked_as_other", by=cast["chief"]).exists()
