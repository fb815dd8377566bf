"""The demo of one day, loaded once: what is in it, and what never is."""

from collections import Counter
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models
from django.utils import timezone

from accounts.identity import find_personal_numbers
from accounts.models import Absence, Event, Node, Person, Role
from checklists.models import Item, Reflection, TemplateItem
from demo import cast
from evaluations.models import BroughtUp, Occasion, Respondent
from mentoring.load.selectors import loads
from mentoring.models import Draft, Meeting, Note, NoteReader, Request, Topic
from mentoring.selectors import just_now
from outbox.models import Message, SentMail
from programs.models import Introduction, Involvement, Program, Version
from programs.services import newer_base
from routines.models import Custom, Opinion, Routine
from surveys.models import Asked, Ballot, Improvement, Survey
from surveys.selectors import to_answer
from training.models import Attendance, Cohort, HaveRead, Member, Session

pytestmark = pytest.mark.usefixtures("demo")

MORNING = timezone.make_aware(timezone.datetime(2026, 9, 30, 6))


def introduction_of(name):
    return Introduction.objects.with_people().get(newcomer__name=name)


def ekvallas():
    return Introduction.objects.under(Node.objects.get(name=cast.EKVALLA))


def test_ekvalla_has_the_32_newcomers_of_one_year():
    experience = Counter(ekvallas().values_list("experience", flat=True))

    assert experience == {"over_two": 2, "under_two": 7, "graduate": 10, "other": 13}
    assert ekvallas().earliest("start_on").start_on > date(2025, 9, 30)


def test_unit_has_a_chief_five_deputies_and_three_mentors():
    unit = Node.objects.get(name=cast.UNIT)
    kinds = Role.objects.filter(node__path__startswith=unit.path).values_list("kind", flat=True)

    assert Counter(kinds) == {"unit_chief": 1, "deputy_chief": 5, "mentor": 3}
    assert [node.name for node in unit.get_children()] == list(cast.TEAMS)


def test_one_mentor_is_full_and_one_has_too_many():
    taken = {load.person.name: (load.taken, load.places) for load in loads(Node.objects.get(name=cast.UNIT))}

    assert taken == {cast.INGRID: (6, 5), cast.PETER: (4, 5), cast.SAMIRA: (5, 5)}


def test_introductions_are_under_way_completed_discontinued_and_ahead():
    today = timezone.localdate()
    under_way = ekvallas().active().filter(start_on__lte=today, close_support_until_on__gte=today)
    ended = ekvallas().exclude(state="active").values_list("state", "end_reason")

    assert under_way.count() == 14
    assert Counter(ended) == {("completed", ""): 14, ("discontinued", "left"): 1, ("discontinued", "moved"): 1}
    assert introduction_of(cast.ALVA).week == 7


def test_one_begins_in_twelve_days_and_has_no_mentor():
    introduction = introduction_of("Amir Solberg")

    assert introduction.start_on == timezone.localdate() + timedelta(days=12)
    assert introduction.mentor is None
    assert introduction.newcomer.standing == "joined"
    assert 0 < introduction.preparations.exclude(ready_at=None).count() < introduction.preparations.count()


def test_both_programmes_are_published_at_the_region_and_used_in_three_municipalities():
    assert set(Version.objects.published().values_list("program__key", "program__owner__name")) == {
        ("skarholmen", cast.REGION),
        ("sormland", cast.REGION),
        ("ekvalla", cast.UNIT),
    }
    used = Introduction.objects.values_list("placements__node__name", "version__program__key")
    elsewhere = {pair for pair in used if pair[0] in (cast.NORRVIKE_UNIT, cast.TALLSJO_UNIT)}
    assert elsewhere == {
        (cast.NORRVIKE_UNIT, "skarholmen"),
        (cast.NORRVIKE_UNIT, "sormland"),
        (cast.TALLSJO_UNIT, "sormland"),
    }


def test_the_mentor_programme_is_revised_and_its_local_part_can_take_it_in():
    revised, first = Version.objects.filter(program__key="skarholmen").order_by("-number")
    local = Program.objects.get(key="ekvalla")

    assert (revised.is_published, first.is_published) == (True, True)
    assert newer_base(local) == revised
    assert local.versions.get().template_items.filter(origin=None).count() == 3
    assert first.introductions.active().count() > 10


