import pytest
import time_machine
from django.db import transaction

from demo.load import load_demo


class TakenBack(Exception):
    """Raised at the end, so that nothing of the demo is left in the test database."""


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The whole demo of Wednesday 30 September 2026, loaded once for the tests of a file."""
    with django_db_blocker.unblock(), time_machine.travel("2026-09-30T09:00:00+02:00"):
        try:
            with transaction.atomic():
                yield load_demo()
                raise TakenBack
        except TakenBack:
            pass
