"""Which days nobody meets, for the people and the place of a plan; and why a date was moved, in words."""

from collections.abc import Collection, Iterable
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Absence, Node
from programs.calendar import DaysOff, Slot, Span, holiday_name
from programs.frame import Frame


def vacation_weeks(node: Node) -> list[int]:
    """ISO weeks of the nearest node, itself or above, that has any."""
    paths = [node.path[:end] for end in range(node.steplen, len(node.path) + 1, node.steplen)]
    rows = Node.objects.filter(path__in=paths).order_by("-depth").values_list("vacation_weeks", flat=True)
    return next((weeks for weeks in rows if weeks), [])


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
        people = {term.person_id for term in frame.terms_of(None)}
        rows = Absence.objects.filter(person__in=people, to_on__gte=frame.start_on).order_by("from_on", "pk")
        self.absences = list(rows.values_list("person_id", "from_on", "to_on"))

    def of(self, roles: Collection[str] | None = None, pauses: Iterable[Span] | None = None) -> DaysOff:
        """For those who hold the roles, all if None; with the plan's pauses, or with those given."""
        terms = self.frame.terms_of(roles)
        theirs = (
            term.part_of(Span(from_on, to_on))
            for term in terms
            for person_id, from_on, to_on in self.absences
            if person_id == term.person_id
        )
        spans = self.frame.pace.spans() if pauses is None else tuple(pauses)
        return DaysOff(self.weeks, (*spans, *filter(None, theirs)))


def reason_code(slot: Slot) -> str:
    """What is stored of why a slot moved: "holiday", "vacation", "absence", "weekend" or nothing."""
    return slot.reason.code if slot.reason else ""


def moved_because(planned_on: date, on: date, code: str) -> str:
    """The sentence beside a moved date, in the reader's language; empty when it did not move."""
    if planned_on == on:
        return ""
    from_day = date_format(planned_on, "D j F")
    if why := _why(planned_on, code):
        return _("Moved from %(day)s: %(reason)s.") % {"day": from_day, "reason": why}
    return _("Moved from %(day)s.") % {"day": from_day}


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
        "pause": _("the introduction rests"),
    }.get(code, "")
