"""Skärholmen evaluates: both sides after three and six months, and the group after its six sessions, on the pages.

What the pages say is compared with what is worked out here from the answers alone: how far apart two are on a scale,
what stands first, how many have answered, and who reads what.
"""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from evaluations.models import Answer, BroughtUp, GroupEvaluation, Occasion
from reminders.services import sweep
from tests.conftest import start
from tests.evaluations.conftest import at
from tests.overview.printing import words_of
from training.services import join_cohort, open_cohort, take_attendance

START_ON = date(2026, 8, 17)
STEPS = ["not-at-all", "poorly", "neither", "fairly", "fully"]  # from the lowest
SCALES = ("help-when-needed", "decisions-are-clear", "time-to-think")
HTMX = {"HX-Request": "true"}

# the day it opens: (role: answers)
ROUNDS = {
    "three-months": {
        "newcomer": {
            "help-when-needed": "fully",
            "decisions-are-clear": "poorly",
            "time-to-think": "not-at-all",
            "how-often": "more",
            "own-contribution": "Jag frågar tidigt.",
            "advice-to-mentor": "Låt mig hålla i samtalet.",
        },
        "mentor": {
            "help-when-needed": "fairly",
            "decisions-are-clear": "poorly",
            "time-to-think": "fairly",
            "how-often": "as-planned",
            "own-contribution": "Jag har lyssnat.",
            "advice-to-newcomer": "Ta rast.",
        },
    },
    "six-months": {
        "newcomer": {
            "help-when-needed": "fully",
            "decisions-are-clear": "do-not-know",
            "time-to-think": "neither",
            "how-often": "less",
            "own-contribution": "Jag håller i samtalen.",
        },
        "mentor": {
            "help-when-needed": "fully",
            "decisions-are-clear": "not-at-all",
            "time-to-think": "neither",
            "how-often": "less",
            "own-contribution": "Jag har hållit mig undan.",
        },
    },
}
OPENS = {"three-months": date(2026, 11, 17), "six-months": date(2027, 2, 17)}
SAID = {"of-help": "Ja, vi känner varandra nu.", "more-and-less": "Mer övning, mindre lagtext."}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(at(START_ON), tick=False) as traveller:
        yield traveller


@pytest.fixture
def introduction(clock, version, cast, places):
    return start(version, cast, places, start_on=START_ON)


class Site:
    """The pages, as one after another uses them."""

    def __init__(self, client, cast):
        self.client, self.cast = client, cast

    def get(self, role, address, **kwargs):
        self.client.force_login(self.cast[role])
        return self.client.get(address, **kwargs)

    def post(self, role, address, data=None, **kwargs):
        self.client.force_login(self.cast[role])
        return self.client.post(address, data or {}, **kwargs)

    def answer(self, role, occasion, answers):
        """Each question is saved as one goes, a page is looked through, and then it is sent in."""
        self.get(role, occasion.get_absolute_url())
        posted = {"revision": "0"}
        for key, value in answers.items():
            posted[f"q-{key}"] = value
            assert self.post(role, url("draft", occasion), posted, headers=HTMX).status_code == 204
        assert self.post(role, url("draft", occasion), posted).url == url("review", occasion)
        return self.post(role, url("submit", occasion), {"revision": "0"})


@pytest.fixture
def site(client, cast):
    return Site(client, cast)


def url(name, occasion):
    return reverse(f"evaluations:occasion_{name}", args=[occasion.pk])


def apart(key, one, other):
    """How far apart two answers are, counted in steps; nothing when one of them does not know."""
    if "do-not-know" in (one, other):
        return 0
    return abs(STEPS.index(one) - STEPS.index(other)) if key in SCALES else int(one != other)


def worked_out(answers):
    """[(key, steps)] of what differs, most first; what is equally far stands in the order of the questionnaire."""
    chosen = (*SCALES, "how-often")
    rows = [(key, apart(key, answers["newcomer"][key], answers["mentor"][key])) for key in chosen]
    return sorted([row for row in rows if row[1]], key=lambda row: -row[1])


def shown(page):
    """The same, as it stands on the page of the two."""
    return [(row.question.key, row.apart) for row in page.context["differing"]]


def occasion_of(introduction, key):
    return Occasion.objects.with_words().get(introduction=introduction, key=key)


