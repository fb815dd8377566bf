"""Who may do what with a round. Those who run it decide when it is asked, and are not thereby those who read.

Answers with names are read by the readers that were named before the first answer, and by nobody else, ever: not by a
successor, an administrator or who runs the round. Of an anonymous round nobody reads answers; there are none to read.
"""

from surveys.models import Survey
from training.rules import is_leader

State = Survey.State


def can_create(person, node=None):
    """Coordinators ask at their node and below."""
    return person.scope.reaches(node, "coordinator") if node else person.scope.holds("coordinator")


def can_run(person, survey):
    """Coordinators of the place; of the questions after a session, also those who lead the group."""
    return can_create(person, survey.node) or leads_session_of(person, survey)


def leads_session_of(person, survey):
    return survey.session_id is not None and is_leader(person, survey.session.cohort)


def can_change(person, survey):
    """Until somebody is asked: from then on what was promised stands, also before the first answer."""
    return survey.session_id is None and survey.state in (State.DRAFT, State.AHEAD) and can_run(person, survey)


def can_announce(person, survey):
    return survey.state == State.DRAFT and can_run(person, survey)


def can_prolong(person, survey):
    return survey.state == State.OPEN and can_run(person, survey)


def can_withdraw(person, survey):
    return survey.state in (State.DRAFT, State.AHEAD, State.OPEN) and can_run(person, survey)


def can_set_session_questions(person, cohort):
    """What a group is asked after its sessions: the coordinator of its place, or who leads it."""
    return can_create(person, cohort.node) or is_leader(person, cohort)


def can_answer(person, survey):
    """Whoever is asked, while it is open and nothing has been sent in."""
    return survey.is_open and survey.asked.unanswered().filter(person=person).exists()


def can_read_answers(person, survey):
    """Who said what: the readers named beforehand. A round that was withdrawn has no readers."""
    return not survey.is_anonymous and survey.withdrawn_at is None and is_reader(person, survey)


def is_reader(person, survey):
    return any(reader.person_id == person.pk for reader in survey.readers.all())


def can_see_results(person, survey):
    """The frozen figures: for those who run it, those who were asked, and the readers."""
    if not survey.is_closed:
        return False
    return can_run(person, survey) or is_reader(person, survey) or survey.asked.filter(person=person).exists()


def can_read_words(person, survey):
    """Own words: of an anonymous round as a shuffled whole, for who runs it; else for its readers."""
    if survey.is_anonymous:
        return survey.is_closed and can_run(person, survey)
    return can_read_answers(person, survey)
