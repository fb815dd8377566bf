"""Ordering the plan as a file, waiting for it and opening it."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from kombu.exceptions import OperationalError

from accounts.models import Reading
from mentoring.services import cancel_meeting
from overview import tasks
from overview.models import Printout
from overview.pdf.making import make_printout
from overview.pdf.ordering import order_printout
from tests.overview.test_introduction_plan import PARTS

HTMX = {"HX-Request": "true"}


def address(introduction, name="plan_pdf"):
    return reverse(f"overview:{name}", args=[introduction.pk])


@pytest.fixture
def made(introduction):
    """The file that was made of the plan; what it looks like is tested elsewhere."""
    document = order_printout(introduction)
    Printout.objects.filter(pk=document.pk).update(content=b"%PDF-", html="", made_at=timezone.now())
    return Printout.objects.get(pk=document.pk)


@pytest.mark.parametrize(("part", "status"), PARTS)
def test_plan_pdf_by_role(login, client, introduction, part, status):
    assert login(part, address(introduction)).status_code == status

    response = client.post(address(introduction))

    assert response.status_code == (302 if status == 200 else status)
    assert Printout.objects.exists() == (status == 200)


@pytest.mark.parametrize(("part", "status"), PARTS)
def test_plan_pdf_file_by_role(login, made, introduction, part, status):
    response = login(part, address(introduction, "plan_pdf_file"))

    assert response.status_code == status
    assert (response.content == b"%PDF-") == (status == 200)


def test_file_opens_in_the_browser_under_a_telling_name(login, made, introduction):
    response = login("newcomer", address(introduction, "plan_pdf_file"))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'inline; filename="introduktionsplan-alva-berglind.pdf"'
    assert "private" in response["Cache-Control"]


def test_whoever_else_opens_it_is_kept(login, made, introduction, cast):
    for part in ("newcomer", "coordinator"):
        login(part, address(introduction, "plan_pdf_file"))

    assert list(Reading.objects.values_list("by", "about")) == [(cast["coordinator"].pk, cast["newcomer"].pk)]


def test_without_a_file_the_address_leads_to_where_it_is_ordered(login, introduction):
    response = login("newcomer", address(introduction, "plan_pdf_file"))

    assert response.url == address(introduction)
    assert "Filen har inte gjorts än." in login("newcomer", address(introduction)).text


def test_ordering_then_a_worker_then_the_link(login, client, introduction, django_capture_on_commit_callbacks):
    login("newcomer")

    with django_capture_on_commit_callbacks() as wakes:
        response = client.post(address(introduction), follow=True)
    tasks.make_printout(Printout.objects.get().pk)

    assert len(wakes) == 1
    assert "Filen görs. Det tar några sekunder." in response.text
    page = client.get(address(introduction), headers=HTMX).text
    assert "Filen är klar, gjord onsdag 30 september kl. 08.00." in page
    assert address(introduction, "plan_pdf_file") in page
    assert "<html" not in page


def test_the_same_plan_is_made_once(made, introduction, django_capture_on_commit_callbacks):
    with time_machine.travel("2026-10-02T08:00:00+02:00", tick=False), django_capture_on_commit_callbacks() as wakes:
        again = order_printout(introduction)
        make_printout(again.pk)

    assert (again.pk, bytes(again.content)) == (made.pk, b"%PDF-")
    assert wakes == []
    assert Printout.objects.get().made_at == made.made_at


def test_a_changed_plan_replaces_the_file(made, introduction, cast):
    cancel_meeting(introduction.meetings.get(starts_at__date="2026-10-05"), reason="mentor", by=cast["mentor"])

    with time_machine.travel("2026-10-02T08:00:00+02:00", tick=False):
        new = order_printout(introduction)
        make_printout(new.pk)

    document = Printout.objects.get()
    assert document.pk == new.pk != made.pk
    assert (document.is_made, document.html) == (True, "")


def test_each_language_has_its_own(made, introduction):
    introduction.newcomer.language = "en"

    assert order_printout(introduction).fingerprint != made.fingerprint


def test_while_it_is_made_the_page_asks_again_and_changes_nothing(login, client, introduction):
    order_printout(introduction)

    page = login("newcomer", address(introduction)).text

    assert 'hx-trigger="every 1s"' in page
    assert "Se om den är klar" in page
    assert client.get(address(introduction), headers=HTMX).status_code == 204


def test_without_a_worker_the_page_has_it_made(login, client, introduction):
    order_printout(introduction, at=timezone.now() - timedelta(seconds=6))
    waiting = login("newcomer", address(introduction)).text

    response = client.post(address(introduction), {"now": "1"}, headers=HTMX, follow=True)

    assert 'hx-trigger="load, submit"' in waiting
    assert "Öppna pdf-filen" in response.text
    assert client.get(address(introduction, "plan_pdf_file")).content.startswith(b"%PDF-")


def test_a_broker_that_is_away_delays_nobody(
    login, client, introduction, monkeypatch, caplog, django_capture_on_commit_callbacks
):
    def fail(*args, **options):
        raise OperationalError("away")

    monkeypatch.setattr(tasks.make_printout, "apply_async", fail)
    login("newcomer")

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address(introduction)).status_code == 302

    assert "The broker could not be reached" in caplog.text


def test_what_is_no_longer_there_is_not_made(db):
    make_printout(4711)

    assert not Printout.objects.exists()


def test_plan_pdf_costs(login, client, made, introduction, django_assert_num_queries):
    login("newcomer")
    with django_assert_num_queries(9):  # one of them: has the plan been changed since?
        client.get(address(introduction))
    with django_assert_num_queries(7):
        client.get(address(introduction, "plan_pdf_file"))
