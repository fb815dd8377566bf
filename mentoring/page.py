"""The page of one meeting: what to prepare, what is logged and who reads it."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.services import record_reading
from mentoring import rules
from mentoring.agenda import next_meeting
from mentoring.forms import LogForm, NoteForm, TopicForm
from mentoring.models import HandedBack, Meeting, Note, NoteReader, Request
from mentoring.people import meeting_title, participants, people_by_role
from mentoring.proposals import PART
from mentoring.themes import named_themes, waiting_themes
from mentoring.unit.agenda import unit_agenda
from mentoring.unit.log_form import UnitLogForm
from mentoring.writing import Texts
from programs import parts
from programs.rules import leads
from programs.words import Words

SHOWN_MATTERS = 5


@dataclass(frozen=True)
class Titled:
    """A meeting and what the reader calls it."""

    meeting: Meeting
    title: str


def titled(meetings, reader):
    """[Titled, …] in the same order, in a fixed number of queries."""
    meetings = list(meetings)
    people = people_by_role({row.introduction_id: row.introduction for row in meetings if row.introduction}.values())
    return [Titled(row, meeting_title(row, people.get(row.introduction_id, {}), reader)) for row in meetings]


def find_meeting(person, meeting_id):
    """The meeting with its people, if this person sees that it takes place; else 404."""
    meeting = Meeting.objects.visible_to(person).with_people().filter(pk=meeting_id).first()
    if meeting is None:
        raise Http404
    return meeting


def log_form(meeting, person, data=None, wanted="", **known):
    """The whole log for whoever keeps it, a note for others; from the draft that is `wanted`, or the latest."""
    note = Note.objects.filter(meeting=meeting, by=person).first()
    is_log = rules.can_log(person, meeting)
    known = known if is_log else {}
    log_class = LogForm if meeting.introduction_id else UnitLogForm
    form_class = log_class if is_log else NoteForm
    texts, requests = Texts(meeting, person, note, wanted), to_check_back(meeting, person)
    return form_class(data, meeting=meeting, person=person, texts=texts, requests=requests, **known)


def to_check_back(meeting, person):
    """The requests that the person may mark as talked through, and has not; asked only of chief and newcomer."""
    introduction = meeting.introduction
    if introduction is None or not (introduction.newcomer_id == person.pk or leads(person, introduction)):
        return []
    rows = Request.objects.waiting().filter(introduction=introduction).select_related("check_back", "asked_by")
    for row in rows:
        row.introduction = introduction
    return [row for row in rows if rules.can_mark_now(person, row)]


def meeting_page(request, meeting, form=None, status=200):
    person = request.user
    if meeting.introduction:
        record_reading(person, meeting, about=meeting.introduction.newcomer)
    waiting = _waiting(meeting, person)
    if form is None and _opens_form(request, meeting):
        form = log_form(meeting, person, wanted=request.GET.get("draft", ""), waiting=waiting)
    title = titled([meeting], person)[0].title
    context = {
        "meeting": meeting,
        "title": title,
        "form": form,
        "is_log": isinstance(form, LogForm),
        "crumbs": _crumbs(meeting, title),
        "bring_up": _bring_up(meeting, person, waiting),
        "unit": unit_agenda(meeting, person),
        **(matters_of(meeting.introduction, person) if waiting is not None else {}),
        **_facts(meeting, person),
        **_rights(meeting, person),
    }
    return render(request, "mentoring/meeting_detail.html", context, status=status)


def _waiting(meeting, person):
    """What waits is asked once, for the side column and the log; None where there is nothing to prepare."""
    prepares = meeting.introduction is not None and meeting.is_planned and rules.takes_part(person, meeting)
    return waiting_themes([meeting.introduction]) if prepares else None


def _opens_form(request, meeting):
    """Before it is logged the log is there to fill in; afterwards one asks for it."""
    if rules.can_log(request.user, meeting) and meeting.is_planned:
        return True
    return "write" in request.GET and rules.can_write_note(request.user, meeting)


def _facts(meeting, person):
    introduction = meeting.introduction
    return {
        "people": participants(meeting),
        "attendances": meeting.attendances.select_related("person") if meeting.is_held else (),
        "themes": _touched_themes(meeting),
        "notes": _notes(meeting, person),
        "agenda": [Words(point) for point in meeting.template.agenda],
        "number": _number(meeting),
        "next_meeting": next_meeting(introduction, key=meeting.series.key) if introduction else None,
        "topic_form": _topic_form(meeting, person),
        "purpose": meeting.get_purpose_display() if meeting.purpose_by_id == person.pk else "",
    }


def _notes(meeting, person):
    rows = Note.objects.readable_by(person).filter(meeting=meeting).select_related("by")
    return rows.prefetch_related(Prefetch("readers", NoteReader.objects.select_related("person")))


def _topic_form(meeting, person):
    """Before the meeting anybody who belongs there may put a question on it."""
    introduction = meeting.introduction
    if introduction is None or not meeting.is_planned or meeting.has_begun:
        return None
    return TopicForm(introduction=introduction) if rules.can_wish_topic(person, introduction) else None


def _touched_themes(meeting):
    if meeting.introduction is None:
        return []
    keys = set(meeting.touched.values_list("theme_key", flat=True)) if meeting.is_held else set()
    return named_themes(meeting.introduction.version, keys)


def _number(meeting):
    """Which of how many in close support it is: “your sixth meeting of 16”."""
    introduction = meeting.introduction
    if introduction is None or not (meeting.is_planned or meeting.is_held):
        return None
    until = introduction.close_support_until_on
    rows = Meeting.objects.filter(series=meeting.series, state__in=("planned", "held")).until(until)
    number = Count("pk", filter=Q(starts_at__lte=meeting.starts_at))
    found = rows.aggregate(number=number, total=Count("pk"))
    return found if meeting.on <= until else None


def _bring_up(meeting, person, waiting):
    """{source: [BringUp, …]} for those who take part."""
    found: dict[str, list] = {}
    for part in parts.all_parts() if waiting is not None else ():
        known = {"waiting": waiting} if part.name == PART else {}
        for point in part.bring_up([meeting.introduction], person, **known):
            if not point.with_role or point.with_role in meeting.template.roles:
                found.setdefault(point.source, []).append(point)
    return found


def matters_of(introduction, person):
    """What was handed back to the chief, and of which topics; between the mentor and whoever leads."""
    if introduction.newcomer_id == person.pk:
        return {}
    rows = HandedBack.objects.readable_by(person).filter(introduction=introduction).select_related("by", "taken_by")
    matters = list(rows[:SHOWN_MATTERS])
    return {
        "matters": matters,
        "handed": {row.topic_id for row in matters if not row.is_taken},
        "can_hand_back": rules.can_hand_back(person, introduction),
    }


def _rights(meeting, person):
    return {
        "can_log": rules.can_log(person, meeting),
        "can_write_note": rules.can_write_note(person, meeting),
        "can_undo": rules.can_undo_log(person, meeting),
        "can_move": rules.can_move(person, meeting),
        "can_cancel": rules.can_cancel(person, meeting),
        "can_replace": rules.can_replace(person, meeting),
        "today": timezone.localdate(),
    }


def _crumbs(meeting, title):
    if meeting.introduction is None:
        return [(_("Meetings"), reverse("mentoring:meeting_list")), (title, "")]
    introduction = meeting.introduction
    meetings = reverse("mentoring:introduction_meetings", args=[introduction.pk])
    return [(introduction.newcomer.name, introduction.get_absolute_url()), (_("Meetings"), meetings), (title, "")]
