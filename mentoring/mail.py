"""What is said in mails about meetings and requests: who and when, never what was said or asked."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from mentoring import series_mail
from mentoring.models import HandedBack, Meeting, Request
from mentoring.people import meeting_title, people_by_role
from outbox.kinds import Kind, Line, Mail


def titled_meetings(messages, *states):
    """Each message with its meeting and what the reader calls it. Others no longer hold."""
    meetings = Meeting.objects.filter(state__in=states).with_series().in_bulk([row.refers_id for row in messages])
    people = people_by_role({row.introduction_id for row in meetings.values() if row.introduction_id})
    for message in messages:
        if meeting := meetings.get(message.refers_id):
            by_role = people.get(meeting.introduction_id, {})
            yield message, meeting, meeting_title(meeting, by_role, message.person)


def meeting_line(meeting, title, detail=""):
    return Line(title, meeting.get_absolute_url(), meeting.starts_at, meeting.minutes, detail or meeting.place)


def tomorrow(messages):
    return {
        message.pk: meeting_line(meeting, title)
        for message, meeting, title in titled_meetings(messages, "planned")
        if not meeting.has_begun
    }


def moved(messages):
    return {
        message.pk: meeting_line(meeting, title, meeting.why)
        for message, meeting, title in titled_meetings(messages, "planned")
    }


def added(messages):
    return {
        message.pk: meeting_line(meeting, title)
        for message, meeting, title in titled_meetings(messages, "planned")
        if not meeting.has_begun
    }


def cancelled(messages):
    return {
        message.pk: Line(title, meeting.get_absolute_url(), meeting.starts_at, 0, meeting.why)
        for message, meeting, title in titled_meetings(messages, "cancelled")
    }


def unlogged(messages):
    label = _("%(meeting)s has not been logged")
    return {
        message.pk: Line(label % {"meeting": title}, meeting.get_absolute_url())
        for message, meeting, title in titled_meetings(messages, "planned")
    }


def moved_soon(messages):
    return {
        message.pk: Mail(
            subject=_("Your meeting has a new time"),
            heading=_("Your meeting has a new time"),
            lines=(meeting_line(meeting, title, meeting.why),),
            url=meeting.get_absolute_url(),
            action=_("Open the meeting"),
        )
        for message, meeting, title in titled_meetings(messages, "planned")
    }


def added_soon(messages):
    return {
        message.pk: Mail(
            subject=_("You have one more meeting"),
            heading=_("You have one more meeting"),
            lines=(meeting_line(meeting, title),),
            url=meeting.get_absolute_url(),
            action=_("Open the meeting"),
        )
        for message, meeting, title in titled_meetings(messages, "planned")
    }


def cancelled_soon(messages):
    return {
        message.pk: Mail(
            subject=_("Your meeting is cancelled"),
            heading=_("Your meeting is cancelled"),
            lines=(Line(title, meeting.get_absolute_url(), meeting.starts_at, 0, meeting.why),),
            url=meeting.get_absolute_url(),
            action=_("Open the meeting"),
        )
        for message, meeting, title in titled_meetings(messages, "cancelled")
    }


def request_lines(messages, label_for, *states):
    """A line for each message whose request is in one of the states; two queries."""
    requests = (
        Request.objects.filter(state__in=states)
        .select_related("asked_by", "proposed_by", "introduction__newcomer")
        .in_bulk([row.refers_id for row in messages])
    )
    return {
        message.pk: Line(label_for(message, requests[message.refers_id]), _request_url(message.refers_id))
        for message in messages
        if message.refers_id in requests
    }


def _request_url(request_id):
    return reverse("mentoring:request_detail", args=[request_id])


def _asked(message, request):
    return _("%(chief)s has asked you to do something") % {"chief": request.asked_by.first_name}


def _unchecked(message, request):
    if message.person_id == request.asked_by_id:
        newcomer = request.introduction.newcomer.first_name
        return _("What you asked %(newcomer)s to do has not been checked back") % {"newcomer": newcomer}
    return _("What %(chief)s asked you to do has not been checked back") % {"chief": request.asked_by.first_name}


def _written(message, request):
    newcomer = request.introduction.newcomer.first_name
    return _("%(newcomer)s has written how it was understood") % {"newcomer": newcomer}


def _answered(message, request):
    return _("%(chief)s has answered what you wrote") % {"chief": request.asked_by.first_name}


def _proposed(message, request):
    return _("%(mentor)s proposes something to be asked") % {"mentor": request.proposed_by.first_name}


def _decided(message, request):
    if request.state == Request.State.DECLINED:
        return _("The chief does not take up what you proposed")
    return _("The chief asks what you proposed")


def handed_back(messages):
    """What waits for the chief."""
    return _matters(messages, _("%(mentor)s has handed something back to you"), is_taken=False)


def matters_taken(messages):
    return _matters(messages, _("%(chief)s has answered what you handed back"), is_taken=True)


def _matters(messages, label, *, is_taken):
    rows = HandedBack.objects.filter(taken_at__isnull=not is_taken).select_related("by", "taken_by")
    matters = rows.in_bulk([message.refers_id for message in messages])
    return {
        message.pk: Line(label % _names(matters[message.refers_id]), reverse("mentoring:handed_back_list"))
        for message in messages
        if message.refers_id in matters
    }


def _names(matter):
    return {"mentor": matter.by.first_name, "chief": matter.taken_by.first_name if matter.taken_by else ""}


KINDS = [
    *series_mail.KINDS,
    Kind("meeting_tomorrow", gettext_lazy("A meeting is coming"), tomorrow),
    Kind("meeting_moved", gettext_lazy("A meeting has a new time"), moved, moves="mentoring"),
    Kind(
        "meeting_moved_soon",
        gettext_lazy("A meeting soon has a new time"),
        moved_soon,
        is_immediate=True,
        moves="mentoring",
    ),
    Kind("meeting_added", gettext_lazy("One more meeting"), added, moves="mentoring"),
    Kind(
        "meeting_added_soon",
        gettext_lazy("One more meeting soon"),
        added_soon,
        is_immediate=True,
        moves="mentoring",
    ),
    Kind("meeting_cancelled", gettext_lazy("A meeting is cancelled"), cancelled, moves="mentoring"),
    Kind(
        "meeting_cancelled_soon",
        gettext_lazy("A meeting soon is cancelled"),
        cancelled_soon,
        is_immediate=True,
        moves="mentoring",
    ),
    Kind("meeting_unlogged", gettext_lazy("A meeting has not been logged"), unlogged),
    Kind("request_made", gettext_lazy("A chief asks for something"), lambda rows: request_lines(rows, _asked, "open")),
    Kind(
        "request_proposed",
        gettext_lazy("A mentor proposes a request"),
        lambda rows: request_lines(rows, _proposed, "proposed"),
    ),
    Kind(
        "request_decided",
        gettext_lazy("A chief has decided about a proposal"),
        lambda rows: request_lines(rows, _decided, "open", "written", "checked", "declined"),
    ),
    Kind("handed_back", gettext_lazy("A mentor hands a matter back"), handed_back),
    Kind("matter_taken", gettext_lazy("A chief has answered a matter"), matters_taken),
    Kind(
        "request_unchecked",
        pgettext_lazy("mail", "Something has not been checked back"),
        lambda rows: request_lines(rows, _unchecked, "open", "written"),
    ),
    Kind(
        "check_back_written",
        gettext_lazy("A newcomer has written a check-back"),
        lambda rows: request_lines(rows, _written, "written"),
    ),
    Kind(
        "check_back_answered",
        gettext_lazy("A chief has answered a check-back"),
        lambda rows: request_lines(rows, _answered, "open", "checked"),
    ),
]
