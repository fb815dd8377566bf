"""The routine one needs is two taps away: a search on every page, and links where the work is."""

import pytest
import time_machine
from django.urls import reverse

from checklists.models import Item
from mentoring.models import Meeting

SEARCH = f'action="{reverse("routines:routine_list")}"'


@pytest.fixture
def pages(started):
    meeting = Meeting.objects.filter(introduction=started).first()
    checklist = reverse("checklists:checklist", args=[started.pk])
    return {"home": reverse("overview:home"), "checklist": checklist, "meeting": meeting.get_absolute_url()}


@pytest.mark.parametrize("place", ["home", "checklist", "meeting"])
def test_search_is_on_the_page(client, pages, cast, place):
    client.force_login(cast["newcomer"])

    assert SEARCH in client.get(pages[place]).content.decode()


def test_landing_page_and_item_lead_to_the_routine(client, started, pages, write, cast):
    item = next(row for row in Item.objects.filter(introduction=started).select_related("template") if row.routine_keys)
    routine = write(key=item.routine_keys[0])
    client.force_login(cast["newcomer"])
    to_routine = f'href="{routine.get_absolute_url()}"'

    answers = [client.get(url).content.decode() for url in (pages["home"], f"{pages['checklist']}?show=all")]

    assert [to_routine in page for page in answers] == [True, True]


@pytest.mark.parametrize(("after", "is_invited"), [(30, False), (200, True), (800, True)])
def test_whoever_was_new_last_year_is_invited_to_write(client, started, cast, after, is_invited):
    client.force_login(cast["newcomer"])

    with time_machine.travel(started.start_on + (started.end_on - started.start_on) * after / 730):
        client.force_login(cast["newcomer"])
        page = client.get(reverse("overview:home")).content.decode()

    assert (f'href="{reverse("routines:custom_create")}"' in page) == is_invited