def test_the_county_programme_is_being_written_anew():
    draft = Version.objects.get(program__key="sormland", state="draft")

    assert (draft.is_sound, draft.changed_by.name) == (True, cast.COORDINATOR)


def test_meetings_are_held_moved_and_cancelled_with_and_without_a_new_date():
    states = Counter(Meeting.objects.values_list("state", flat=True))

    assert states["held"] > 500
    assert states["planned"] > 100
    assert Meeting.objects.filter(state="cancelled", replaced_by__isnull=False).exists()
    assert Meeting.objects.exclude(moved_reason="").exists()
    assert [row.introduction.newcomer.name for row in Meeting.objects.filter(needs_new_date=True)] == [cast.JONAS]


def test_nine_of_ten_meetings_take_place():
    held = Meeting.objects.filter(state="held", introduction__isnull=False).count()
    cancelled = Meeting.objects.filter(state="cancelled").count()

    assert 0.85 < held / (held + cancelled) < 0.99


def test_mentor_has_one_meeting_to_log_and_a_note_to_finish():
    samira = Person.objects.get(name=cast.SAMIRA)
    to_log = just_now(samira, Introduction.objects.active().mentored_by(samira))
    drafts = Draft.objects.filter(writer=samira)

    assert [row.meeting.introduction.newcomer.name for row in to_log] == ["Yasmin Carrell"]
    assert [draft.meeting.introduction.newcomer.name for draft in drafts] == [cast.ALVA]


def test_notes_are_for_two_or_for_three():
    readers = Counter(NoteReader.objects.values_list("note_id", flat=True))

    assert set(readers.values()) == {2, 3}
    assert Note.objects.exclude(text="").count() > 10


def test_requests_are_in_every_state():
    assert set(Request.objects.values_list("state", flat=True)) == {
        "open",
        "written",
        "checked",
        "withdrawn",
        "proposed",
    }
    assert Request.objects.filter(state="open").exclude(check_back__meant="").exclude(check_back=None).exists()


def test_newcomer_has_wishes_levels_and_reflections():
    introduction = introduction_of(cast.ALVA)

    assert set(Topic.objects.waiting().filter(introduction=introduction).values_list("kind", flat=True)) >= {
        "theme",
        "item",
    }
    assert set(Item.objects.filter(introduction=introduction).values_list("level", flat=True)) == {0, 1, 2, 3}
    assert Item.objects.filter(introduction=introduction, template=None).count() == 2
    assert Reflection.objects.filter(readers=None).exists()
    assert Reflection.objects.exclude(readers=None).exists()


def test_groups_are_finished_under_way_and_ahead():
    held = {row.name: (row.held, row.total) for row in Cohort.objects.with_counts()}

    assert held["Grupp 1"] == (6, 6)
    assert held["Grupp 6"] == (2, 6)
    assert held["Grupp 7"] == (0, 6)
    assert Member.objects.filter(introduction=introduction_of("Amir Solberg"), state="waiting").exists()
    assert Session.objects.filter(times_moved=1).exists()
    assert set(Attendance.objects.values_list("was_there", flat=True)) == {True, False}
    assert HaveRead.objects.filter(session__state="planned").exists()


def test_course_round_has_newcomers_from_two_municipalities():
    course = Cohort.objects.get(kind="course", name="Omgång 1")

    places = course.members.values_list("introduction__placements__node__name", flat=True)
    assert set(places) == {cast.NORRVIKE_UNIT, cast.TALLSJO_UNIT}
    assert course.seats == 30


def test_evaluations_have_both_sides_one_side_and_a_draft():
    both = Occasion.objects.get(introduction=introduction_of("Mira Aldén"), key="three-months")
    one = Occasion.objects.get(introduction=introduction_of("Nadia Hovind"), key="three-months")

    assert both.is_revealed
    assert BroughtUp.objects.filter(occasion=both, chief__name=cast.CHIEF).count() == 2
    sides = {row.role: row.submitted_at is not None for row in Respondent.objects.filter(occasion=one)}
    assert sides == {"newcomer": True, "mentor": False}
    assert one.is_open


