"""Whoever saves on top of what somebody else has saved meanwhile is told so, and keeps what was typed."""

from dataclasses import dataclass

import pytest
from django.urls import reverse

from programs.documents_rows import fingerprint
from tests.guards.crawl import Visitor

pytestmark = pytest.mark.django_db
TYPED = "Det här skrev jag i det andra fönstret"


@dataclass(frozen=True)
class Edit:
    """`first` is saved in one window, `second` then in another that was opened before."""

    view: str
    role: str
    of: str
    first: dict
    second: dict
    revision: str = "revision"


PERSON = {"name": "Alva Berglind", "email": "alva@example.org", "language": "sv"}
ROUTINE = {
    "title": "Jour",
    "text": "Ring",
    "owner_role": "unit_chief",
    "reviewed_on": "2026-11-01",
    "review_months": 12,
    "request_key": "0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a10",
}
CUSTOM = {"about": "Nycklar", "text": "I receptionen"}
ONLY_ME = {"shared": "me"}
NOTE = {"minutes": 60}
MOVE = {"day": "2026-12-03", "time": "10:00", "minutes": 60, "reason": "mentor"}
SESSION = {"day": "2026-12-17", "time": "10:00", "reason": "room", "scope": "one"}
GROUP = {"name": "Höstgruppen", "seats": 9}
BACK = {"heard": "a", "means": "b", "how": "c"}
KEYS = [{"form_key": f"0d2c1d54-3c0b-4a55-9d59-0b8a6c8f5a1{number}"} for number in (1, 2)]
REVIEW = {"on": "2027-02-24", "minutes": 60, "reason": "mentor"}
WALK = {"on": "2026-10-14", "reprioritised": "Nytt"}
OWN = {"on": "2026-12-10", "time": "15:15", "minutes": 60}
TALK = [{"request_key": key["form_key"]} for key in KEYS]
HEARD = {"heard": "Tid", "answer": "Mer", "state": "done", "owner": lambda here: here.cast["chief"].pk}
ROUND = {
    "name_sv": "Ny",
    "who": "everybody",
    "opens_on": "2026-12-01",
    "closes_on": "2026-12-11",
    "reading": "anonymous",
}
EDITS = [
    Edit("accounts:profile", "newcomer", "", {"phone": "1", "language": "sv"}, {"phone": TYPED, "language": "sv"}),
    Edit("accounts:person_edit", "administrator", "newcomer", PERSON, PERSON | {"name": TYPED}),
    Edit("accounts:node_edit", "administrator", "node", {"name": "Barn 2"}, {"name": TYPED}),
    Edit("routines:routine_edit", "chief", "routine", ROUTINE, ROUTINE | {"text": TYPED}),
    Edit("routines:custom_edit", "second_newcomer", "custom", CUSTOM, CUSTOM | {"text": TYPED}),
    Edit("checklists:reflection_edit", "newcomer", "item", ONLY_ME | {"text": "Nytt"}, ONLY_ME | {"text": TYPED}),
    Edit("checklists:wish_answer", "mentor", "wish", {"answer": "Gärna i vår"}, {"answer": TYPED}),
    Edit("mentoring:meeting_move", "chief", "coming", MOVE | KEYS[0], MOVE | KEYS[1] | {"place": TYPED}),
    Edit("mentoring:note_write", "mentor", "held", NOTE | {"note": "Nytt"}, NOTE | {"note": TYPED}, "note_revision"),
    Edit("mentoring:check_back", "newcomer", "request", BACK, BACK | {"how": TYPED}),
    Edit("mentoring:point_decide", "chief", "point", {"decision": "Ja"}, {"decision": TYPED}),
    Edit("mentoring:gathering_move", "chief", "gathering", OWN, OWN | {"place": TYPED}),
    Edit("mentoring:mentor_profile", "mentor", "", {"languages": "finska"}, {"languages": TYPED}),
    Edit("reviews:review_move", "chief", "coming_review", REVIEW | TALK[0], REVIEW | TALK[1] | {"place": TYPED}),
    Edit("workload:walk_through_edit", "chief", "walk_through", WALK, WALK | {"reprioritised": TYPED}),
    Edit("training:session_move", "mentor", "session", SESSION | KEYS[0], SESSION | KEYS[1] | {"place": TYPED}),
    Edit("training:cohort_edit", "chief", "cohort", GROUP, GROUP | {"place": TYPED}),
    Edit("surveys:improvement_edit", "coordinator", "improvement", HEARD, HEARD | {"answer": TYPED}),
    Edit("surveys:survey_edit", "coordinator", "survey", ROUND, ROUND | {"name_sv": TYPED}),
    Edit("surveys:survey_answer", "newcomer", "named_survey", {"q-text": "Nytt"}, {"q-text": TYPED}),
    Edit("questionnaires:head_edit", "coordinator", "draft_edition", {"name": "Ny"}, {"name": TYPED}, "seen"),
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.view)
def test_stale_edit_is_told_and_kept(here, edit):
    url = reverse(edit.view, args=[here.own[edit.of].pk] if edit.of else [])
    window = Visitor(here.cast[edit.role])
    seen = {edit.revision: revision_of(here, edit)}

    first = window.post(url, posted(here, edit.first) | seen)
    second = window.post(url, posted(here, edit.second) | seen)

    assert first.status_code == 302
    assert second.status_code == 409
    assert TYPED in second.content.decode()


def posted(here, data):
    """Some of it is looked up in the world."""
    return {name: value(here) if callable(value) else value for name, value in data.items()}


def revision_of(here, edit):
    """What the page had when both windows were opened."""
    row = here.own[edit.of] if edit.of else here.cast[edit.role]
    if edit.view == "questionnaires:head_edit":
        return fingerprint(row.document["questionnaire"])
    if edit.view == "surveys:survey_answer":
        row = row.asked.get(person=here.cast[edit.role]).response
    if edit.view == "mentoring:mentor_profile":
        row = row.mentor_profile
    if edit.view == "checklists:reflection_edit":
        row = row.reflections.get()
    if edit.view == "mentoring:note_write":
        row = row.notes.get()
    if edit.view == "mentoring:check_back":
        row = row.check_back
    row.refresh_from_db()
    return row.revision


LEVEL = ("checklists:item_set_level", "newcomer", "item", {"level": "1"}, {"level": "3"})
READY = ("checklists:preparation_set", "chief", "preparation", {"is_ready": "1"}, {"is_ready": "0"})


@pytest.mark.parametrize(("view", "role", "of", "first", "second"), [LEVEL, READY], ids=lambda value: str(value)[:30])
def test_stale_click_is_told_in_place(here, view, role, of, first, second):
    row, window = here.own[of], Visitor(here.cast[role])
    row.refresh_from_db()
    url, seen = reverse(view, args=[row.pk]), {"revision": row.revision}

    window.post(url, first | seen)
    answer = window.post(url, second | seen, headers={"HX-Request": "true"})

    assert answer.status_code == 409
