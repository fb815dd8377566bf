"""Who is to be at which session: those who lead it and those who have a seat then."""

from datetime import datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from programs.appointments import Appointment
from training.models import Attendance, Leader, Member, Session

PART = "training"


def appointments(people, first, last):
    """Planned and held sessions between two days, both included; four queries."""
    sessions = Session.objects.filter(
        state__in=(Session.State.PLANNED, Session.State.HELD),
        starts_at__gte=_midnight(first),
        starts_at__lt=_midnight(last + timedelta(days=1)),
    )
    sessions = sessions.filter(_of(people)) if people is not None else sessions
    rows = list(sessions.select_related("cohort__series").order_by("starts_at", "pk"))
    those = _Those(rows)
    wanted = None if people is None else set(people)
    found = [_appointment(row, those) for row in rows]
    return [row for row in found if wanted is None or wanted.intersection(row.people)]


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()))


def _of(people):
    """Sessions where some of them may belong."""
    ids = list(people)
    led = Leader.objects.filter(person__in=ids).values("cohort_id")
    joined = Member.objects.filter(introduction__newcomer__in=ids, cohort__isnull=False).values("cohort_id")
    return Q(cohort__in=led.union(joined))


class _Those:
    """Everybody around some sessions."""

    def __init__(self, sessions):
        cohorts = {row.cohort_id for row in sessions}
        leaders = Leader.objects.filter(cohort__in=cohorts).order_by("pk")
        self.leaders = list(leaders.values_list("cohort_id", "person_id"))
        members = Member.objects.filter(cohort__in=cohorts, state=Member.State.MEMBER).order_by("pk")
        self.members = list(members.values_list("cohort_id", "introduction__newcomer_id", "joined_at"))
        self.counted = list(Attendance.objects.filter(session__in=sessions).values_list("session_id", "person_id"))

    def who_lead(self, session):
        return [person_id for cohort_id, person_id in self.leaders if cohort_id == session.cohort_id]

    def who_come(self, session):
        """Of a held session those whose attendance was taken: who left the group afterwards was there all the same."""
        if session.is_held:
            return [person_id for session_id, person_id in self.counted if session_id == session.pk]
        return [
            person_id
            for cohort_id, person_id, joined_at in self.members
            if cohort_id == session.cohort_id and (joined_at is None or joined_at <= session.starts_at)
        ]


def _appointment(session, those):
    leaders = those.who_lead(session)
    return Appointment(
        part=PART,
        refers_id=session.pk,
        starts_at=session.starts_at,
        minutes=session.lasted,
        people=tuple(dict.fromkeys([*leaders, *those.who_come(session)])),
        kind=session.cohort.kind,
        thread=session.cohort.series.key,
        organiser_id=leaders[0] if leaders else None,
        place=session.place,
        url=session.get_absolute_url(),
        is_held=session.is_held,
    )
