"""Which days nobody meets, for the people and the place of a plan; and why a date was moved, in words."""

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


def days_off(frame: Frame, roles=None) -> DaysOff:
    """For the people of a plan, or for those who hold the named roles in it."""
    people = [pk for role, pk in frame.people.items() if roles is None or role in roles]
    return days_off_at(Node.objects.get(pk=frame.node_id), people)


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
    }.get(code, "")
