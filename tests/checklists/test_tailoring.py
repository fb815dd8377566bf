"""Adding, leaving out, moving, pinning and taking back: shown first, then done, and never on top of what is unseen."""

import uuid

import pytest
import time_machine
from django.urls import reverse

from accounts.models import Event
from checklists.models import Item
from checklists.plan import ChecklistsPart
from checklists.services import leave_out, set_level, tailor
from checklists.tailoring import AsProgrammed, Move, Pin
from look.templatetags.look import week_span
from programs.models import Theme
from tests.conftest import TODAY

WINDOW = {"from_on": "2026-11-02", "to_on": "2026-11-29"}
TAILORS = {"mentor", "chief", "deputy"}
ROLES = ["newcomer", "mentor", "chief", "deputy", "coordinator", "administrator", "colleague", "stranger"]
HIDDEN = {"colleague", "stranger"}

pytestmark = pytest.mark.usefixtures("on_a_wednesday")


@pytest.fixture
def on_a_wednesday():
    with time_machine.travel(TODAY, tick=False):
        yield


def url(item, how):
    return reverse("checklists:item_tailor", args=[item.pk, how])


def do(client, address, **typed):
    """Look at what it means, and then do it."""
    shown = client.post(address, typed)
    if shown.status_code != 200:
        return shown
    return client.post(address, typed | {"seen": shown.context["form"]["seen"].value()})


def status_for(role, may):
    return 404 if role in HIDDEN else 302 if role in may else 403


def fresh(item):
    return Item.objects.get(pk=item.pk)


@pytest.mark.parametrize("role", ROLES)
def test_item_move_by_role(client, item, cast, role):
    client.force_login(cast[role])

    answer = do(client, url(item, "move"), revision=0, **WINDOW)

    assert answer.status_code == status_for(role, TAILORS)
    assert fresh(item).is_moved == (role in TAILORS)


@pytest.mark.parametrize("role", ROLES)
def test_item_leave_out_by_role(client, item, cast, role):
    client.force_login(cast[role])

    answer = do(client, url(item, "leave-out"), revision=0, because="known")

    assert answer.status_code == status_for(role, {"chief", "deputy"})
    assert (fresh(item).left_out_because == "known") == (role in ("chief", "deputy"))


@pytest.mark.parametrize("role", ROLES)
def test_item_create_by_role(client, listed, cast, role):
    client.force_login(cast[role])

    answer = do(client, reverse("checklists:item_create", args=[listed.pk]), **own_item(listed))

    assert answer.status_code == status_for(role, TAILORS)
    assert Item.objects.filter(own_name="Skriva till barn").count() == (role in TAILORS)


def own_item(listed, **changes):
    theme = Theme.objects.get(version=listed.version, key="documenting")
    return {"name": "Skriva till barn", "theme": theme.pk, "request_key": uuid.uuid4()} | WINDOW | changes


def test_nothing_is_done_before_it_has_been_shown(client, item, cast):
    client.force_login(cast["chief"])

    shown = client.post(url(item, "move"), {"revision": 0, **WINDOW})

    assert f"Nu ungefär {week_span(item.window_from_on, item.window_to_on)}, sedan ungefär v. 45–48." in shown.text
    assert not fresh(item).is_moved


def test_what_is_changed_after_it_was_shown_is_shown_again(client, item, cast):
    client.force_login(cast["chief"])
    seen = client.post(url(item, "move"), {"revision": 0, **WINDOW}).context["form"]["seen"].value()

    again = client.post(url(item, "move"), {"revision": 0, "seen": seen, **WINDOW, "to_on": "2026-12-06"})

    assert again.status_code == 200
    assert not fresh(item).is_moved


def test_the_same_click_twice_is_one_change(client, item, cast):
    client.force_login(cast["chief"])
    typed = {"revision": 0, **WINDOW}
    typed["seen"] = client.post(url(item, "move"), typed).context["form"]["seen"].value()

    answers = {client.post(url(item, "move"), typed).headers["Location"] for _ in range(2)}

    assert len(answers) == 1
    assert fresh(item).revision == 1
    assert Event.objects.filter(verb="checklists.item_moved").count() == 1


