"""An evaluation may ask anything that a questionnaire can: every kind, in sections, with branching and own words."""

import pytest
from django.urls import reverse

from evaluations.models import Answer
from evaluations.page import find_occasion, results_of
from evaluations.plan import EvaluationsPart
from evaluations.services import save_draft, submit
from evaluations.views.occasion import bands_of
from tests.evaluations.conftest import fresh
from tests.questionnaires.sheet import ANSWERS, DOCUMENT, POSTED


@pytest.fixture
def occasion(occasion):
    """It asks both a question of every kind."""
    questionnaire = occasion.template.questionnaire
    questionnaire.document = DOCUMENT
    questionnaire.save(update_fields=["document"])
    return fresh(occasion)


def url(name, occasion):
    return reverse(f"evaluations:occasion_{name}", args=[occasion.pk])


def saved(person):
    return dict(Answer.objects.filter(respondent__person=person).values_list("question_key", "value"))


def test_every_kind_is_shown_under_its_heading(client, occasion, cast):
    client.force_login(cast["newcomer"])

    page = client.get(occasion.get_absolute_url())

    assert [str(group.name) for group in page.context["groups"]] == ["Arbetet", "Behov"]
    for name in ("q-help", "q-mentor", "q-met", "q-why-not", "q-lacks", "q-lacks.other", "q-first:pay", "q-more"):
        assert f'name="{name}"' in page.text


def test_a_draft_keeps_what_branching_closes_and_what_is_sent_in_does_not(client, occasion, cast):
    client.force_login(cast["newcomer"])

    client.post(url("draft", occasion), POSTED)
    assert saved(cast["newcomer"])["why-not"] == "Ingen har frågat"

    client.post(url("submit", occasion), {"revision": "0"})
    assert saved(cast["newcomer"]) == ANSWERS


def test_looking_through_counts_only_what_is_asked(client, occasion, cast):
    save_draft(occasion, {"mentor": "no", "met": 4, "more": "Mer tid."}, by=cast["newcomer"])
    client.force_login(cast["newcomer"])

    page = client.get(url("review", occasion))

    assert [row.question.key for row in page.context["results"]] == ["mentor", "more"]
    assert page.context["left"] == 4  # help, why-not, lacks and first: how often is not asked without a mentor


def test_what_differs_is_told_for_every_kind(occasion, cast):
    others = {"help": "1", "mentor": "yes", "met": 0, "lacks": ["time"], "first": ["pay", "time"], "more": "Nej."}
    submit(occasion, ANSWERS, by=cast["newcomer"])
    submit(occasion, others, by=cast["mentor"])

    bands = bands_of(results_of(find_occasion(cast["mentor"], occasion.pk), cast["mentor"]))

    assert [(row.question.key, row.apart) for row in bands["differing"]] == [("help", 3), ("met", 1), ("lacks", 1)]
    assert [row.question.key for row in bands["alike"]] == ["mentor", "first"]
    assert [row.question.key for row in bands["written"]] == ["more"]


def test_the_answers_are_read_as_words(client, occasion, cast):
    submit(occasion, ANSWERS, by=cast["newcomer"])
    submit(occasion, {"mentor": "yes", "met": 0}, by=cast["mentor"])
    client.force_login(cast["mentor"])

    page = " ".join(client.get(url("results", occasion)).text.split())

    assert "1 är ”Aldrig”, 5 är ”Alltid”." in page
    assert "<p>6 gånger</p>" in page
    assert "<p>0 gånger</p>" in page
    assert "Tid, Annat: En plats att sitta" in page
    assert "Lön, Tid" in page


def test_nonsense_is_not_kept(occasion, cast):
    strange = {"help": "9", "met": "sex", "lacks": ["time", "support", "pay"], "first": ["pay", "pay"], "mentor": []}

    save_draft(occasion, strange, by=cast["newcomer"])

    assert saved(cast["newcomer"]) == {}


def test_the_extract_reads_as_the_page(occasion, cast):
    submit(occasion, ANSWERS, by=cast["newcomer"])

    (row,) = EvaluationsPart().personal_data(cast["newcomer"])["answers"]

    assert row["answers"]["Vad saknas?"] == "Tid, Annat: En plats att sitta"
