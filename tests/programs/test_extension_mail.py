"""Those who write a local part are told once that the common part is in a new version, until they have taken it in."""

import pytest

from accounts.services import give_role
from outbox.models import Message
from outbox.rendering import render
from programs.documents import own
from programs.models import Version
from programs.services import change_content, import_program, next_draft, publish_version, take_base


@pytest.fixture
def local(version, places, cast):
    head = {"key": "ekvalla", "name": {"sv": "Ekvallas del"}, "extends": version.program.key}
    phase = {"key": "ekvalla-week", "name": {"sv": "Vår vecka"}, "start": "0w", "length": "1w"}
    local = import_program({"program": head, "phases": [phase]}, places.unit, by=cast["coordinator"])
    publish_version(local, by=cast["coordinator"])
    return Version.objects.get(pk=local.pk)


def revise(version, by):
    draft = next_draft(version.program, by=by)
    change_content(draft, lambda content: content["items"][0].update(weeks=[2, 4]), by=by)
    publish_version(draft, by=by)
    return draft


def told():
    return sorted(Message.objects.filter(kind="base_published").values_list("person__name", flat=True))


def test_those_who_lead_the_place_are_told_once(version, local, cast):
    draft = revise(version, cast["coordinator"])
    publish_version(draft, by=cast["coordinator"])

    assert told() == ["Lena Hedbrant"]


def test_whoever_published_it_is_not_told(version, local, cast, places):
    give_role(cast["coordinator"], places.unit, "coordinator", by=cast["coordinator"])

    revise(version, cast["coordinator"])

    assert told() == ["Lena Hedbrant"]


def lines():
    return list(render(list(Message.objects.filter(kind="base_published").select_related("person"))).values())


def test_nobody_is_told_of_what_has_been_taken_in(version, local, cast):
    revise(version, cast["coordinator"])
    take_base(local.program, by=cast["chief"])

    assert lines() == []


def test_the_mail_leads_to_the_difference(version, local, cast):
    revise(version, cast["coordinator"])

    (line,) = lines()
    assert line.url == f"/programs/{local.program_id}/base/"
    assert str(version.program) in line.label


def test_lines_are_asked_for_together(version, local, cast, django_assert_num_queries):
    revise(version, cast["coordinator"])
    messages = list(Message.objects.select_related("person")) * 5

    with django_assert_num_queries(3):
        render(messages)


def test_publishing_a_local_part_tells_those_below_it(version, local, places, cast):
    head = {"key": "team", "name": {"sv": "Teamets del"}, "extends": "ekvalla"}
    deepest = import_program({"program": head}, places.team, by=cast["coordinator"])
    publish_version(deepest, by=cast["coordinator"])
    revise(version, cast["coordinator"])
    draft = take_base(local.program, by=cast["chief"])

    publish_version(draft, by=cast["chief"])

    assert told() == ["Lena Hedbrant", "Mattias Ekdahl"]
    assert own(deepest)["program"]["extends"] == "ekvalla"
