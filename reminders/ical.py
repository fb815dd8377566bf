"""Appointments as other calendars read them (RFC 5545, 5546): neutral words, one event each, nobody else's name."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration, vUri

from programs.appointment_words import neutral_title
from programs.appointments import Appointment
from reminders.models import Invitation

STOCKHOLM = ZoneInfo("Europe/Stockholm")
REFRESH = timedelta(hours=1)
# Written as rules: Outlook reads no lists of days ([MS-STANOICAL] 2.2.47), which is what libraries write.
TIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def uid_of(person_id: int, part: str, refers_id: int) -> uuid.UUID:
    """The same in the feed and in invitations; another on another site."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.SITE_URL}/calendar/{part}/{refers_id}/{person_id}")


def request_text(invitation: Invitation, url: str, now: datetime) -> str:
    """A new or changed event, for the one person whom the mail goes to."""
    event = _invited(invitation, now)
    event.add("status", "CONFIRMED")
    _add_address(event, url)
    return _text("REQUEST", [event])


def cancel_text(invitation: Invitation, now: datetime) -> str:
    """It leaves the calendar, as it was last told."""
    event = _invited(invitation, now)
    event.add("status", "CANCELLED")
    return _text("CANCEL", [event])


def feed_text(person_id: int, appointments: Iterable[Appointment], now: datetime) -> str:
    """Titles, places and times, and no people."""
    return _text("", [_of_feed(person_id, row, now) for row in appointments])


def _of_feed(person_id, appointment, now):
    event = _event(uid_of(person_id, *appointment.name), appointment, now)
    event.add("status", "CONFIRMED")
    _add_address(event, appointment.url)
    return event


def _invited(invitation, now):
    """Outlook takes a change only from the organiser's address, so the organiser is who sends: this site."""
    event = _event(invitation.uid, invitation, now)
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    event.add("organizer", _address(address, CN=name or "Introportalen"))
    answering = {"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    person = invitation.person
    event.add("attendee", _address(person.email, CN=person.name, **answering))
    event.add("sequence", invitation.sequence)
    event.add("last-modified", invitation.changed_at)
    event.add("x-microsoft-disallow-counter", "TRUE")  # another time is proposed on the page
    return event


def _address(address, **parameters):
    value = vCalAddress(f"mailto:{address}")
    value.params.update(parameters)
    return value


def _event(uid, told, now):
    event, starts_at = Event(), told.starts_at.astimezone(STOCKHOLM)
    event.add("uid", str(uid))
    event.add("dtstamp", now)
    event.add("dtstart", starts_at)
    # In absolute time: an hour is an hour in the night when the clock changes, too.
    event.add("dtend", (told.starts_at + timedelta(minutes=told.minutes)).astimezone(STOCKHOLM))
    event.add("summary", neutral_title(told.kind))
    if told.place:
        event.add("location", told.place)
    event.add("class", "PRIVATE")
    event.add("transp", "OPAQUE")
    return event


def _add_address(event, path):
    """Also in the description: Outlook shows no URL."""
    url = urljoin(settings.SITE_URL, path)
    event.add("url", vUri(url))
    event.add("description", _("More on the page: %(url)s") % {"url": url})


def _text(method, events):
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Introportalen//Introportalen//SV")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    else:
        calendar.add("x-wr-calname", "Introportalen")
        calendar.add("x-wr-timezone", "Europe/Stockholm")
        calendar.add("refresh-interval", vDuration(REFRESH), parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", vDuration(REFRESH))
    calendar.add_component(Timezone.from_ical(TIMEZONE))
    for event in events:
        calendar.add_component(event)
    return calendar.to_ical().decode()
