"""Two municipalities in full use: everything that a page can be about exists once in each, made by the services."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count, product

from django.utils import timezone

from accounts.models import Employment, Person, Role
from accounts.services import add_absence, add_person, invite
from agreements.services import Fitted, accept_agreement, tailor_agreement
from agreements.sheet import sheet_of
from checklists.services import answer_wish, set_level, wish_for, write_reflection
from evaluations.services import propose_to_chief, save_draft, submit, write_group_evaluation
from mentoring.load.profile import change_profile
from mentoring.models import Meeting
from mentoring.services import (
    Written,
    answer_check_back,
    ask,
    hand_back,
    log_meeting,
    propose_request,
    wish_topic,
    write_check_back,
)
from mentoring.services import save_draft as save_note_draft
from mentoring.unit.services import Plan, decide_point, plan_gatherings, put_point, set_trained
from outbox.models import Message, SentMail
from outbox.services import sweep as send_mails
from overview.pdf.making import make_printout
from overview.pdf.ordering import order_printout
from programs.intents import Rest
from programs.models import Introduction, Version
from programs.services import (
    Start,
    alter,
    complete_introduction,
    import_program,
    next_draft,
    publish_version,
    start_introduction,
)
from reminders.services import choose_invitations
from reminders.services import sweep as remind
from reviews.services import hold_review
from routines.services import approve_custom, create_routine, give_opinion, propose_custom
from tests.cast import Places, add, build_cast, build_introduction, build_places
from tests.conftest import default_choices
from tests.guards.rounds import build_rounds
from training.models import TemplateSessionSeries
from training.services import add_material, join_cohort, open_cohort, take_attendance
from workload.services import Counted, note_walk_through, set_rhythm

# Wednesday in week 14 of an introduction from 2026-08-17: its first evaluation is open and a meeting is tomorrow.
NOW = "2026-11-18T08:00:00+01:00"
START_ON = date(2026, 8, 17)
FORMER_START_ON = date(2023, 8, 14)  # of what has been completed
EARLIER_START_ON = date(2026, 7, 27)  # of somebody whose first evaluation has closed
MORNING = time(13, 0)
NEXT_ID = count(1)
TALK = {
    "name": {"sv": "Hur går det?", "en": "How does it go?"},
    "minutes": 60,
    "roles": ["chief", "mentor", "newcomer"],
}
STEPS = [{"key": key, "text": {"sv": sv, "en": en}} for key, sv, en in [("on", "Bra", "Well"), ("off", "Inte", "Not")]]
REVIEWS = [TALK | {"key": f"after-{at}", "at": at, "outcomes": STEPS} for at in ("1m", "3m", "6m")]
LOCAL_PHASE = {"key": "local-phase", "name": {"sv": "Vår fas", "en": "Our phase"}, "start": "0w", "length": "4w"}


@dataclass
class World:
    """`own` and `foreign` hold what a view can be asked for: {"item": row, …} of Ekvalla and of Norrvike."""

    places: Places
    cast: dict
    version: Version
    own: dict = field(default_factory=dict)
    foreign: dict = field(default_factory=dict)


def build_world(program_file):
    places = build_places()
    cast = build_cast(places) | more_people(places)
    program_file = program_file | {"reviews": REVIEWS}
    version = import_program(program_file, places.region, by=cast["coordinator"])
    publish_version(version, by=cast["coordinator"])
    world = World(places, cast, Version.objects.get(pk=version.pk))
    for made, owner in ((world.own, places.municipality), (world.foreign, places.other_municipality)):
        made["local_version"] = import_program(program_file, owner, by=cast["coordinator"])
        publish_version(made["local_version"], by=cast["coordinator"])
        made["program"] = made["local_version"].program
        made["draft"] = next_draft(made["local_version"].program, by=cast["coordinator"])
        made |= local_part(owner, version, cast["coordinator"])
    return world


def local_part(owner, version, by):
    """What a municipality adds to the region's programme, and a draft of its next version."""
    head = {
        "key": "local-part",
        "name": {"sv": "Vår lokala del", "en": "Our local part"},
        "extends": version.program.key,
    }
    added = import_program({"program": head, "phases": [LOCAL_PHASE]}, owner, by=by)
    publish_version(added, by=by)
    return {"extension": added.program, "local_draft": next_draft(added.program, by=by)}


