"""Which days nobody meets, for the people and the place of a plan; and why a date was moved, in words."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Absence, Node
from look.templatetags.look import at_clock
from programs.calendar import DaysOff, Slot, Span, holiday_name
from programs.frame import Frame, Term

BOOKED = "booked"  # why a meeting is at another time: somebody who meets is at another meeting


def vacation_weeks(node: Node) -> list[int]:
    """ISO weeks of the nearest node, itself or above, that has any."""
    return _vacation_of(node)[0]


def stretching_weeks(node: Node) -> list[int]:
    """The same weeks where that node says that plans rest in them; else none."""
    weeks, is_stretching = _vacation_of(node)
    return weeks if is_stretching else []


def _vacation_of(node):
    paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    near = Node.objects.filter(path__in=paths).order_by("-depth")
    rows = near.values_list("vacation_weeks", "vacation_stretches")
    return next((row for row in rows if row[0]), ([], False))


def days_off_at(node: Node, people_ids=()) -> DaysOff:
    """Two queries: the vacation weeks of the node and the absences of the people."""
    absences = Absence.objects.filter(person__in=list(people_ids)).values_list("from_on", "to_on")
    return DaysOff(tuple(vacation_weeks(node)), tuple(Span(*days) for days in absences))


class Away:
    """The days off of a plan, for any set of roles: vacation weeks, absences of whoever has the role then, pauses.

    Two queries, however many sets are asked for; `node` is another place than the plan's own.
    """

    def __init__(self, frame: Frame, node: Node | None = None) -> None:
        self.frame = frame
        self.weeks = tuple(vacation_weeks(node or Node.objects.get(pk=frame.node_id)))
        people = {term.person_id for term in frame.known_terms}
        rows = Absence.objects.filter(person__in=people, to_on__gte=frame.start_on).order_by("from_on", "pk")
        self.absences = list(rows.values_list("person_id", "from_on", "to_on"))

    def of(self, roles: Collection[str] | None = None, pauses: Iterable[Span] | None = None) -> DaysOff:
        """For those who hold the roles, all if None; with the plan's pauses, or with those given."""
        stand_ins = self.frame.stand_ins_of(roles)
        theirs = [
            span
            for term in self.frame.terms_of(roles)
            for away in self._absences_in(term)
            for span in _not_stood_in(term, away, stand_ins)
        ]
        theirs += [away for term in stand_ins for away in self._absences_in(term)]
        spans = self.frame.pace.spans() if pauses is None else tuple(pauses)
        return DaysOff(self.weeks, (*spans, *theirs))

    def _absences_in(self, term: Term) -> list[Span]:
        """When somebody is away while having a role, or standing in."""
        parts = (term.part_of(Span(*days)) for person_id, *days in self.absences if person_id == term.person_id)
        return [part for part in parts if part]


def _not_stood_in(term: Term, away: Span, stand_ins: Iterable[Term]) -> list[Span]:
    """What is left of an absence, without the days when somebody comes instead."""
    left = [away]
    for stand_in in stand_ins:
        if (stand_in.role, stand_in.stands_in_for_id) == (term.role, term.person_id):
            left = [part for span in left for part in stand_in.besides(span)]
    return left


def reason_code(slot: Slot) -> str:
    """What is stored of why a slot moved: "holiday", "vacation", "absence", "weekend", "booked" or nothing."""
    return slot.reason.code if slot.reason else ""


def moved_because(planned_on: date, on: date, code: str) -> str:
    """The sentence beside a moved date, in the reader's language; empty when it did not move."""
    if planned_on == on:
        return ""
    from_day = date_format(planned_on, "D j F")
    if why := _why(planned_on, code):
        return _("Moved from %(day)s: %(reason)s.") % {"day": from_day, "reason": why}
    return _("Moved from %(day)s.") % {"day": from_day}


def moved_at_because(planned_at: datetime, at: datetime, code: str) -> str:
    """As `moved_because`, and with the time by the clock: that is another only when somebody was taken then."""
    planned, now = timezone.localtime(planned_at), timezone.localtime(at)
    by_day = moved_because(planned.date(), now.date(), code)
    if planned.time() == now.time() or (by_day and code == BOOKED):
        return by_day
    by_clock = _("Moved from %(time)s: somebody is taken then.") % {"time": at_clock(planned)}
    return f"{by_day} {by_clock}".strip()


def left_out_because(slot: Slot) -> str:
    """The sentence beside a day in the rhythm that days off took away."""
    return _("Left out: %(reason)s.") % {"reason": _why(slot.planned_on, reason_code(slot))}


def _why(planned_on, code):
    if code == "holiday":
        return holiday_name(planned_on)
    return {
        "weekend": _("a weekend"),
        "vacation": _("vacation weeks"),
        "absence": _("somebody is away"),
        BOOKED: _("somebody is taken then"),
        "pause": _("the introduction rests"),
    }.get(code, "")
