"""Who is told that a plan has changed: each person once for each change, and never the one who made it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from accounts.models import Person
from outbox.models import Message
from outbox.services import post_many
from programs.calendar import add_working_days
from programs.models import Alteration, Introduction, Involvement

SOON = 2  # working days: what moves within them is told at once
CHANGED, CHANGED_SOON, RESTORED = "plan_changed", "plan_changed_soon", "plan_restored"
COMES, LEAVES = "helper_comes", "helper_leaves"


def tell_of_alteration(alteration: Alteration, *, at: datetime | None = None) -> None:
    """Whoever comes or goes is told of that; everybody else of the plan, at once when something near has moved."""
    told = set(concerned(alteration.introduction, alteration.decided_by, at=at))
    come, gone = _changed(alteration)
    kind = CHANGED_SOON if moves_soon(alteration, timezone.localdate(at)) else CHANGED
    groups = {COMES: come, LEAVES: gone, kind: told - come - gone}
    people = Person.objects.in_bulk(come | gone | told)
    for name, ids in groups.items():
        _post(alteration, name, [people[pk] for pk in sorted(ids) if pk != alteration.decided_by_id], at)


def tell_of_undoing(alteration: Alteration, *, at: datetime | None = None) -> None:
    """Those whose mail has left; what still waits is dropped when it is about to leave."""
    sent = Message.objects.filter(kind__in=(CHANGED, CHANGED_SOON, COMES, LEAVES), refers_id=alteration.pk)
    people = Person.objects.filter(pk__in=sent.filter(state=Message.State.SENT).values("person"))
    _post(alteration, RESTORED, people.exclude(pk=alteration.undone_by_id), at)


def concerned(
    introduction: Introduction, by: Person, others: Iterable[int] = (), *, at: datetime | None = None
) -> list[int]:
    """Ids of the newcomer and everybody who helps today or will, with `others`, without the one who decides."""
    rows = Involvement.objects.filter(Q(to_on=None) | Q(to_on__gte=timezone.localdate(at)), introduction=introduction)
    ids = dict.fromkeys([introduction.newcomer_id, *rows.order_by("pk").values_list("person_id", flat=True), *others])
    return [pk for pk in ids if pk != by.pk]


def moves_soon(alteration: Alteration, today: date) -> bool:
    """Is a day that was left, or one that was taken instead, within two working days?"""
    last = add_working_days(today, SOON)
    return any(today <= day <= last for line in alteration.lines for day in days_of(line))


def days_of(line: dict) -> list[date]:
    """The days that a line is about, before and after."""
    values = [side.get(name) for side in (line["before"], line["after"]) if side for name in BEGINS]
    return [date.fromisoformat(value[:10]) for value in values if value]


BEGINS = ("starts_at", "on", "opens_on", "from_on")  # what the parts call the day that a row begins


def _changed(alteration) -> tuple[set[int], set[int]]:
    """Who comes as a helper by the change, and who goes."""
    before, after = _helpers(alteration.before), _helpers(alteration.after)
    return after - before, before - after


def _helpers(facts) -> set[int]:
    """Who has a role without an end, and who stands in for a time."""
    stand_ins = {row[1] for row in facts.get("stand_ins", ())}
    return {person for _role, person, _from_on, to_on in facts["terms"] if to_on is None} | stand_ins


def _post(alteration, kind, people, at):
    keys = [(f"{kind.replace('_', '-')}:{alteration.pk}:{person.pk}", person) for person in people]
    if keys:
        post_many(keys, kind=kind, refers_id=alteration.pk, at=at)