def furnish(world):
    """Fill one municipality and then the other, so that what belongs to each can be told apart by when it was made."""
    world.own |= municipality(world, world.places.team, "")
    yield "own"
    world.foreign |= municipality(world, world.places.other_unit, "stranger_")
    yield "foreign"


def more_people(places):
    """The chief of another unit in the first municipality, and a second newcomer in the other."""
    unit = add(places.municipality, kind="unit", name="Familjehemsenheten")
    people = {
        "neighbour": employ("Nora Grannbo", unit, "unit_chief"),
        "stranger_second_newcomer": employ("Tim Avlund", places.other_unit),
        "stranger_colleague": employ("Kim Bortan", places.other_unit, "mentor"),
    }
    return people | {"stranger_chief": Person.objects.get(name="Nils Framme")}


def employ(name, node, role=None):
    hired_on = timezone.localdate() - timedelta(days=400)
    email = f"person-{next(NEXT_ID)}@example.org"
    person = Person.objects.create(name=name, email=email, phone="000-00 00 22", joined_at=timezone.now())
    Employment.objects.create(person=person, node=node, from_on=hired_on, title="Socialsekreterare")
    if role:
        Role.objects.create(person=person, node=node, kind=role, from_on=hired_on)
    return person


def municipality(world, node, prefix):
    """Everything of one municipality; its people have the prefix in the cast."""
    people = {
        name: world.cast[prefix + name] for name in ("newcomer", "second_newcomer", "mentor", "colleague", "chief")
    }
    former = completed(world, node, people)
    main = begin(world, node, people["newcomer"], people["mentor"], people["chief"], START_ON)
    second = begin(world, node, people["second_newcomer"], people["colleague"], people["chief"], EARLIER_START_ON)
    made = {"introduction": main, "second_introduction": second, "completed": former} | people
    made["coordinator"] = world.cast["coordinator"]
    parts = (checklist, meetings, unit_support, request, groups, reviews, agreement, workload, evaluations)
    for build in (register, *parts, routine, alteration, calendar, build_rounds):
        made |= build(made, node)
    return made


def calendar(made, node):
    """The newcomer has chosen to get what is ahead as invitations."""
    choose_invitations(made["newcomer"], True)
    return {}


def completed(world, node, people):
    """What the newcomer went through here some years ago."""
    row = build_introduction(
        world.version,
        people["newcomer"],
        node,
        mentor=people["mentor"],
        chief=people["chief"],
        start_on=FORMER_START_ON,
    )
    complete_introduction(row, by=people["chief"], although="enough", at=instant(FORMER_START_ON + timedelta(days=180)))
    return row


def begin(world, node, newcomer, mentor, chief, start_on):
    introduction = start_introduction(
        Start(
            version=world.version,
            category=world.version.categories.first(),
            experience="graduate",
            node=node,
            start_on=start_on,
            newcomer=newcomer,
            chief=chief,
            mentor=mentor,
            met_at=instant(start_on, time(8, 30)),
            although="agreed",  # lists are filled with as many as it takes
            met_place="Receptionen",
            met_by=mentor,
            choices=default_choices(world.version, node),
        ),
        by=chief,
    )
    return Introduction.objects.with_people().get(pk=introduction.pk)


def register(made, node):
    chief = made["chief"]
    invited = add_person("Ida Väntar", f"invited-{next(NEXT_ID)}@example.org", node=node, from_on=START_ON, by=chief)
    invite(invited, by=chief)
    change_profile(made["mentor"], {"since": 2014, "areas": ["familjehem"], "languages": ["arabiska"]})
    absence = add_absence(made["mentor"], date(2026, 12, 21), date(2026, 12, 31), by=chief)
    posts = {"employment": made["newcomer"].employments.get(), "role": made["mentor"].roles.get()}
    return (
        posts
        | {"node": node, "unit": node if node.kind == "unit" else node.get_parent()}
        | {"invited": invited, "absence": absence}
    )


def checklist(made, node):
    introduction, newcomer = made["introduction"], made["newcomer"]
    item, read = introduction.items.filter(level=0).order_by("pk")[:2]
    write_reflection(item, "Jag undrar över det här", by=newcomer)
    write_reflection(read, "Det här delar jag med mentorn", by=newcomer, readers=[made["mentor"]])
    set_level(item, 2, by=newcomer)
    item.refresh_from_db()
    practised = next(row for row in introduction.items.select_related("template") if row.practice)
    answered = wish_for(introduction, "Jag vill lära mig teckenspråk", by=newcomer)
    answer_wish(answered, "Inte i år", by=made["mentor"])
    wish = wish_for(introduction, "Jag vill följa med på ett hembesök", by=newcomer)
    found = {"item": item, "practised": practised, "preparation": introduction.preparations.first()}
    return found | {"wish": wish, "answered_wish": answered}


