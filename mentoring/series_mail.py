"""All that come of a series have other times: told once, however many meetings move."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from look.templatetags.look import at_clock
from mentoring.models import Meeting, Series
from mentoring.people import meeting_title, people_by_role
from outbox.kinds import Kind, Line, Mail


def titled_series(messages):
    """Each message with its series and what the reader calls a meeting of it, while anybody meets."""
    rows = Series.objects.select_related("template", "introduction__newcomer").exclude(
        introduction__state__in=("completed", "discontinued")
    )
    found = rows.in_bulk([row.refers_id for row in messages])
    people = people_by_role({row.introduction_id for row in found.values() if row.introduction_id})
    for message in messages:
        if series := found.get(message.refers_id):
            meeting = Meeting(series=series, introduction=series.introduction)
            yield message, series, meeting_title(meeting, people.get(series.introduction_id, {}), message.person)


def series_line(series, title):
    when = f"{capfirst(series.weekday_name)} {at_clock(series.time)}"
    return Line(_("%(meeting)s has other times") % {"meeting": title}, series.get_absolute_url(), detail=when)


def changed(messages):
    return {message.pk: series_line(series, title) for message, series, title in titled_series(messages)}


def changed_soon(messages):
    return {
        message.pk: Mail(
            subject=_("Your meetings have other times"),
            heading=_("Your meetings have other times"),
            lines=(series_line(series, title),),
            url=series.get_absolute_url(),
            action=_("See every date"),
        )
        for message, series, title in titled_series(messages)
    }


KINDS = [
    Kind("series_changed", gettext_lazy("Meetings have other times"), changed),
    Kind("series_changed_soon", gettext_lazy("Meetings soon have other times"), changed_soon, is_immediate=True),
]