def test_somebody_is_away_and_somebody_stands_in():
    assert Absence.objects.filter(person__name=cast.SAMIRA, from_on__gt=timezone.localdate()).exists()
    stand_in = Involvement.objects.get(introduction=introduction_of(cast.ALVA), stands_in_for__name=cast.SAMIRA)
    assert stand_in.person.name == cast.MATTIAS


def test_routines_are_lived_with():
    lena, samira = (Person.objects.get(name=name) for name in (cast.CHIEF, cast.SAMIRA))

    assert [row.key for row in Routine.objects.kept_by(lena).overdue()] == ["immediate-safety-assessment"]
    assert Custom.objects.shown().count() == 2
    assert Custom.objects.waiting_for(samira).count() == 1
    assert Opinion.objects.lines().count() == 2


def test_every_routine_that_an_item_refers_to_is_there():
    wanted = {key for keys in TemplateItem.objects.values_list("routines", flat=True) for key in keys}

    assert set(Routine.objects.values_list("key", flat=True)) == wanted
    assert len(wanted) == 23


def test_mails_have_gone_out_and_none_has_failed():
    states = Counter(Message.objects.values_list("state", flat=True))

    assert states["sent"] > 50
    assert "failed" not in states
    assert SentMail.objects.filter(at__lt=MORNING).count() == SentMail.objects.count() > 40


def test_nothing_has_happened_after_this_morning():
    moments = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.DateTimeField) and field.name.endswith("_at")
        # What is planned may lie ahead, and a row is made when it is made.
        if field.name not in {"starts_at", "first_planned_at", "met_at", "created_at", "joined_at"}
    ]

    late = {
        f"{model.__name__}.{name}": model.objects.filter(**{f"{name}__gte": MORNING}).count() for model, name in moments
    }
    assert {name: count for name, count in late.items() if count} == {}
    assert not Event.objects.filter(at__gte=MORNING).exists()
    assert not Meeting.objects.filter(state="held", starts_at__gte=MORNING).exists()


def test_no_text_looks_like_a_personal_identity_number():
    fields = [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        # Keys and paths are made of numbers that mean nothing.
        if isinstance(field, (models.CharField, models.TextField)) and field.name not in {"key", "path"}
    ]
    for model, name in fields:
        texts = model.objects.order_by().values_list(name, flat=True).distinct()
        found = [text for text in texts if text and find_personal_numbers(str(text))]
        assert not found, f"{model.__name__}.{name}: {found[:3]}"


def test_mail_addresses_reach_nobody():
    assert all(email.endswith(".example") for email in Person.objects.values_list("email", flat=True))


def test_second_load_says_so_and_changes_nothing(capsys):
    before = Event.objects.count()

    call_command("load_demo")

    assert "loaded already" in capsys.readouterr().out
    assert Event.objects.count() == before


def test_demo_is_never_loaded_in_production(settings):
    settings.IS_PRODUCTION = True

    with pytest.raises(CommandError, match="production"):
        call_command("load_demo")


def test_rounds_are_open_and_counted():
    states = Counter(row.state for row in Survey.objects.filter(session=None))
    needs = Survey.objects.get(edition__questionnaire__key="needs")

    assert states == {"open": 3, "closed": 3}
    assert Asked.objects.answered().filter(survey=needs).count() > 30
    assert {"municipality", "role"} <= set(needs.frozen.values_list("split", flat=True))
    assert needs.words.filter(question_key="more").count() >= 10
    assert not Ballot.objects.exclude(survey__closed_at=None).exists()


def test_sessions_of_two_groups_are_evaluated():
    assert set(Survey.objects.exclude(session=None).values_list("session__cohort__kind", flat=True)) == {
        "course",
        "group",
    }


def test_the_pulse_is_taken_again_and_again():
    now = Survey.objects.get(follows__follows__isnull=False)

    assert now.is_open
    assert now.follows.edition.questionnaire == now.follows.follows.edition.questionnaire


@pytest.mark.parametrize("name", [cast.ALVA, cast.SAMIRA, cast.CHIEF, cast.COORDINATOR])
def test_whoever_is_shown_has_something_to_answer(name):
    assert to_answer(Person.objects.get(name=name))


def test_what_was_heard_is_answered_and_told():
    states = Improvement.objects.told().values_list("state", flat=True)

    assert Counter(states) == {"under_way": 2, "done": 1, "declined": 1}