def meetings(made, node):
    """Logged with a note for the two, one waiting to be logged with a draft begun, one to come, and the unit's own."""
    rows = Meeting.objects.with_people().order_by("starts_at")
    mentors = rows.filter(introduction=made["introduction"], series__key="mentor")
    held, waiting = list(mentors.before(timezone.localdate()))[-2:]
    written = Written(strength="Lyhörd", text="Vi övade samtal", next_step="Läsa")
    log_meeting(held, by=made["mentor"], written=written)
    draft = save_note_draft(waiting, {"note": "Halvskriven tanke"}, by=made["mentor"])
    coming = mentors.since(timezone.localdate()).first()
    topic = wish_topic(made["introduction"], "Hur skriver man ett beslut?", by=made["newcomer"])
    unit = rows.filter(series__node=made["unit"]).before(timezone.localdate()).last()
    found = {"held": held, "meeting": waiting, "coming": coming, "unit_meeting": unit, "topic": topic}
    return found | {"note_draft": draft, "series": coming.series}


def unit_support(made, node):
    """What the mentor sees differently from the chief, something decided, and supervision that was and will be."""
    series, mentor, chief = made["unit_meeting"].series, made["mentor"], made["chief"]
    words = {"kind": "disagreement", "introduction": made["introduction"], "by": mentor}
    point = put_point(series, "Ska hon ha egna ärenden redan nu?", **words)
    decide_point(put_point(series, "Två på en gång blir mycket", kind="load", by=mentor), "Vi sprider dem", by=chief)
    facts = {"number": 2, "weeks": 3, "place": "Rum Linden", "led_by": "Karin Utifrån"}
    plan = Plan("supervision", date(2026, 11, 13), time(15, 15), **facts)
    past, coming = plan_gatherings(made["unit"], plan, by=chief)
    set_trained("role", True, by=mentor)
    later = Meeting.objects.planned().filter(series=series).since(timezone.localdate()).first()
    return {"point": point, "coming_unit_meeting": later, "past_gathering": past, "gathering": coming}


def request(made, node):
    """One that waits for the chief's answer, one checked back, one only proposed; and a matter handed back."""
    introduction, newcomer = made["introduction"], made["newcomer"]
    asked = ask(introduction, "Läs delegationsordningen", by=made["chief"])
    checked = ask(introduction, "Gå brandutbildningen", by=made["chief"])
    for row, how in ((asked, "På fredag"), (checked, "I november")):
        write_check_back(row, heard="Läsa", means="Veta vem som beslutar", how=how, by=newcomer)
    answer_check_back(checked, by=made["chief"])
    proposed = propose_request(introduction, "Följ med på en husrannsakan", by=made["mentor"])
    matter = hand_back(introduction, "Hur många ärenden ska hon ha?", by=made["mentor"])
    return {"request": asked, "checked": checked, "proposed": proposed, "matter": matter}


def groups(made, node):
    """One under way with a link, and one that is finished and has said what it thinks."""
    cohort = group(made, date(2026, 11, 9), "introduction", "mentor")
    sessions = list(cohort.sessions.order_by("starts_at"))
    link = add_material(sessions[-1], "Bilder", "https://example.org/bilder", by=made["mentor"])
    finished = group(made, date(2026, 10, 5), "second_introduction", "colleague")
    for session in finished.sessions.all():
        take_attendance(session, [made["second_newcomer"]], by=made["colleague"], at=session.ends_at)
    write_group_evaluation(finished, {"of-help": "Svar från gruppen"}, by=made["colleague"])
    return {
        "cohort": cohort,
        "past_session": sessions[0],
        "session": sessions[-1],
        "material": link,
        "finished_cohort": finished,
        "member": finished.members.get(),
    }


def group(made, first_on, introduction, leader):
    """Led by somebody, with one newcomer who has a seat from the beginning."""
    series = TemplateSessionSeries.objects.get(version=made[introduction].version, kind="group")
    cohort = open_cohort(
        series, made["unit"], first_on=first_on, starts=MORNING, by=made["chief"],
        place="Stora salen", leaders=[made[leader]],
    )  # fmt: skip
    join_cohort(cohort, made[introduction], by=made["chief"], at=instant(first_on - timedelta(days=7)))
    return cohort


