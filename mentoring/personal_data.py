"""Everything about a person that stands here, as plain values for the register extract."""

from mentoring.models import Draft, Meeting, Note, Request, Topic


def personal_data(person):
    return {
        "meetings": _meetings(person),
        "notes": _notes(person),
        "drafts": [
            {"meeting": row.meeting_id, "saved_at": row.saved_at.isoformat(), **row.body}
            for row in Draft.objects.filter(writer=person)
        ],
        "requests": _requests(person),
        "topics": [
            {"label": row.label, "kind": row.kind, "created_at": row.created_at.isoformat()}
            for row in Topic.objects.filter(by=person)
        ],
    }


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
            "themes": [touched.theme_key for touched in row.touched.all()],
            "was_there": next((seat.was_there for seat in row.attendances.all() if seat.person_id == person.pk), None),
            "purpose": row.purpose if row.purpose_by_id == person.pk else "",
        }
        for row in rows
    ]


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
    mine = Request.objects.filter(introduction__newcomer=person) | Request.objects.filter(asked_by=person)
    return [
        {
            "words": row.words,
            "asked_by_me": row.asked_by_id == person.pk,
            "asked_at": row.asked_at.isoformat(),
            "state": row.state,
        }
        | _check_back(row)
        for row in mine.select_related("check_back")
    ]


def _check_back(request):
    written = getattr(request, "check_back", None)
    if written is None:
        return {}
    return {"heard": written.heard, "means": written.means, "how": written.how, "meant": written.meant}
