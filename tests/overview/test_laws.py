"""What is affected when a law changes: routines and items that the reader sees."""

import pytest
from django.urls import reverse

from programs.services import next_draft, publish_version, retire_version
from routines.services import create_routine

LAW = "Socialtjänstlag (2025:400)"


@pytest.fixture
def routine(places, cast):
    words = {"text": "Så här", "owner_role": "unit_chief", "law_ref": "11 kap. socialtjänstlagen (2025:400)"}
    return create_routine(places.unit, by=cast["chief"], title="Utreda", law_valid_from="2025-07-01", **words)


def page(client, person, *args, **query):
    client.force_login(person)
    name = "overview:law_detail" if args else "overview:law_list"
    return client.get(reverse(name, args=args), query)


def test_a_law_gathers_routines_and_items_however_it_is_written(client, version, routine, cast):
    laws = {law.name: law for law in page(client, cast["chief"]).context["laws"]}

    cited = version.template_items.filter(law__ref=LAW).count()
    assert (laws[LAW].routines, laws[LAW].items) == (1, cited)
    assert cited > 5


@pytest.mark.parametrize(
    ("query", "count"), [("socialtjänstlagen", 1), ("2025:400", 1), ("1990:52", 1), ("2025:999", 0)]
)
def test_laws_are_found_by_name_and_number(client, version, routine, cast, query, count):
    assert len(page(client, cast["chief"], q=query).context["laws"]) == count


def test_the_page_of_a_law_lists_what_to_look_over(client, version, routine, cast):
    found = page(client, cast["chief"], "2025-400")

    assert list(found.context["routines"]) == [routine]
    names = {str(row.item) for row in found.context["cited"]}
    assert names == {str(item) for item in version.template_items.filter(law__ref=LAW)}


def test_newcomer_sees_the_routine_and_no_programme(client, version, routine, cast):
    (law,) = page(client, cast["newcomer"]).context["laws"]

    assert (law.routines, law.items) == (1, 0)
    assert page(client, cast["newcomer"], "1990-52").status_code == 404


def test_neighbours_do_not_see_each_others_routines(client, version, routine, cast):
    assert list(page(client, cast["stranger"], "2025-400").context["routines"]) == []


def test_drafts_are_for_those_who_write_them_and_retired_versions_for_nobody(client, version, routine, cast):
    next_draft(version.program, by=cast["coordinator"])

    def versions(role):
        return {row.number for cited in page(client, cast[role], "2025-400").context["cited"] for row in cited.versions}

    assert (versions("coordinator"), versions("chief")) == ({1, 2}, {1})
    retire_version(version, by=cast["coordinator"])
    publish_version(version.program.versions.get(number=2), by=cast["coordinator"])
    assert versions("chief") == {2}
