"""A questionnaire's page says where it is asked."""

import pytest
from django.urls import reverse

from questionnaires.uses import Use, uses_of

pytestmark = pytest.mark.django_db


def test_a_questionnaire_says_in_which_rounds_it_is_asked(client, survey, cast):
    client.force_login(cast["coordinator"])

    page = client.get(reverse("questionnaires:questionnaire_detail", args=[survey.edition.questionnaire_id]))

    assert page.context["uses"] == [Use(str(survey.name), 1, survey.opens_on, survey.get_absolute_url())]
    assert f'href="{survey.get_absolute_url()}"' in page.text


def test_only_to_those_who_run_them(survey, cast):
    assert uses_of(survey.edition.questionnaire, cast["newcomer"]) == []
