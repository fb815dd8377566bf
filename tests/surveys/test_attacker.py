"""Two hundred random rounds, and everybody tries everything: pages, splits, files, and what others see."""

import io
import re
from collections import Counter
from itertools import cycle

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from surveys.groups import group_names
from surveys.models import Survey
from tests.surveys.attacker import gives_away, sums_to_had
from tests.surveys.random_rounds import random_round

pytestmark = pytest.mark.django_db

ROUNDS, AT_ONCE = 200, 25
ASKED = ("newcomer", "mentor", "chief")
OTHERS = ("administrator", "deputy", "colleague", "second_newcomer", "stranger", "stranger_mentor", "stranger_newcomer")
COUNTED = ("grade", "choice", "why", "topics", "order", "years")
EVERYBODY = (None, None)
GROUP_ROW = r'<tr><th scope="row">([^<]*)</th><td class="n"[^>]*>(\d+)</td>'


@pytest.fixture
def groups(places):
    nodes = [places.municipality, places.other_municipality, places.unit, places.team]
    return {
        "municipality": [str(node.pk) for node in nodes],
        "role": ["newcomer", "mentor", "chief", "colleague"],
        "category": ["a", "b", "c", "d"],
    }


@pytest.fixture
def clients(cast):
    found = {name: Client() for name in cast}
    for name, client in found.items():
        client.force_login(cast[name])
    return found


class Seen:
    """Every figure on a sheet: {(question, split, group): (how many answered, {answer: how many})}."""

    def __init__(self, response, survey):
        sheet = load_workbook(io.BytesIO(b"".join(response.streaming_content)), read_only=True).active
        labels = {str(Survey.Split(split).label): split for split in survey.splits}
        self.cells = {}
        for _words, key, split, group, _answer, answer, number, _own, n, *_rest in list(sheet.values)[1:]:
            if answer:
                place = (labels[split], group) if split else EVERYBODY
                self.cells.setdefault((key, place), (n, {}))[1][answer] = number

    def places(self, key):
        return {place for question, place in self.cells if question == key}


def names_of(found):
    """{(split, name on the pages): group}; a group without a row of its own is called by its key."""
    known = {(split, str(name)): group for (split, group), name in group_names(found.survey).items()}
    every = {(split, group) for groups in found.said for split, group in zip(found.survey.splits, groups, strict=True)}
    return {place: place[1] for place in every} | known


def url(survey, step, *args):
    return reverse(f"surveys:{step}", args=[survey.pk, *args])


def attack(found, seen):
    """Add and subtract what is on the sheet: whoever can be had is at least five who do not all say the same."""
    names, splits = names_of(found), found.survey.splits
    for key in COUNTED:
        places, people = seen.places(key), found.people(key)
        published = [(splits.index(split), names[split, name]) for split, name in places - {EVERYBODY}]
        for chosen in sums_to_had(people, published) if places else ():
            n, said = found.truth(key, [people[index] for index in chosen])
            if key == "order":
                said = first_places(found, [people[index] for index in chosen])
            assert not gives_away(n, said), (found.survey.splits, key, published, chosen)


def first_places(found, chosen):
    return Counter(row["order"][0] for groups in chosen for row in found.said[groups] if "order" in row)


def is_true(found, seen):
    """The sheet says nothing but what was answered: no figure is made up to hide another."""
    names = names_of(found)
    for (key, (split, name)), (n, counts) in seen.cells.items():
        index = found.survey.splits.index(split) if split else 0
        inside = [groups for groups in found.said if split is None or groups[index] == names[split, name]]
        assert n == found.truth(key, inside)[0]
        if key != "order":
            assert {answer: number for answer, number in counts.items() if number} == found.truth(key, inside)[1]


@pytest.mark.parametrize("first", range(0, ROUNDS, AT_ONCE))
def test_no_sheet_lets_anybody_be_worked_out(places, cast, clients, groups, first):
    tries, follows, of_groups = zip(cycle(ASKED), cycle(OTHERS), strict=False), None, 0
    for number in range(first, first + AT_ONCE):
        found = random_round(number, places.region, groups, [cast[name] for name in ASKED], follows=follows)
        seen = Seen(clients["coordinator"].get(url(found.survey, "results_xlsx")), found.survey)

        attack(found, seen)
        is_true(found, seen)
        for name in next(tries):
            tries_the_sheet(found, clients[name], name, seen)
        compares_groups_on_the_page(found, clients["coordinator"], clients["mentor"], seen, COUNTED[number % 6])
        follows, of_groups = found.survey, of_groups + sum(place != EVERYBODY for _key, place in seen.cells)
    assert of_groups > AT_ONCE  # the attacker had something to add and subtract
    for name in ASKED:
        assert b"kanarie" not in clients[name].get(reverse("accounts:my_data_file")).content


def tries_the_sheet(found, client, name, seen):
    """Everybody who sees figures sees the same; whoever does not run it sees no words, and nobody any answers."""
    response = client.get(url(found.survey, "results_xlsx"))
    is_asked = found.survey.asked.filter(person__email__startswith=f"{name.replace('_', '-')}@").exists()
    assert response.status_code == (200 if is_asked else 404)
    if is_asked:
        assert Seen(response, found.survey).cells == seen.cells
    assert client.get(url(found.survey, "words_detail", "advice")).status_code in (403, 404)
    assert client.get(url(found.survey, "response_list")).status_code in (403, 404)
    assert client.get(url(found.survey, "responses_xlsx")).status_code in (403, 404)


def compares_groups_on_the_page(found, runs_it, is_asked, seen, key):
    """What the page says of groups is on the sheet, and the same for everybody; nobody who was asked is named."""
    measure = {"grade": "grade", "years": "years:2"}.get(key, f"{key}:a")
    address = url(found.survey, "results_detail")
    pages = [client.get(address, {"share": measure}).content.decode() for client in (runs_it, is_asked)]
    told, again = map(groups_told, pages)
    assert told == again
    asked_for = f'value="{measure}" selected' in pages[0]  # else it is not shown, and the page compares another
    known = {(name, n) for (question, (_split, name)), (n, _counts) in seen.cells.items() if question == key}
    everybody = {n for (question, place), (n, _counts) in seen.cells.items() if place == EVERYBODY}
    assert not asked_for or {row for row in told if row[1] not in everybody} <= known
    assert not re.search(r"\d+@example\.org", "".join(pages))


def groups_told(page):
    """(group, how many have answered) of every row that compares groups."""
    sections = [section for section in page.split("<section") if 'id="split-' in section]
    return {(name, int(n)) for section in sections for name, n in re.findall(GROUP_ROW, section)}
