from datetime import time, timedelta

import pytest
from django.utils import timezone

from questionnaires.services import edition_of_shipped
from surveys.improvements.services import Said, create_improvement
from surveys.models import Asked, Survey
from training.models import TemplateSessionSeries
from training.services import join_cohort, open_cohort

SAID = Said("För många korta kurser", "Högst fyra kursdagar i kvartalet", "under_way")


@pytest.fixture
def closed(places, cast):
    """A round that asked the newcomer, the mentor and one outside, and is counted."""
    today = timezone.localdate()
    days = {"opens_on": today - timedelta(days=20), "closes_on": today - timedelta(days=1)}
    done = {"announced_at": timezone.now(), "asked_at": timezone.now(), "closed_at": timezone.now()}
    edition = edition_of_shipped("pulse", places.municipality, by=cast["coordinator"])
    name = {"sv": "Pulsen", "en": "The pulse"}
    survey = Survey.objects.create(node=places.municipality, edition=edition, name=name, **days, **done)
    Asked.objects.bulk_create(Asked(survey=survey, person=cast[role]) for role in ("newcomer", "mentor"))
    Asked.objects.create(survey=survey, email="utanfor@example.org")
    return survey


@pytest.fixture
def cohort(version, places, cast, introduction):
    """A group that the mentor leads and the newcomer has a seat in."""
    series = TemplateSessionSeries.objects.get(version=version, kind="group")
    day = timezone.localdate() + timedelta(days=7)
    cohort = open_cohort(
        series, places.unit, first_on=day, starts=time(13, 0), leaders=[cast["mentor"]], by=cast["chief"]
    )
    join_cohort(cohort, introduction, by=cast["chief"])
    return cohort


@pytest.fixture
def improvement(closed, cast):
    return create_improvement(SAID, node=closed.node, survey=closed, by=cast["coordinator"])
