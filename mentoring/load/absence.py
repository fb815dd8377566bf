"""What a mentor's absence means: whom nobody takes care of then."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Absence, Person
from look.templatetags.look import week_span
from programs.models import Introduction
from programs.parts import Advice

LONG = timedelta(weeks=3)  # what is shorter, the plan and the weeks' own stand-ins take care of
SOON = timedelta(weeks=8)  # so long before it begins the chief is told


@dataclass(frozen=True)
class Gap:
    """Days when a mentor is away and nobody stands in, in an introduction."""

    introduction: Introduction
    mentor: Person
    from_on: date
    to_on: date


def gaps_of(introductions, absences):
    """[Gap, …] in the order of their days; `absences` are those of the mentors, by person id. No query with people."""
    prefetch_related_objects(introductions, "involvements__person")
    found = []
    for introduction in introductions:
        rows = introduction.involvements.all()
        for row in (row for row in rows if row.role == "mentor" and row.stands_in_for_id is None):
            found += [
                Gap(introduction, row.person, *days)
                for absence in absences.get(row.person_id, ())
                if (days := _shared(absence, row, introduction)) and not _is_covered(days, row.person_id, rows)
            ]
    return sorted(found, key=lambda gap: (gap.from_on, gap.introduction.start_on))


def _shared(absence, involvement, introduction):
    """The days from today on that the absence takes of the mentor's time with the newcomer."""
    begin = max(absence.from_on, involvement.from_on, introduction.start_on, timezone.localdate())
    end = min(absence.to_on, involvement.to_on or date.max, introduction.end_on)
    return (begin, end) if begin <= end else None


def _is_covered(days, person_id, rows):
    begin, end = days
    stand_ins = [row for row in rows if row.stands_in_for_id == person_id and row.role == "mentor"]
    return any(row.from_on <= begin and (row.to_on is None or row.to_on >= end) for row in stand_ins)


def needs_stand_in(introductions):
    """[Advice, …]: one for each long absence of a mentor that nobody is asked for; one query for what has people."""
    today = timezone.localdate()
    introductions = [row for row in introductions if row.is_active]
    prefetch_related_objects(introductions, "involvements__person")
    mentors = {row.person_id for one in introductions for row in one.involvements.all() if row.role == "mentor"}
    absences = defaultdict(list)
    for row in Absence.objects.lasting().filter(person__in=mentors, from_on__lte=today + SOON).order_by("from_on"):
        if row.to_on - row.from_on + timedelta(days=1) >= LONG:
            absences[row.person_id].append(row)
    by_mentor = defaultdict(list)
    for gap in gaps_of(introductions, absences):
        by_mentor[gap.mentor].append(gap)
    return [_advice(mentor, gaps) for mentor, gaps in by_mentor.items()]


def _advice(mentor, gaps):
    weeks = week_span(min(gap.from_on for gap in gaps), max(gap.to_on for gap in gaps))
    newcomers = list(dict.fromkeys(gap.introduction.newcomer.first_name for gap in gaps))
    label = ngettext(
        "%(name)s is away %(weeks)s: %(count)s newcomer without a mentor.",
        "%(name)s is away %(weeks)s: %(count)s newcomers without a mentor.",
        len(newcomers),
    )
    return Advice(
        code="mentor_away",
        label=label % {"name": mentor.first_name, "weeks": weeks, "count": len(newcomers)},
        reason=ngettext(
            "%(names)s needs a stand-in, or another mentor.",
            "%(names)s need a stand-in, or another mentor.",
            len(newcomers),
        )
        % {"names": get_text_list(newcomers, _("and"))},
        url=_way(mentor, gaps),
        action=_("Add a stand-in") if len(newcomers) == 1 else _("See who it concerns"),
        introduction_id=gaps[0].introduction.pk if len(newcomers) == 1 else None,
        is_missing=True,
    )


def _way(mentor, gaps):
    """To the one it concerns, or to the page where all of them stand."""
    concerned = {gap.introduction.pk for gap in gaps}
    if len(concerned) == 1:
        return reverse("overview:stand_in_add", args=concerned)
    return reverse("mentoring:mentor_detail", args=[mentor.pk]) + "#away"
