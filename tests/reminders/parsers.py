"""What two parsers that are not ours read in an invitation or a feed: ical.js in Chromium, and vobject."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import vobject

from tests.browser import chromium

ICAL_JS = Path(__file__).parents[1] / "vendor" / "ical.js" / "ical.es5.min.cjs"
READ = """texts => texts.map(text => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents("vtimezone").forEach(zone => ICAL.TimezoneService.register(zone));
  const value = (event, name) => String(event.getFirstPropertyValue(name) ?? "");
  const events = calendar.getAllSubcomponents("vevent").map(event => ({
    uid: value(event, "uid"), sequence: value(event, "sequence"), status: value(event, "status"),
    title: value(event, "summary"), place: value(event, "location"), secrecy: value(event, "class"),
    organizer: value(event, "organizer"), attendee: value(event, "attendee"), stamp: value(event, "dtstamp"),
    starts: new ICAL.Event(event).startDate.toJSDate().toISOString(),
    ends: new ICAL.Event(event).endDate.toJSDate().toISOString(),
  }));
  return {method: String(calendar.getFirstPropertyValue("method") ?? ""), events};
})"""


@dataclass(frozen=True)
class Event:
    uid: str
    sequence: str
    status: str
    title: str
    place: str
    secrecy: str
    organizer: str
    attendee: str
    stamp: datetime
    starts: datetime
    ends: datetime


@dataclass(frozen=True)
class Read:
    method: str
    events: list


@contextmanager
def ical_js():
    """A function from texts to what ical.js reads; in a thread of its own, where no event loop is in Django's way."""
    with ThreadPoolExecutor(1) as thread, ExitStack() as stack:
        page = thread.submit(lambda: stack.enter_context(chromium()).new_page()).result()
        thread.submit(page.add_script_tag, path=ICAL_JS).result()
        yield lambda texts: [_of_script(read) for read in thread.submit(page.evaluate, READ, list(texts)).result()]
        thread.submit(stack.close).result()


def _of_script(read):
    return Read(read["method"], [Event(**event | _instants(event)) for event in read["events"]])


def _instants(event):
    return {name: datetime.fromisoformat(event[name].replace("Z", "+00:00")) for name in ("stamp", "starts", "ends")}


def of_vobject(texts):
    return [_of_vobject(vobject.readOne(text)) for text in texts]


def _of_vobject(calendar):
    method = calendar.method.value if "method" in calendar.contents else ""
    return Read(method, [_event(event) for event in calendar.contents.get("vevent", [])])


def _event(event):
    def value(name):
        return event.contents[name][0].value if name in event.contents else ""

    return Event(
        uid=value("uid"),
        sequence=value("sequence"),
        status=value("status"),
        title=value("summary"),
        place=value("location"),
        secrecy=value("class"),
        organizer=value("organizer"),
        attendee=value("attendee"),
        stamp=value("dtstamp").astimezone(UTC),
        starts=value("dtstart").astimezone(UTC),
        ends=value("dtend").astimezone(UTC),
    )


def calendar_after(mails):
    """{uid: event} of a calendar that obeys: a later sequence wins, what is cancelled leaves."""
    last = {}
    for mail in mails:
        (event,) = mail.events
        if event.uid not in last or int(last[event.uid][1].sequence) < int(event.sequence):
            last[event.uid] = mail.method, event
    return {uid: event for uid, (method, event) in last.items() if method == "REQUEST"}
