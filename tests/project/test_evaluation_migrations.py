"""Somebody has installed an earlier version: questions, answers and what chiefs read are as they were."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from questionnaires.questions import read
from tests.project.test_migrations import a_version, newest

BEFORE = [("evaluations", "0003_group_evaluation"), ("mentoring", "0003_meetings_kept")]
DAY, AN_HOUR, LATER = date(2026, 11, 17), datetime(2026, 11, 18, 9, tzinfo=UTC), datetime(2026, 11, 19, 9, tzinfo=UTC)
STEPS = [{"key": "more", "text": {"sv": "Oftare"}}, {"key": "less", "text": {"sv": "Mer sällan"}}]


@pytest.fixture
def installed(transactional_db):
    """The models of before; afterwards the database is as new again."""
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    yield executor.loader.project_state(BEFORE).apps
    newest()


def questions_of(apps, version):
    """Two questions, kept as rows: written down in another order than they are asked."""
    rows = {"version": version, "key": "individual", "name": {"sv": "Hur har det varit?"}}
    questionnaire = apps.get_model("evaluations", "Questionnaire").objects.create(**rows)
    made = apps.get_model("evaluations", "Question").objects.create
    asked = {"questionnaire": questionnaire, "roles": ["newcomer", "mentor"]}
    made(**asked, key="own", order=1, kind="text", text={"sv": "Vad har du bidragit med?"})
    made(**asked, key="how-often", order=0, kind="choice", text={"sv": "Hur ofta?"}, options=STEPS)
    return questionnaire


def an_occasion(apps, questionnaire, people):
    """Both have answered."""
    version = questionnaire.version
    category = apps.get_model("programs", "Category").objects.create(version=version, key="new", name={"sv": "Ny"})
    days = {"start_on": DAY, "close_support_until_on": DAY, "end_on": DAY}
    introduction = apps.get_model("programs", "Introduction").objects.create(
        newcomer=people["newcomer"], version=version, category=category, experience="graduate", **days
    )
    template = apps.get_model("evaluations", "TemplateEvaluation").objects.create(
        version=version, key="three", offset="3m", questionnaire=questionnaire, answered_by=["newcomer", "mentor"]
    )
    row = {"introduction": introduction, "template": template, "key": "three", "revealed_at": AN_HOUR}
    return apps.get_model("evaluations", "Occasion").objects.create(**row, planned_on=DAY, opens_on=DAY, closes_on=DAY)


def answered(apps, occasion, people):
    for role in ("newcomer", "mentor"):
        respondent = apps.get_model("evaluations", "Respondent").objects.create(
            occasion=occasion, person=people[role], role=role, submitted_at=AN_HOUR
        )
        for key, value in (("how-often", "more"), ("own", 'Jag sade "hej" på svenska')):
            respondent.answers.create(question_key=key, value=value)


def brought_up(apps, occasion, people, by, at, **what):
    rows = apps.get_model("evaluations", "BroughtUp").objects
    return rows.create(occasion=occasion, by=people[by], chief=people["chief"], at=at, **what).pk


@pytest.fixture
def people(installed):
    make = installed.get_model("accounts", "Person").objects.create
    return {name: make(name=name, email=f"{name}@example.org") for name in ("newcomer", "mentor", "chief")}


@pytest.fixture
def occasion(installed, people):
    questionnaire = questions_of(installed, a_version(installed))
    occasion = an_occasion(installed, questionnaire, people)
    answered(installed, occasion, people)
    return occasion


def test_questions_become_the_row_of_the_file(occasion):
    row = newest().get_model("evaluations", "Questionnaire").objects.get()

    sheet = read(row.document)
    assert (sheet.key, str(sheet.name)) == ("individual", "Hur har det varit?")
    assert [(row.key, row.kind, row.roles) for row in sheet.questions] == [
        ("how-often", "choice", ("newcomer", "mentor")),
        ("own", "text", ("newcomer", "mentor")),
    ]
    assert [(key, str(words)) for key, words in sheet.questions[0].choices] == [
        ("more", "Oftare"),
        ("less", "Mer sällan"),
    ]


def test_answers_say_what_they_said(occasion):
    rows = newest().get_model("evaluations", "Answer").objects.filter(respondent__role="mentor")

    assert dict(rows.values_list("question_key", "value")) == {"how-often": "more", "own": 'Jag sade "hej" på svenska'}


def test_what_a_chief_could_read_the_chief_reads(installed, occasion, people):
    both = brought_up(installed, occasion, people, "newcomer", AN_HOUR, question_key="own")
    brought_up(installed, occasion, people, "mentor", LATER, question_key="own")
    words = brought_up(installed, occasion, people, "mentor", AN_HOUR, words="Vi vill ses oftare.")

    rows = newest().get_model("evaluations", "BroughtUp").objects.order_by("pk")

    assert [(row.pk, row.agreed_at) for row in rows] == [(both, LATER), (words, AN_HOUR)]
    said = rows.values_list("question_key", "consents__person__name", "consents__with_answer")
    assert sorted(said) == [("", "mentor", False), ("own", "mentor", True), ("own", "newcomer", True)]


def test_a_group_is_still_asked_what_it_answered(installed, people):
    version = a_version(installed)
    series = installed.get_model("training", "TemplateSessionSeries").objects.create(
        version=version, key="group", name={"sv": "Träffar"}, kind="group", time=time(13), every="1w"
    )
    cohort = installed.get_model("training", "Cohort").objects.create(
        series=series, node=version.program.owner, name="Grupp 1", kind="group", seats=8
    )
    evaluation = installed.get_model("evaluations", "GroupEvaluation").objects.create(
        cohort=cohort, written_by=people["mentor"], written_at=AN_HOUR
    )
    evaluation.answers.create(question_key="of-help", value="Ja")

    row = newest().get_model("evaluations", "GroupEvaluation").objects.get()

    assert [question.key for question in read(row.document).questions][0] == "of-help"
    assert (row.writer_id, row.answers.get().value) == (people["mentor"].pk, "Ja")
