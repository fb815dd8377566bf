"""Meetings in the calendar, and the threads that they hang on."""

from django.utils.translation import gettext as _

from mentoring.models import Meeting, Series
from mentoring.people import meeting_title, people_by_role
from programs.parts import Entry, Thread


def threads(version):
    """A row of beads for each series of the introduction; a unit's own is not the newcomer's to count."""
    titles = {**{row.key: str(row).lower() for row in version.rows("helpers")}, "chief": _("chief")}
    return [
        Thread(series.key, series.kind, str(series), not series.is_of_unit, _to_newcomer(series, titles))
        for series in version.rows("meeting_series")
    ]


def _to_newcomer(series, titles):
    """“Du och mentor”, “Du, mentor och chef”; with more than two others, the name of the series."""
    others = sorted((role for role in series.roles if role != "newcomer"), key="chief".__eq__)
    names = [titles.get(role, role) for role in others]
    if len(names) == 1:
        return _("You and %(other)s") % {"other": names[0]}
    if len(names) == 2:
        return _("You, %(first)s and %(second)s") % {"first": names[0], "second": names[1]}
    return ""


def entries(reader, start, end, introductions):
    """The introductions' meetings, and those of the units where the reader takes part; one query and their people."""
    people = people_by_role(introductions)
    ours = Meeting.objects.filter(introduction__in=list(people))
    if reader is not None and reader.scope.roles:
        ours = ours | Meeting.objects.filter(series__in=Series.objects.shared_by(reader).values("pk"))
    shown = ours.in_plan().between(start, end).select_related("series__template")
    return [_entry(meeting, people, reader) for meeting in shown]


def _entry(meeting, people, reader):
    by_role = people.get(meeting.introduction_id, {})
    return Entry(
        on=meeting.on,
        kind=meeting.template.kind,
        label=meeting_title(meeting, by_role, reader),
        starts_at=meeting.starts_at,
        minutes=meeting.minutes,
        place=meeting.place,
        state="moved" if meeting.is_planned and meeting.is_moved else meeting.state,
        reason=meeting.why,
        url=meeting.get_absolute_url(),
        thread=meeting.series.key,
        introduction_id=meeting.introduction_id,
        part="mentoring",
    )
