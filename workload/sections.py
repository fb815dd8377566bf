"""The way to the workload, for the newcomer and whoever leads; no figure stands outside its own page."""

from programs.parts import Section
from workload.models import Rhythm
from workload.querysets import next_by
from workload.rules import can_read

PLACES = ("home", "introduction")
TEMPLATE = "workload/_introduction_workload.html"


def sections(reader, introductions, place):
    for introduction in introductions if place in PLACES else ():
        if can_read(reader, introduction):
            yield Section(TEMPLATE, _context(introduction), order=80)


def _context(introduction):
    """Two queries."""
    last_on = introduction.walk_throughs.values_list("on", flat=True).first()
    rhythm = Rhythm.objects.filter(introduction=introduction).first() or Rhythm()
    due_on = rhythm.next_on or next_by(rhythm.weeks, last_on or introduction.start_on)
    return {"introduction": introduction, "last_on": last_on, "due_on": due_on}