@pytest.mark.parametrize("key", list(ROUNDS))
def test_both_sides_after_three_and_six_months(site, introduction, clock, key):
    occasion, answers = occasion_of(introduction, key), ROUNDS[key]
    assert occasion.opens_on == OPENS[key]
    clock.move_to(at(OPENS[key]))

    site.answer("newcomer", occasion, answers["newcomer"])
    assert site.get("mentor", url("results", occasion)).status_code == 403
    assert "1 av 2" in words_of(site.get("coordinator", reverse("evaluations:occasion_list")).text)

    last = site.answer("mentor", occasion, answers["mentor"])
    assert last.url == url("results", occasion)
    for role in ("newcomer", "mentor"):
        page = site.get(role, url("results", occasion))
        assert shown(page) == worked_out(answers)
        assert [page.text.count(answers[side]["own-contribution"]) for side in answers] == [1, 1]
    for role in ("chief", "coordinator", "administrator"):
        assert site.get(role, url("results", occasion)).status_code == 403


def test_what_is_taken_to_the_chief_is_chosen_together(site, introduction, clock):
    occasion, answers = occasion_of(introduction, "three-months"), ROUNDS["three-months"]
    clock.move_to(at(OPENS["three-months"]))
    for role, given in answers.items():
        site.answer(role, occasion, given)

    site.post("newcomer", url("bring_up", occasion), {"question": "time-to-think"})
    site.post("mentor", url("bring_up", occasion), {"question": "how-often"})
    rows = {row.question_key: row for row in BroughtUp.objects.all()}
    assert "Inget än" in words_of(site.get("chief", url("chief", occasion)).text)
    site.post("mentor", reverse("evaluations:brought_up_agree", args=[rows["time-to-think"].pk]), {"with_answer": "0"})

    page = site.get("chief", url("chief", occasion))
    read = [(row.key, [(who.first_name, words) for who, words in said]) for row, said in page.context["asked"]]
    assert read == [("time-to-think", [("Alva", "Stämmer inte alls")])]  # the mentor's yes was without an answer
    assert page.context["words"] == []
    assert "Hur ofta vill du" not in page.text  # proposed by one only
    assert not any(given["own-contribution"] in page.text for given in answers.values())


@pytest.fixture
def cohort(clock, version, places, cast, introduction):
    """Six sessions on six Wednesdays, led by the mentor; the last one is held on 7 October."""
    series = version.session_series.get(key="group")
    leaders = {"leaders": [cast["mentor"]], "by": cast["chief"]}
    cohort = open_cohort(series, places.unit, first_on=date(2026, 9, 2), starts=time(13), **leaders)
    join_cohort(cohort, introduction, by=cast["chief"])
    return cohort


def test_the_group_evaluates_its_six_sessions(site, cohort, cast, clock):
    address = reverse("evaluations:group_detail", args=[cohort.pk])
    sessions = list(cohort.sessions.order_by("starts_at"))
    assert len(sessions) == 6
    for session in sessions:
        clock.move_to(session.starts_at + timedelta(hours=2))
        assert site.get("newcomer", address).context["form"] is None  # it opens by itself, after the last one
        take_attendance(session, [cast["newcomer"]], by=cast["mentor"])

    _write_together(site, cohort, address)

    said = {question.key: words for question, words in site.get("mentor", address).context["said"]}
    assert said == SAID
    assert {role: site.get(role, address).status_code for role in ("chief", "coordinator", "stranger")} == {
        "chief": 403,
        "coordinator": 403,
        "stranger": 404,
    }
    sweep(timezone.now())
    clock.move_to(timezone.now() + timedelta(days=15))
    assert site.post("newcomer", address, {"revision": "9", "q-of-help": "Nej"}).status_code == 403


def _write_together(site, cohort, address):
    """One writes, another takes the pen over and goes on; the first one's late words are not lost, and not saved."""
    begun = {"revision": "0", "q-of-help": SAID["of-help"]}
    first = site.post("newcomer", address, begun, headers=HTMX)
    assert SAID["of-help"] in site.get("mentor", address, headers=HTMX).text
    site.post("mentor", reverse("evaluations:group_pen", args=[cohort.pk]))
    late = site.post("newcomer", address, begun | {"revision": first["Revision"], "q-of-help": "Mitt eget."})
    assert late.status_code == 409
    assert "Mitt eget." in late.text
    revision = GroupEvaluation.objects.get().revision
    whole = {f"q-{key}": words for key, words in SAID.items()} | {"revision": revision}
    assert site.post("mentor", address, whole).status_code == 302


def test_every_answer_is_kept_once(site, introduction, clock):
    for key, sides in ROUNDS.items():
        clock.move_to(at(OPENS[key]))
        for role, given in sides.items():
            site.answer(role, occasion_of(introduction, key), given)

    kept = {}
    rows = Answer.objects.values_list("respondent__occasion__key", "respondent__role", "question_key", "value")
    for key, role, question, value in rows:
        kept.setdefault(key, {}).setdefault(role, {})[question] = value
    assert kept == ROUNDS