def test_an_item_that_somebody_changed_meanwhile_is_told(client, item, cast):
    client.force_login(cast["chief"])
    typed = {"revision": 0, "because": "known"}
    typed["seen"] = client.post(url(item, "leave-out"), typed).context["form"]["seen"].value()
    set_level(item, 1, by=cast["newcomer"])

    answer = client.post(url(item, "leave-out"), typed)

    assert answer.status_code == 409
    assert "Någon har just ändrat punkten" in answer.text
    assert answer.context["form"]["revision"].value() == "1"
    assert fresh(item).is_open


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"to_on": "2026-09-01"}, "to_on"),
        ({"from_on": "2026-01-01"}, "from_on"),
        ({"to_on": "2036-01-01"}, "to_on"),
        ({"name": "850709-9805"}, "name"),
    ],
)
def test_what_cannot_be_is_told(client, listed, cast, typed, field):
    client.force_login(cast["mentor"])

    answer = client.post(reverse("checklists:item_create", args=[listed.pk]), own_item(listed, **typed))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_only_reasons_from_the_list_are_taken(client, item, cast):
    client.force_login(cast["chief"])

    answer = client.post(url(item, "leave-out"), {"because": "withdrawn", "revision": 0})

    assert answer.status_code == 422


def test_there_are_no_other_ways(client, item, cast):
    client.force_login(cast["chief"])

    assert client.get(url(item, "delete")).status_code == 404


def test_what_is_begun_is_not_moved(client, item, cast):
    set_level(item, 1, by=cast["newcomer"])
    client.force_login(cast["chief"])

    assert client.get(url(item, "move")).status_code == 403


def test_the_item_offers_what_fits(client, item, cast):
    client.force_login(cast["chief"])
    tailor(item, Pin(), by=cast["mentor"])

    offered = [how for how, _words in client.get(item.get_absolute_url()).context["fittings"]]

    assert offered == ["move", "leave-out", "unpin", "as-programmed"]


def test_a_moved_item_stays_until_it_is_as_the_programme_says(client, item, listed, cast):
    before = item.window_from_on
    client.force_login(cast["mentor"])

    do(client, url(item, "move"), revision=0, **WINDOW)
    assert item.key not in {change.key for change in ChecklistsPart().propose(listed.frame, {})}
    do(client, url(item, "as-programmed"), revision=1)

    assert (fresh(item).window_from_on, fresh(item).is_moved) == (before, False)
    assert ChecklistsPart().propose(listed.frame, {}) == []


def test_what_was_left_out_is_taken_back_from_the_end_of_the_list(client, item, listed, cast):
    leave_out(item, "known", by=cast["chief"])
    client.force_login(cast["chief"])
    page = client.get(reverse("checklists:checklist", args=[listed.pk])).text

    assert url(item, "take-in") in page
    assert "Bortvald av Lena Hedbrant onsdag 30 september: känt sedan tidigare." in page
    do(client, url(item, "take-in"), revision=1)
    assert fresh(item).is_open


def test_the_preview_tells_of_what_builds_on_it(client, listed, cast):
    first = listed.items.get(key="immediate-safety-assessment")
    client.force_login(cast["chief"])

    shown = client.post(url(first, "leave-out"), {"revision": 0, "because": "known"})

    touched = {row.item.key for preview in shown.context["previews"] for row in preview.touched}
    assert touched == {item.key for item in listed.items.all() if first.key in item.prerequisites}
    assert "bygger på den" in shown.text
    assert "så att ingen arbetar ensam utan den" in shown.text


def test_unfitting_what_is_begun_moves_nothing(item, cast):
    tailor(item, Move(item.window_from_on, item.window_to_on.replace(year=2027)), by=cast["chief"])
    set_level(item, 1, by=cast["newcomer"])

    tailor(item, AsProgrammed(), by=cast["chief"])

    assert (item.is_moved, item.level, item.window_to_on.year) == (False, 1, 2027)
