"""What sessions give of the hours and the numbers that a programme asks for."""

from collections import Counter

from django.db.models import Exists, F, OuterRef

from training.models import Attendance, Session


def minutes(introductions):
    """Of sessions where the newcomer was, what they took; and of those ahead, as planned. One query."""
    done: Counter = Counter()
    ahead: Counter = Counter()
    for pk, row in _sessions(introductions):
        if row.quota and row.was_there:
            done[pk, row.quota] += row.lasted
        elif row.quota and row.state == Session.State.PLANNED:
            ahead[pk, row.quota] += row.minutes
    return [(pk, quota, done[pk, quota], ahead[pk, quota]) for pk, quota in {**done, **ahead}]


def counted(introductions, requirement):
    """Sessions where the newcomer was, of all that the group has; one query."""
    if requirement.count != "sessions":
        return ()
    done: Counter = Counter()
    total: Counter = Counter()
    for pk, row in _sessions(introductions):
        if requirement.series in ("", row.series_key):
            done[pk] += row.was_there
            total[pk] += 1
    return [(pk, done[pk], total[pk]) for pk in total]


def _sessions(introductions):
    """(introduction id, session) once each; of a group that the newcomer has left only those attended."""
    member = "cohort__members__"
    attended = Attendance.objects.filter(
        session=OuterRef("pk"), person=OuterRef(f"{member}introduction__newcomer"), was_there=True
    )
    rows = Session.objects.exclude(state=Session.State.CANCELLED).filter(**{f"{member}introduction__in": introductions})
    rows = rows.annotate(
        introduction_id=F(f"{member}introduction_id"),
        member_state=F(f"{member}state"),
        series_key=F("cohort__series__key"),
        quota=F("cohort__series__quota"),
        was_there=Exists(attended),
    ).order_by("pk")
    found = {(row.introduction_id, row.pk): row for row in rows if row.was_there or row.member_state == "member"}
    return [(pk, row) for (pk, _session), row in found.items()]
