import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from accounts.models import Person
from accounts.roles import active_landing, active_role, choices, switch_role
from accounts.services import give_role


@pytest.fixture
def request_of():
    def make(person):
        request = RequestFactory().get("/")
        request.user = Person.objects.get(pk=person.pk)
        request.session = SessionStore()
        return request

    return make


@pytest.mark.parametrize(
    ("role", "landing"),
    [
        ("newcomer", "newcomer"),
        ("mentor", "mentor"),
        ("deputy", "chief"),
        ("chief", "chief"),
        ("coordinator", "coordinator"),
        ("administrator", "administrator"),
    ],
)
def test_landing_by_role(cast, request_of, role, landing):
    assert active_landing(request_of(cast[role])) == landing


def test_one_role_leaves_nothing_to_choose(cast, request_of):
    assert choices(request_of(cast["mentor"])) == []
    assert choices(request_of(cast["newcomer"]), newcomer_at="Barn 1") == []


def test_a_chief_who_is_newly_hired_chooses_between_the_two(cast, request_of):
    request = request_of(cast["chief"])
    assert [choice.kind for choice in choices(request, newcomer_at="Barn 1")] == ["unit_chief", "newcomer"]

    assert switch_role(request, "newcomer")

    assert active_role(request) is None
    assert [choice.kind for choice in choices(request, newcomer_at="Barn 1")] == ["newcomer", "unit_chief"]
    assert active_landing(request_of(cast["chief"])) == "newcomer"


def test_a_role_that_has_ended_is_no_longer_worked_in(cast, places, request_of):
    give_role(cast["chief"], places.unit, "mentor", by=None)
    request = request_of(cast["chief"])
    post = cast["chief"].roles.get(kind="mentor")
    assert switch_role(request, str(post.pk))
    assert active_landing(request) == "mentor"

    post.delete()

    assert active_landing(request_of(cast["chief"])) == "chief"
