"""No text leaves its municipality, and none that was written for somebody is read by anybody else."""

import pytest

from tests.guards.canaries import CODES, READERS, TOKEN, own_models, word_fields
from tests.guards.views import ROLES

pytestmark = pytest.mark.django_db
SIDE = dict.fromkeys(ROLES, "own") | {"stranger": "foreign"}
OVER_ALL = "coordinator"  # of the region: sees the plan of both municipalities, and never a text


@pytest.fixture(scope="module")
def found(seen):
    """{(role, token): the first view that showed it}, of everything that everybody opened or was answered."""
    first = {}
    for visits in (seen.crawl.gets, seen.crawl.posts):
        for (role, view, _side), visit in visits.items():
            for token in set(TOKEN.findall(visit.text)):
                first.setdefault((role, token), view)
    return first


def test_every_text_field_is_planted_or_known_to_hold_a_code():
    known = {model._meta.label: {field.name for field in model._meta.concrete_fields} for model in own_models()}

    assert all(fields <= known[label] for label, fields in CODES.items())
    assert any(word_fields(model) for model in own_models())


def test_nothing_is_seen_in_another_municipality(seen, found):
    leaks = {
        (seen.canaries[token].field, role, view)
        for (role, token), view in found.items()
        if role != OVER_ALL and seen.canaries[token].side != SIDE.get(role)
    }

    assert leaks == set()


def test_what_was_written_for_somebody_is_read_by_nobody_else(seen, found):
    leaks = {
        (seen.canaries[token].field, role, view)
        for (role, token), view in found.items()
        if (readers := seen.canaries[token].readers) is not None and seen.people.get(role) not in readers
    }

    assert leaks == set()


# What is written back is shown turn by turn; the check-back itself says how it stands.
@pytest.mark.parametrize("label", sorted(READERS.keys() - {"mentoring.CheckBack"}))
def test_those_whom_it_was_written_for_do_read_it(seen, found, label):
    """Else the crawl has not been where such a text is shown, and the tests above say nothing."""
    assert label in {seen.canaries[token].field.rsplit(".", 1)[0] for _role, token in found}


def test_mail_to_somebody_holds_only_what_that_person_sees(seen):
    """And never a text: whoever wants to read it follows the link and signs in."""
    leaks, roles = set(), {person: role for role, person in seen.people.items()}
    for person, *words in seen.mails:
        role = roles.get(person, "")
        for token in TOKEN.findall(" ".join(words)):
            canary = seen.canaries[token]
            is_abroad = (canary.side == "foreign") != role.startswith("stranger") and role != ""
            if is_abroad or canary.readers is not None:
                leaks.add((canary.field, role))

    assert seen.mails
    assert leaks == set()
