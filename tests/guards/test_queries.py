"""A page asks the database as often for thirty rows as for one: the same figure, written here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.services import add_absence, record
from mentoring.unit.services import Plan, plan_gatherings
from outbox.models import Message
from questionnaires.services import create_questionnaire
from routines.services import approve_custom, create_routine, give_opinion, propose_custom
from surveys.models import Coded
from tests.guards import rounds, world
from tests.guards.crawl import Visitor, address
from tests.guards.views import VIEWS

pytestmark = pytest.mark.django_db
MANY = 29  # more: thirty with the first
VIEW = {view.name: view for view in VIEWS}
TRANSACTION = ("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK", "BEGIN", "COMMIT")


def more_introductions(here):
    """Newcomers of the same chief and mentor, each with the whole plan, in the same group and evaluated."""
    made, node = here.own, here.places.team
    for _number in range(MANY):
        newcomer = world.employ("Nya Nyman", node)
        world.begin(here, node, newcomer, made["mentor"], made["chief"], world.START_ON)


def more_people(here):
    for _number in range(MANY):
        world.employ("Flera Flink", here.places.unit, "mentor")


def more_gatherings(here):
    plan = Plan("supervision", world.START_ON, time(15, 15), number=MANY, weeks=1)
    plan_gatherings(here.places.unit, plan, by=here.cast["chief"])
    more_people(here)


def more_routines(here):
    for number in range(MANY):
        words = {"title": f"Rutin {number}", "text": "Så gör vi", "owner_role": "unit_chief"}
        create_routine(here.places.unit, by=here.cast["chief"], reviewed_on=world.START_ON, **words)


def more_overdue(here):
    for number in range(MANY):
        words = {"title": f"Rutin {number}", "text": "Så gör vi", "owner_role": "unit_chief", "review_months": 1}
        routine = create_routine(here.places.unit, by=here.cast["chief"], reviewed_on=world.START_ON, **words)
        give_opinion(routine, False, missing="Mer", by=here.cast["newcomer"])


def more_customs(here):
    for number in range(MANY):
        words = {"about": f"Vana {number}", "text": "Så gör vi", "routine": here.own["routine"]}
        custom = propose_custom(here.places.unit, by=here.cast["newcomer"], **words)
        if number % 2:
            approve_custom(custom, by=here.cast["chief"])


def more_groups(here):
    for number in range(MANY):
        made = {**here.own, "introduction": newcomer_of(here, number)}
        world.group(made, date(2026, 11, 9), "introduction", "mentor")


def newcomer_of(here, number):
    person = world.employ(f"Grupp Nyman {number}", here.places.team)
    return world.begin(here, here.places.team, person, here.own["mentor"], here.own["chief"], world.START_ON)


def more_events(here):
    for number in range(MANY):
        first_on = world.START_ON + timedelta(days=number)
        absence = add_absence(here.cast["mentor"], first_on, first_on, by=here.cast["chief"])
        record(here.cast["chief"], "accounts.absence_added", absence, about=here.cast["newcomer"])


def more_improvements(here):
    """Also rounds that have closed, and asked the newcomer."""
    for number in range(MANY):
        new = {"node": here.places.municipality, "edition": here.own["edition"]}
        closed = rounds.survey(new, f"Runda {number}", rounds.EARLIER, rounds.ENDED, closed_at=rounds.at(rounds.ENDED))
        rounds.ask(closed, here.cast["newcomer"])
        rounds.improvements(here.own, closed)


def more_messages(here):
    now = timezone.now()
    each = {
        "kind": "test",
        "is_immediate": True,
        "due_on": now.date(),
        "created_at": now,
        "person": here.cast["mentor"],
    }
    Message.objects.bulk_create(Message(key=f"more:{number}", **each) for number in range(MANY))


def more_answers(here):
    """Of a round with names, for its reader."""
    for number in range(MANY):
        person = world.employ(f"Svar Nyman {number}", here.places.unit)
        (asked,) = rounds.ask(here.own["read_survey"], person)
        rounds.say(asked, rounds.SAID, submitted_at=rounds.at(rounds.EARLIER))


def more_headings(here):
    survey = here.own["closed_survey"]
    texts = list(survey.words.filter(question_key="text"))
    for number in range(MANY):
        code = survey.codes.create(question_key="text", name=f"Rubrik {number}", by=here.cast["coordinator"])
        Coded.objects.create(code=code, words=texts[number % len(texts)])


def more_rounds(here):
    first = here.own["open_survey"]
    for _number in range(MANY):
        new = {"node": first.node, "edition": first.edition, "created_by": first.created_by}
        row = rounds.survey(new, "En till", rounds.BEGAN, rounds.LAST)
        rounds.ask(row, here.cast["newcomer"])


@dataclass(frozen=True)
class List:
    view: str
    role: str
    queries: int
    fill: Callable


def more_questionnaires(here):
    """And as many more questions in the draft of one."""
    for number in range(MANY):
        head = {"key": f"more-{number}", "name": {"sv": f"Fler {number}"}}
        create_questionnaire(here.places.region, rounds.DOCUMENT | {"questionnaire": head}, by=here.cast["coordinator"])
    draft = here.own["draft_edition"]
    asked = [rounds.question(f"more-{number}", "choice", options=rounds.CHOICES) for number in range(MANY)]
    more = {"key": "more", "questions": asked}
    draft.document = draft.document | {"sections": [*draft.document["sections"], more]}
    draft.save()


LISTS = [
    List("overview:home", "mentor", 65, more_introductions),
    List("overview:home", "chief", 67, more_introductions),
    List("overview:home", "coordinator", 24, more_introductions),
    List("overview:introduction_list", "chief", 14, more_introductions),
    List("overview:week", "mentor", 37, more_introductions),
    List("overview:week", "chief", 33, more_introductions),
    List("reports:introductions", "coordinator", 11, more_introductions),
    List("mentoring:meeting_list", "mentor", 11, more_introductions),
    List("mentoring:clash_list", "mentor", 29, more_introductions),
    List("mentoring:clash_list", "chief", 29, more_introductions),
    List("mentoring:rhythm", "mentor", 11, more_introductions),
    List("mentoring:rhythm", "chief", 11, more_introductions),
    List("mentoring:gathering_list", "mentor", 7, more_gatherings),
    List("mentoring:gathering_list", "chief", 9, more_gatherings),
    List("mentoring:mentor_list", "chief", 15, more_people),
    List("evaluations:occasion_list", "mentor", 11, more_introductions),
    List("training:cohort_list", "chief", 9, more_groups),
    List("accounts:person_list", "administrator", 9, more_people),
    List("accounts:node_list", "administrator", 5, more_people),
    List("accounts:my_history", "newcomer", 7, more_events),
    List("routines:routine_list", "mentor", 9, more_routines),
    List("routines:upkeep", "chief", 8, more_overdue),
    List("routines:custom_list", "mentor", 11, more_customs),
    List("overview:law_list", "chief", 7, more_routines),
    List("surveys:improvement_list", "coordinator", 8, more_improvements),
    List("surveys:improvement_told", "newcomer", 7, more_improvements),
    List("outbox:message_list", "administrator", 7, more_messages),
    List("reminders:calendar", "mentor", 25, more_introductions),
    List("questionnaires:questionnaire_list", "coordinator", 6, more_questionnaires),
    List("questionnaires:edition_edit", "coordinator", 6, more_questionnaires),
    List("questionnaires:edition_preview", "coordinator", 5, more_questionnaires),
    List("overview:program_list", "coordinator", 8, more_people),
    List("surveys:survey_list", "coordinator", 7, more_rounds),
    List("surveys:results_detail", "coordinator", 16, more_headings),
    List("surveys:words_detail", "coordinator", 11, more_headings),
    List("surveys:response_list", "chief", 10, more_answers),
]


def queries(visitor, url):
    """How often the page asks; beginning and ending transactions is no question."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = visitor.get(url)
        list(response.streaming_content) if response.streaming else response.content
    assert response.status_code == 200
    return len([query for query in asked if not query["sql"].startswith(TRANSACTION)])


@pytest.mark.parametrize("fill", dict.fromkeys(shown.fill for shown in LISTS), ids=lambda fill: fill.__name__)
def test_lists_ask_as_often_for_many_as_for_few(here, fill):
    lists = [shown for shown in LISTS if shown.fill is fill]
    visits = [(Visitor(here.cast[shown.role]), address(VIEW[shown.view], here.own)) for shown in lists]
    for visit in visits:
        queries(*visit)  # what is kept in memory is read now

    few = [queries(*visit) for visit in visits]
    fill(here)
    many = [queries(*visit) for visit in visits]

    assert asked(lists, few) == asked(lists, many) == asked(lists, [shown.queries for shown in lists])


def asked(lists, numbers):
    return {(shown.view, shown.role): number for shown, number in zip(lists, numbers, strict=True)}
