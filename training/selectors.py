"""What the group's page shows of its members and sessions; a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Prefetch

from programs.models import Introduction
from programs.querysets import people_of
from training.models import Attendance, Cohort, Leader, Member, Session
from training.people import members_of
from training.rules import can_see_attendance

MEMBERS = Member.objects.select_related("introduction__newcomer")


def cohorts_for(person):
    """With everything that rules and names ask for."""
    members = MEMBERS.prefetch_related(*people_of("introduction__"))
    return (
        Cohort.objects.visible_to(person)
        .with_counts()
        .select_related("node", "series__version__program")
        .prefetch_related(
            Prefetch("leaders", Leader.objects.select_related("person").order_by("pk")),
            Prefetch("members", members),
        )
    )


def sessions_for(person):
    members = MEMBERS.prefetch_related(*people_of("introduction__"))
    return (
        Session.objects.visible_to(person)
        .select_related("template__theme", "cohort__series", "cohort__node")
        .prefetch_related(
            Prefetch("cohort__leaders", Leader.objects.select_related("person").order_by("pk")),
            Prefetch("cohort__members", members),
            "attendances__person",
            "materials",
        )
    )


@dataclass
class Record:
    """How one member has taken part; figures and what was missed only for those who may see them."""

    member: Member
    is_seen: bool
    is_late: bool
    missed: list[Session] = field(default_factory=list)
    there: int = 0
    apologised: int = 0
    absent: int = 0

    def count(self, sessions, answers, known):
        """`answers` are {session id: Attendance}; `known` the keys of what was attended in another group."""
        was_there = {row.template.key for row in sessions if row.pk in answers and answers[row.pk].was_there}
        self.missed = [row for row in sessions if row.is_held and row.template.key not in known | was_there]
        self.there = sum(row.was_there for row in answers.values())
        self.apologised = sum(row.has_apologised for row in answers.values())
        self.absent = len(answers) - self.there - self.apologised

    @property
    def counted(self):
        return self.there + self.apologised + self.absent


def records(cohort, reader) -> list[Record]:
    """One for each member, with what the reader may see of it; three queries."""
    sessions = list(cohort.sessions.select_related("template").order_by("starts_at"))
    answers = defaultdict(dict)
    for row in Attendance.objects.filter(session__in=sessions):
        answers[row.person_id][row.session_id] = row
    elsewhere = attended_elsewhere(cohort)
    found = []
    for member in members_of(cohort):
        person_id = member.introduction.newcomer_id
        record = Record(member, can_see_attendance(reader, cohort, member.introduction), _is_late(member, sessions))
        found.append(record)
        if record.is_seen:
            record.count(sessions, answers[person_id], elsewhere[person_id])
    return found


def _is_late(member, sessions):
    return bool(sessions and member.joined_at and member.joined_at > sessions[0].starts_at)


def attended_elsewhere(cohort):
    """{person id: keys of the sessions they were at in other groups of the same series}"""
    rows = Attendance.objects.filter(
        was_there=True,
        person__introductions__memberships__cohort=cohort,
        session__cohort__series__key=cohort.series.key,
    ).exclude(session__cohort=cohort)
    found = defaultdict(set)
    for person_id, key in rows.values_list("person_id", "session__template__key"):
        found[person_id].add(key)
    return found


def waiting_for(person, cohort=None):
    """Those who wait for a group, among the introductions that one leads, coordinates or administers."""
    rows = Member.objects.filter(state=Member.State.WAITING, introduction__in=introductions_of(person))
    rows = rows.filter(series_key=cohort.series.key) if cohort else rows
    return rows.select_related("introduction__newcomer").order_by("introduction__start_on", "pk")


def introductions_of(person):
    """Under way, led or run by the person: those whom one may give a seat."""
    own = Introduction.objects.led_by(person).values("pk").union(Introduction.objects.run_by(person).values("pk"))
    return Introduction.objects.filter(pk__in=own).active()


def without_a_seat(person, cohort):
    """Newcomers in a programme that has the series, who neither wait nor have a seat."""
    settled = Member.objects.filter(series_key=cohort.series.key).exclude(state=Member.State.LEFT)
    return (
        introductions_of(person)
        .filter(version__session_series__key=cohort.series.key, version__program=cohort.series.version.program_id)
        .exclude(pk__in=settled.values("introduction_id"))
        .select_related("newcomer")
        .order_by("newcomer__name")
    )


def groups_to_change_to(person, member):
    """Others of the same series and programme with a free seat, that the person sees."""
    return (
        Cohort.objects.visible_to(person)
        .with_seats(member.series_key, member.cohort.series.version.program_id)
        .exclude(pk=member.cohort_id)
        .under_way_first()
    )
