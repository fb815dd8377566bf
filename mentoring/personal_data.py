"""Everything about a person that stands here, as plain values for the register extract."""

from django.db.models import Q

from mentoring.models import Draft, HandedBack, Meeting, MentorProfile, Note, Request, Topic
from mentoring.unit.personal_data import points_of


def personal_data(person):
    return {
        "meetings": _meetings(person),
        "notes": _notes(person),
        "drafts": [
            {"meeting": row.meeting_id, "saved_at": row.saved_at.isoformat(), **row.body}
            for row in Draft.objects.filter(writer=person)
        ],
        "requests": _requests(person),
        "mentor_profile": _profile(person),
        "handed_back": _handed_back(person),
        "topics": [
            {"label": row.label, "kind": row.kind, "created_at": row.created_at.isoformat()}
            for row in Topic.objects.filter(by=person)
        ],
        **points_of(person),
    }


def _profile(person):
    fields = ("since", "areas", "languages", "has_own_cases")
    return list(MentorProfile.objects.filter(person=person).values(*fields))


def _meetings(person):
    mine = Meeting.objects.filter(attendances__person=person) | Meeting.objects.filter(introduction__newcomer=person)
    rows = mine.distinct().prefetch_related("touched", "attendances").select_related("series__template")
    return [
        {
            "series": str(row.series),
            "starts_at": row.starts_at.isoformat(),
            "minutes": row.minutes,
            "place": row.place,
            "state": row.state,
            "reason_words": row.reason_words,
            "themes": [touched.theme_key for touched in row.touched.all()],
            **_attendance(row, person),
            "gave_document_feedback": row.gave_document_feedback,
            "purpose": row.purpose if row.purpose_by_id == person.pk else "",
        }
        for row in rows
    ]


def _attendance(meeting, person):
    seat = next((seat for seat in meeting.attendances.all() if seat.person_id == person.pk), None)
    return {"was_there": seat and seat.was_there, "has_apologised": seat and seat.has_apologised}


def _notes(person):
    return [
        {
            "meeting": row.meeting_id,
            "written_by_me": row.by_id == person.pk,
            "created_at": row.created_at.isoformat(),
            "strength": row.strength,
            "text": row.text,
            "next_step": row.next_step,
        }
        for row in Note.objects.readable_by(person)
    ]


def _requests(person):
    """What was asked of me, and what I asked or proposed; with every turn of what was said about it."""
    mine = Q(introduction__newcomer=person, asked_by__isnull=False) | Q(asked_by=person) | Q(proposed_by=person)
    return [
        {
            "words": row.words,
            "asked_by_me": row.asked_by_id == person.pk,
            "proposed_by_me": row.proposed_by_id == person.pk,
            "asked_at": row.asked_at.isoformat(),
            "state": row.state,
            "done_at": row.done_at and row.done_at.isoformat(),
            "turns": _turns(row) if person.pk in (row.asked_by_id, row.introduction.newcomer_id) else [],
        }
        for row in Request.objects.filter(mine).select_related("introduction").prefetch_related("turns")
    ]


def _turns(request):
    names = ("heard", "means", "how", "meant", "is_agreed")
    return [{"at": turn.at.isoformat()} | {name: getattr(turn, name) for name in names} for turn in request.turns.all()]


def _handed_back(person):
    rows = HandedBack.objects.filter(Q(by=person) | Q(taken_by=person))
    return [
        {"words": row.words, "by_me": row.by_id == person.pk, "at": row.at.isoformat(), "answer": row.answer}
        for row in rows
    ]
