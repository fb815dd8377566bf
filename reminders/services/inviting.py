"""Every sweep compares what calendars have been told with what is in the plans, and tells the difference."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from outbox.services import post_each
from outbox.services.posting import wake
from programs.appointments import Appointment
from programs.parts import appointments
from reminders.ical import uid_of
from reminders.models import Choice, Invitation
from reminders.querysets import CANCELLATION, INVITATION

AHEAD = timedelta(weeks=4)  # what is further away is not invited to yet: nobody gets forty mails at a start
SOON = timedelta(days=2)  # so near nothing waits for the morning
REACH = timedelta(weeks=30)  # of what has been told, a change is seen so far ahead
Name = tuple[int, str, int]  # person, part, row


def belonging(people: Collection[int], now: datetime) -> dict[Name, Appointment]:
    """{(person, part, row): appointment} of those who belong there, from today on; a fixed number of queries."""
    if not people:
        return {}
    today = timezone.localdate(now)
    rows = appointments(people, today, today + REACH)
    return {(who, *row.name): row for row in rows for who in row.people if who in people}


def near(truth: dict[Name, Appointment], now: datetime, ahead: timedelta) -> dict[Name, Appointment]:
    """What has not begun and is no further ahead, in whole days: what is new comes together in the morning."""
    last = timezone.localdate(now) + ahead
    rows = ((name, row) for name, row in truth.items() if not row.is_held and now < row.starts_at)
    return {name: row for name, row in rows if timezone.localdate(row.starts_at) <= last}


@transaction.atomic
def invite(now: datetime, *, ahead: timedelta = AHEAD) -> None:
    """Post every invitation, change and cancellation that is missing; run again, it posts nothing.

    Of what nobody has been told, only what is not further ahead.
    """
    wanting = {row.person_id for row in Choice.objects.wanting().select_for_update(of=("self",)).order_by("pk")}
    told = list(Invitation.objects.requested().filter(starts_at__gt=now).with_mail())
    if not wanting and not told:
        return
    truth = belonging(wanting, now)
    gone = [row for row in told if row.name not in truth]
    changed = [row for row in told if _is_changed(row, truth.get(row.name))]
    known = {row.name for row in told}
    again, new = _missing({name: row for name, row in near(truth, now, ahead).items() if name not in known}, now)
    for row in changed + again:
        row.take(truth[row.name])
    _save(gone, changed + again, new, now)


def _is_changed(row, appointment):
    """Or its mail was dropped because something had just changed, and has changed back since."""
    if appointment is None or appointment.is_held:
        return False
    return not row.tells(appointment) or row.last_mail == "dropped"


def _missing(names, now):
    """Rows to wake and rows to make."""
    people, ids = {name[0] for name in names}, {name[2] for name in names}
    rows = Invitation.objects.filter(person__in=people, refers_id__in=ids).with_mail() if names else []
    again = [row for row in rows if row.name in names]
    kept = {row.name for row in again}
    return again, [_invitation(name, row, now) for name, row in names.items() if name not in kept]


def _invitation(name, appointment, now):
    person_id, part, refers_id = name
    made = Invitation(uid=uid_of(*name), person_id=person_id, part=part, refers_id=refers_id, changed_at=now)
    made.take(appointment)
    return made


def _save(gone, changed, new, now):
    for row in gone:
        row.state = Invitation.State.CANCELLED
    for row in changed:
        row.state = Invitation.State.REQUESTED
    for row in gone + changed:
        row.sequence, row.changed_at = row.sequence + 1, now
    Invitation.objects.bulk_update(gone + changed, ["state", "sequence", "changed_at", *Invitation.FACTS])
    Invitation.objects.bulk_create(sorted(new, key=lambda row: row.name))
    # Nobody is told that something is off which they were never told of.
    posted = _post(CANCELLATION, [row for row in gone if row.has_left], now) + _post(INVITATION, changed + new, now)
    if posted:
        transaction.on_commit(wake)


def _post(kind, rows, now):
    messages = [(row.key, row.person_id, row.pk) for row in rows]
    return post_each(kind, messages, due_on=timezone.localdate(now), at=now) if messages else 0
