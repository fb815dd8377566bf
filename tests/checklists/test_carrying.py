"""Levels of an earlier introduction are carried along by the newcomer alone: levels and days, never texts."""

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Item, Level
from checklists.plan import ChecklistsPart
from checklists.reasons import reasons_of
from checklists.services import add_item, carry_levels, set_level, write_reflection
from programs.services import complete_introduction
from tests.cast import build_introduction


def with_checklist(introduction, by):
    part = ChecklistsPart()
    part.apply(introduction, part.propose(introduction.frame, {}), by=by)
    return introduction


@pytest.fixture
def earlier(version, cast, places):
    """Alva's introduction in Norrvike, completed, with two levels, a reflection and an item of its own."""
    earlier = build_introduction(version, cast["newcomer"], places.other_unit, chief=cast["stranger"])
    with_checklist(earlier, cast["stranger"])
    done, practised = earlier.items.get(key="receive-a-report"), earlier.items.get(key="safe-home-visits")
    set_level(done, 3, by=cast["stranger"], at=timezone.now())
    set_level(practised, 2, by=cast["newcomer"], at=timezone.now())
    set_level(add_item(earlier, "Norrvikes eget", done.theme, by=cast["stranger"]), 3, by=cast["newcomer"])
    write_reflection(done, "Det var svårt", by=cast["newcomer"])
    complete_introduction(earlier, by=cast["stranger"])
    return earlier


@pytest.fixture
def listed(earlier, version, cast, places):
    introduction = build_introduction(
        version, cast["newcomer"], places.team, mentor=cast["mentor"], chief=cast["chief"]
    )
    return with_checklist(introduction, cast["chief"])


def url(introduction):
    return reverse("checklists:level_carry", args=[introduction.pk])


@pytest.mark.parametrize(
    ("role", "status"), [("newcomer", 200), ("mentor", 403), ("chief", 403), ("coordinator", 403), ("stranger", 404)]
)
def test_level_carry_by_role(client, listed, cast, role, status):
    client.force_login(cast[role])

    response = client.get(url(listed))

    assert response.status_code == status
    posted = client.post(url(listed), {"keys": ["receive-a-report"], "consent": "on"})
    assert listed.items.filter(carried_from__isnull=False).exists() == (posted.status_code == 302) == (status == 200)


def test_what_both_have_is_listed_and_ticked(client, listed, cast):
    client.force_login(cast["newcomer"])

    response = client.get(url(listed))

    assert [row.item.key for row in response.context["rows"]] == ["safe-home-visits", "receive-a-report"]
    assert response.text.count(" checked") == 2
    assert "Norrvikes eget" not in response.text


def test_without_consent_nothing_is_carried(client, listed, cast):
    client.force_login(cast["newcomer"])

    response = client.post(url(listed), {"keys": ["receive-a-report"]})

    assert response.status_code == 422
    assert not listed.items.filter(level__gt=0).exists()


def test_levels_and_days_are_carried_and_no_text(client, listed, earlier, cast, places):
    client.force_login(cast["newcomer"])

    answers = {
        client.post(url(listed), {"keys": ["receive-a-report"], "consent": "on"}).status_code for _click in range(2)
    }

    item, before = listed.items.get(key="receive-a-report"), earlier.items.get(key="receive-a-report")
    assert answers <= {302, 422}
    assert (item.level, item.reached_at, item.reached_by) == (Level.DONE, before.reached_at, cast["newcomer"])
    assert item.carried_from == places.other_municipality
    assert not item.reflections.exists()
    assert not listed.items.filter(own_name__gt="").exists()
    assert before.level == Level.DONE


def test_the_item_says_where_it_was_done(listed, cast):
    [item] = carry_levels(listed, ["receive-a-report"], by=cast["newcomer"])
    item = Item.objects.with_people().get(pk=item.pk)

    assert "Gjord tidigare, i Norrvike kommun" in " ".join(reasons_of(item.introduction, [item])[item.pk])


def test_what_has_been_begun_here_stays_as_it_is(listed, cast):
    set_level(listed.items.get(key="receive-a-report"), 1, by=cast["newcomer"])

    carried = carry_levels(listed, ["receive-a-report", "safe-home-visits"], by=cast["newcomer"])

    assert [item.key for item in carried] == ["safe-home-visits"]
    assert listed.items.get(key="receive-a-report").level == 1


def test_a_level_that_is_set_anew_is_no_longer_carried(listed, cast):
    [item] = carry_levels(listed, ["receive-a-report"], by=cast["newcomer"])

    set_level(item, 1, by=cast["newcomer"])

    assert listed.items.get(key="receive-a-report").carried_from is None


def test_the_newcomer_is_asked_in_the_checklist_and_nobody_else(client, listed, cast):
    seen = {}
    for role in ("newcomer", "chief"):
        client.force_login(cast[role])
        seen[role] = url(listed) in client.get(reverse("checklists:checklist", args=[listed.pk])).text

    assert seen == {"newcomer": True, "chief": False}
