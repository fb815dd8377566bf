from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.services import add_person


@pytest.fixture
def today(db):
    return timezone.localdate()


@pytest.fixture
def tomorrow(today):
    return today + timedelta(days=1)


@pytest.fixture
def recruit(cast, places, today):
    """Somebody in the team who has not been invited yet."""
    return add_person("Tove Ringdal", "Tove.Ringdal@Example.org", node=places.team, from_on=today, by=cast["chief"])


def sign_in(client, person):
    client.force_login(person)
    return client