def reviews(made, node):
    """One noted today, one that nobody has noted, and one to come."""
    held, waiting, coming = made["introduction"].reviews.with_people()
    hold_review(held, by=made["chief"], outcome="on")
    return {"held_review": held, "review": waiting, "coming_review": coming}


def evaluations(made, node):
    """One open and begun, one that both have read, one that closed with a silent side."""
    newcomer, mentor = made["newcomer"], made["mentor"]
    first, later = made["introduction"].evaluations.order_by("opens_on")
    save_draft(first, answers_of(first, "newcomer"), by=newcomer)
    days = {"planned_on": date(2026, 11, 2), "opens_on": date(2026, 11, 2), "closes_on": date(2026, 11, 16)}
    type(later).objects.filter(pk=later.pk).update(**days)
    for role, person in (("newcomer", newcomer), ("mentor", mentor)):
        submit(later, answers_of(later, role), by=person, at=instant(date(2026, 11, 3)))
    later.refresh_from_db()
    brought_up = propose_to_chief(later, words="Vi behöver mer tid", by=newcomer)
    closed = made["second_introduction"].evaluations.order_by("opens_on").first()
    submit(closed, answers_of(closed, "newcomer"), by=made["second_newcomer"], at=instant(closed.opens_on))
    return {"occasion": first, "revealed": later, "closed": closed, "brought_up": brought_up}


def answers_of(occasion, role):
    """Something in answer to every question of the role."""
    questions = occasion.template.questionnaire.questions_for(role)
    return {row.key: f"Svar från {role}" if row.is_text else row.choices[0][0] for row in questions}


def agreement(made, node):
    """With a line of their own, which the newcomer has accepted."""
    tailor_agreement(made["introduction"], [Fitted("mentor", "", "Vi äter lunch ihop")], by=made["chief"])
    accept_agreement(made["introduction"], sheet_of(made["introduction"]).fingerprint, by=made["newcomer"])
    return {}


def workload(made, node):
    counted = Counted(cases=17, difficulty=3, stress=2)
    said = {"by": made["newcomer"], "reprioritised": "Journalerna väntar"}
    set_rhythm(made["introduction"], 4, by=made["chief"])
    return {"walk_through": note_walk_through(made["introduction"], date(2026, 10, 14), counted, **said)}


def alteration(made, node):
    """A pause far ahead, so that nothing near moves."""
    pause = Rest(date(2027, 3, 1), date(2027, 3, 14), "unit", ("mentor",))
    return {"alteration": alter(made["introduction"], pause, by=made["chief"])}


def routine(made, node):
    """With what somebody missed; beside it what is done though no routine says so, approved and waiting."""
    words = {"title": "Orosanmälan", "text": "Så tar vi emot en anmälan", "owner_role": "unit_chief"}
    law = {"law_ref": "Lag (1990:52) om vård av unga"}
    routine = create_routine(made["unit"], by=made["chief"], reviewed_on=START_ON, **words, **law)
    give_opinion(routine, False, missing="Vem svarar på fredagar?", by=made["newcomer"])
    said = {"about": "Nyckeln till bilen", "text": "Den hänger i receptionen", "routine": routine}
    approved = propose_custom(made["unit"], by=made["newcomer"], **said)
    approve_custom(approved, reply="Tack, det visste inte jag", by=made["mentor"])
    return {"routine": routine, "custom": propose_custom(made["unit"], by=made["second_newcomer"], **said)}


def post_mails(world):
    """What the morning sends: the digests and the mails of their own, kept as on a site without a mail server."""
    now = timezone.now()
    remind(now)
    send_mails(now)
    for made, newcomer in ((world.own, "newcomer"), (world.foreign, "stranger_newcomer")):
        made["mail"] = SentMail.objects.filter(message__person=world.cast[newcomer]).latest("pk")
        made["message"] = Message.objects.filter(person=world.cast[newcomer]).latest("pk")


def print_plans(world):
    """Something printed of every kind in each municipality, as a worker makes it when it has been ordered."""
    printed = (("plan", "introduction"), ("handover", "introduction"), ("certificate", "completed"))
    for made, (kind, name) in product((world.own, world.foreign), printed):
        introduction = Introduction.objects.with_people().get(pk=made[name].pk)
        make_printout(order_printout(introduction, kind).pk)


def instant(day, at=MORNING):
    return timezone.make_aware(datetime.combine(day, at))
