"""What a programme demands and whom it names, on the pages: the start, the plan, the introduction, its completion."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.models import Item
from checklists.services import set_level
from mentoring.models import Meeting
from overview.demand_words import choice_words, period_words, quota_words
from overview.pdf.printed import printed_plan
from overview.plan_check.experience import fits
from programs.demands import Demands, Period, Quota
from programs.models import Involvement
from programs.progress import Reached
from programs.services import assign_person, sign_off
from programs.words import Words
from tests.conftest import start
from tests.overview.altering import decide
from tests.overview.conftest import with_people
from tests.overview.test_start import KEY, answers_of, url
from tests.programs.demanding import ITEM, asking_for_nothing, demanding, published

HEAD = {"seats": 1, "experience": {"from": 0, "until": 2}}


@pytest.fixture
def version(remember, skarholmen_file, places, cast):
    return remember("demanding", published, demanding(skarholmen_file, **HEAD), places.region, cast["coordinator"])


@pytest.fixture
def monday():
    today = timezone.localdate()
    return today + timedelta(days=14 - today.weekday())


@pytest.fixture
def people(version, cast, monday):
    return answers_of(version, cast, monday) | {"mentoring-guided_weekday": "1", "mentoring-guided_time": "10:00"}


@pytest.fixture
def chief(client, cast):
    client.force_login(cast["chief"])
    return client


def begin(client, version, places):
    return client.post(url("start_program"), {"node": places.team.pk, "version": version.pk})


def helper_url(introduction, role="supervisor"):
    return reverse("overview:helper_change", args=[introduction.pk, role])


def test_the_choice_of_a_programme_tells_for_whom_it_is_and_whether_there_is_room(chief, version):
    page = chief.get(url("start_program")).text

    assert "För den som har arbetat mindre än 2 år med detta." in page
    assert "0 av 1 plats är tagen." in page


def test_a_full_programme_is_refused_with_a_count_and_no_name(chief, version, places, cast):
    start(version, cast, places)

    response = begin(chief, version, places)

    assert response.status_code == 422
    assert response.context["form"].errors["version"] == ["Den enda platsen är tagen: 1 introduktion pågår."]
    assert "Alva" not in response.text


def test_a_seat_that_is_taken_meanwhile_is_told_at_the_last_step(chief, version, places, people, cast):
    begin(chief, version, places)
    chief.post(url("start_people"), people)
    start(version, cast, places)

    response = chief.post(url("start_create"), follow=True)

    assert "Den enda platsen är tagen" in response.text
    assert not Involvement.objects.filter(introduction__request_key=KEY).exists()


def test_helpers_are_chosen_by_the_titles_of_the_programme(chief, version, places, people, cast):
    begin(chief, version, places)
    page = chief.get(url("start_people")).text
    chief.post(url("start_people"), people | {"helper-supervisor": cast["colleague"].pk})
    confirm = chief.get(url("start_confirm")).text

    chief.post(url("start_create"))

    assert "Handledare" in page
    assert "Bedömare" in page
    assert "helper-administrator" not in page
    assert "Peter Askerud, handledare" in confirm
    roles = Involvement.objects.filter(role__in=["supervisor", "assessor"]).values_list("role", "person")
    assert list(roles) == [("supervisor", cast["colleague"].pk)]


def test_nobody_helps_in_the_own_introduction(chief, version, places, people, cast):
    newcomer = cast["second_newcomer"].pk
    begin(chief, version, places)

    response = chief.post(url("start_people"), people | {"newcomer": newcomer, "helper-assessor": newcomer})

    assert "helper-assessor" in response.context["form"].errors


def test_the_preview_tells_what_is_kept_free_and_whom_it_is_meant_for(chief, version, places, people):
    begin(chief, version, places)
    chief.post(url("start_people"), people | {"extent": "75", "experience": "over_two"})

    response = chief.get(url("start_dates"))

    assert "3 timmar i veckan hålls fria för introduktionen." in response.text
    assert "1,5 timmar i veckan hålls fria" in response.text
    assert "Timmarna är räknade på 75 procent av heltid." in response.text
    assert "experience" in [row.code for row in response.context["advice"]]


def test_a_frame_is_told_to_be_one(chief, skarholmen_file, places, people, cast):
    version = published(demanding(skarholmen_file, skeleton=True), places.municipality, cast["coordinator"])
    begin(chief, version, places)
    chief.post(url("start_people"), people | {"category": version.categories.first().pk})

    assert "En stomme som ska fyllas i innan den används." in chief.get(url("start_program")).text
    assert "skeleton" in [row.code for row in chief.get(url("start_dates")).context["advice"]]


@pytest.mark.parametrize(
    ("experience", "years", "expected"),
    [
        ("graduate", (0, 2), True), ("other", (0, 2), True), ("under_two", (0, 2), True), ("over_two", (0, 2), False),
        ("graduate", (2, 5), False), ("under_two", (2, 5), False), ("over_two", (2, 5), True),
        ("over_two", (5, None), True), ("graduate", (0, None), True), ("under_two", (1, None), True),
    ],
)  # fmt: skip
def test_experience_fits_the_years_that_the_programme_is_meant_for(experience, years, expected):
    assert fits(experience, Demands(experience_from=years[0], experience_until=years[1])) == expected


def test_words_of_a_quota_and_a_period():
    inside = Reached(Quota("o", Words(sv="Observerade"), Decimal(10), "t"), minutes=180)
    whole = Reached(Quota("t", Words(sv="Utbildning"), Decimal(40)), minutes=720, parts=[inside])
    today = timezone.localdate()

    assert quota_words(whole) == "12 av 40 timmar, varav 3 av 10 observerade"
    assert period_words(Period(today, today, Decimal("3.75"), 50)) == [
        "3,75 timmar i veckan hålls fria för introduktionen.", "Arbetsmängden är 50 procent av en full.",
    ]  # fmt: skip
    assert choice_words(Demands(), 0) == []


def test_the_pages_tell_what_being_done_includes(login, introduction, cast):
    set_level(Item.objects.get(introduction=introduction, key=ITEM), 1, by=cast["newcomer"])

    own = login("newcomer").text
    chiefs = login("chief", introduction.get_absolute_url()).text
    complete = login("chief", reverse("overview:introduction_complete", args=[introduction.pk])).text

    for page in (own, chiefs, complete):
        assert "6 av 40 timmar, varav 0 av 10 observerade" in page
        assert "Tre auskultationer" in page
    assert "Det är ändå du som avgör" in complete
    assert "procent" not in chiefs.split("Det här ingår i att bli klar")[1].split("</section>")[0]


def test_who_runs_the_place_sees_the_plan_and_not_how_far_somebody_has_come(login, introduction):
    page = login("coordinator", introduction.get_absolute_url()).text

    assert "Det här ingår i att bli klar" not in page


def test_completing_is_the_chiefs_decision_whatever_is_left(chief, introduction, cast):
    for area in introduction.version.areas.all():
        sign_off(introduction, area, "supported", by=cast["chief"])

    response = chief.post(reverse("overview:introduction_complete", args=[introduction.pk]), {"although": "later"})

    assert response.status_code == 302
    introduction.refresh_from_db()
    assert introduction.state == "completed"


def test_a_programme_that_asks_for_nothing_shows_nothing(login, skarholmen_file, cast, places):
    version = published(asking_for_nothing(skarholmen_file), places.municipality, cast["coordinator"])
    start(version, cast, places, newcomer="second_newcomer")

    assert "Det här ingår i att bli klar" not in login("second_newcomer").text


def test_the_plan_and_the_paper_tell_what_is_kept_free(login, introduction):
    plan = login("newcomer", reverse("overview:introduction_plan", args=[introduction.pk])).text
    paper = printed_plan(introduction).replace("\N{NO-BREAK SPACE}", " ")

    for page in (plan, paper):
        assert "4 timmar i veckan hålls fria för introduktionen." in page
        assert "Arbetsmängden är 50 procent av en full." in page
    assert "Det här ingår i att bli klar" in paper
    assert "Minst 2" in paper


@pytest.mark.parametrize(
    ("role", "status"),
    [("chief", 302), ("deputy", 302), ("mentor", 403), ("newcomer", 403), ("coordinator", 403), ("administrator", 403),
     ("stranger", 404)],
)  # fmt: skip
def test_helper_change_by_role(client, introduction, cast, role, status):
    client.force_login(cast[role])
    data = {"person": cast["colleague"].pk, "from_on": timezone.localdate().isoformat()}

    assert decide(client, helper_url(introduction), data).status_code == status
    assert with_people(introduction).person_as("supervisor") == (cast["colleague"] if status == 302 else None)
    assert introduction.involvements.filter(role="supervisor").count() == (status == 302)


def test_a_helper_is_followed_by_another_and_a_chief_by_a_chief(chief, introduction, cast):
    day = timezone.localdate().isoformat()
    for person in ("colleague", "mentor"):
        decide(chief, helper_url(introduction), {"person": cast[person].pk, "from_on": day})
    wrong = decide(chief, helper_url(introduction, "chief"), {"person": cast["colleague"].pk, "from_on": day})
    decide(chief, helper_url(introduction, "chief"), {"person": cast["deputy"].pk, "from_on": day})

    now = with_people(introduction)
    assert (now.person_as("supervisor"), now.chief) == (cast["mentor"], cast["deputy"])
    assert wrong.status_code == 422


def test_roles_that_nobody_is_chosen_for(chief, introduction):
    mentor = chief.get(helper_url(introduction, "mentor"))

    assert mentor.url == reverse("overview:mentor_change", args=[introduction.pk])
    assert chief.get(helper_url(introduction, "administrator")).status_code == 404
    assert chief.get(helper_url(introduction, "nobody")).status_code == 404


def test_what_nobody_sees_to_leads_the_chief_to_where_one_chooses(login, introduction):
    page = login("chief").text

    assert "1 punkt för Alva väntar på en handledare." in page
    assert helper_url(introduction) in page


def test_a_supervisor_finds_the_way_in_and_logs_the_own_meetings(client, introduction, cast):
    assign_person(introduction, cast["colleague"], "supervisor", by=cast["chief"])
    meetings = Meeting.objects.filter(introduction=introduction, starts_at__lt=timezone.now())
    own, other = (meetings.filter(series__key=key).order_by("starts_at").first() for key in ("guided", "mentor"))
    client.force_login(cast["colleague"])

    home = client.get("/").text
    log = {"minutes": 90, "who": [cast["newcomer"].pk, cast["colleague"].pk], "note": "", "revision": 0}
    answers = [client.post(reverse("mentoring:meeting_log", args=[row.pk]), log).status_code for row in (own, other)]

    own.refresh_from_db()
    assert introduction.get_absolute_url() in home
    assert "Du är handledare" in home
    assert (answers, own.logged_by) == ([302, 403], cast["colleague"])
